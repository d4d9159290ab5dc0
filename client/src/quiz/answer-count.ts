import type { RosterRow } from '../net/mirror.ts';

/** Of the people of a group who answer its questions: how many there are, and how many have. Bots stand apart. */
export type AnswerCount = { answered: number; people: number; bots: number; botsAnswered: number };

/** Counts a roster; who lost the line counts only with an answer. */
export function answerCount(roster: Iterable<RosterRow>): AnswerCount {
  const count = { answered: 0, people: 0, bots: 0, botsAnswered: 0 };
  for (const { role, connected, hasAnswered, isBot } of roster) {
    const answers = role === 'learner' || role === 'visitor';
    if (!answers || !(connected || hasAnswered)) continue;
    if (isBot) count.bots++;
    else count.people++;
    if (hasAnswered && isBot) count.botsAnswered++;
    else if (hasAnswered) count.answered++;
  }
  return count;
}
