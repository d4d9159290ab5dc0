import { packed, room, SERVER, SHARED, type Twin } from './twin.ts';

export const papers: readonly Twin[] = [
  room('papers', 'E5 J3 two counted attempts are all there are', {
    name: 'the limit of counted attempts is ignored',
    file: `${SHARED}/quiz/paper-rules.ts`,
    find: "if (mode === 'counted' && attemptsLeft(paper, hallId, earlier) === 0)",
    replace: "if (mode === 'counted' && attemptsLeft(paper, hallId, earlier) === -1)",
  }),
  room('papers', 'E4 an answer after the deadline is refused', {
    name: 'a late answer is taken',
    file: `${SERVER}/quiz/paper-desk.ts`,
    find: "if (whyNot('work', stateOf(attempt, by.nowMs))) return refuse('paper-closed');",
    replace: '',
  }),
  room('papers', 'E2 E3 E9 a paper from its start to its review', {
    name: 'the key lies beside the question of a paper',
    file: `${SERVER}/quiz/paper-sitting.ts`,
    find: '      question: sheet.question,',
    replace: '      question: { ...sheet.question, ...{ key: slots[slot]?.key } },',
  }),
  room('papers', 'E6 J1 starting, an answer and closing', {
    name: 'an answer on a paper is told before it is on disk',
    file: `${SERVER}/quiz/paper-desk.ts`,
    find: "await this.#journal.record(happened('paper.answered',",
    replace: "void this.#journal.record(happened('paper.answered',",
  }),
  room('papers', 'E8 a replayed answer counts once', {
    name: 'a replayed answer is recorded again',
    file: `${SERVER}/quiz/paper-desk.ts`,
    find: 'if (savedMs !== undefined) return { savedMs };',
    replace: '',
  }),
  room('papers', 'E8 E9 what is foreign, not on the sheet', {
    name: 'an option may be named as in the bank',
    file: `${SERVER}/quiz/paper-desk.ts`,
    find: 'originalAnswer(asked.sheet, given) : null;',
    replace: '(originalAnswer(asked.sheet, given) ?? given) : null;',
  }),
  room('killed-server', 'E4 E6 a paper in hand outlives a killed server', {
    name: 'an outage takes time from a paper',
    file: `${SERVER}/journal/project-papers.ts`,
    find: 'if (toMs <= fromMs) return;',
    replace: 'if (toMs !== 0) return;',
  }),
  packed('paper-check', 'E1 E10 a paper that its bank cannot fill', {
    name: 'papers draw what is asked at gates',
    file: `${SERVER}/quiz/paper-bank.ts`,
    find: '.filter(({ questionId }) => !told.has(questionId))',
    replace: '.filter(() => told.size > 0)',
  }),
];
