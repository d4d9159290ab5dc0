import type { Role } from '@clearhall/shared-schema/contract';
import { quizAsks } from '@clearhall/shared-schema/quiz/asks';
import type { EventKind, JournalEvent } from '../journal/events.ts';

/** What one person answered, and by which request: the same request again is no second answer. */
export type RoundAnswer = { optionId: string; requestId: string | null };
/** A group question as the events of its room tell of it. */
export type RebuiltRound = {
  roundId: string;
  questionId: string;
  /** The requests that opened and revealed it. */
  openedBy: string | null;
  revealedBy: string | null;
  /** How many were there to answer when it was opened. */
  asked: number;
  isRevealed: boolean;
  /** By person. */
  answers: ReadonlyMap<string, RoundAnswer>;
};

/** The kinds of events that say how the round of a room stands. */
export const ROUND_EVENTS: readonly EventKind[] = [
  'person.entered',
  'person.left',
  'round.opened',
  'round.answered',
  'round.revealed',
];

/** The open or last round after these events of one room, oldest first; null where none was ever opened. */
export function roundAfter(events: readonly JournalEvent[]): RebuiltRound | null {
  const here = new Map<string, Role>();
  let round = null as RebuiltRound | null;
  let answers = new Map<string, RoundAnswer>();
  for (const event of events) {
    const { personId, requestId } = event;
    const isOfRound = round !== null && 'roundId' in event.body && event.body.roundId === round.roundId;
    if (event.kind === 'server.started') here.clear();
    else if (event.kind === 'person.entered' && personId) here.set(personId, event.body.role);
    else if (event.kind === 'person.left' && personId) here.delete(personId);
    else if (event.kind === 'round.opened') {
      answers = new Map();
      const asked = [...here.values()].filter((role) => quizAsks['quiz.answer-round'].by.includes(role)).length;
      const { roundId, questionId } = event.body;
      round = { roundId, questionId, openedBy: requestId, revealedBy: null, asked, isRevealed: false, answers };
    } else if (event.kind === 'round.answered' && personId && isOfRound)
      answers.set(personId, { optionId: event.body.optionId, requestId });
    else if (event.kind === 'round.revealed' && round && isOfRound)
      round = { ...round, isRevealed: true, revealedBy: requestId };
  }
  return round;
}
