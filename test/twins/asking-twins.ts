import { room, SERVER, SHARED, type Twin } from './twin.ts';

export const asking: readonly Twin[] = [
  room('entry', 'A7 a flood from one address', {
    name: 'an address may ask for changes without end',
    file: `${SERVER}/http/web-app.ts`,
    find: '  app.use(limitedByAddress());',
    replace: '  limitedByAddress();',
  }),
  room('hostile-asks', 'A1 P7 in a tour every ask', {
    name: 'the role check is off',
    file: `${SERVER}/answering.ts`,
    find: 'if (!declared.by.includes(room.world.roleOf(who))) {',
    replace: 'if (declared.by.length === 0) {',
  }),
  room('hostile-asks', 'A1 an ask costs credits', {
    name: 'credits are not counted',
    file: `${SERVER}/answering.ts`,
    find: 'const enough = credits >= 1;',
    replace: 'const enough = credits >= 0;',
  }),
  room('hostile-asks', 'A3 who floods is cut', {
    name: 'who lies is never cut',
    file: `${SERVER}/hall-room.ts`,
    find: 'if (count >= MOST_STRIKES) this.dismiss(client, CLOSE_MISBEHAVED);',
    replace: '',
  }),
  room('repeated-asks', 'A4 gathering, opening, answering', {
    name: 'a repeated ask acts again',
    file: `${SERVER}/answering.ts`,
    find: 'if (requestId === null) return perform();',
    replace: "if (requestId !== '') return perform();",
  }),
  room('gate', 'G1 a gate asks nobody who stands too far', {
    name: 'a gate asks from anywhere',
    file: `${SHARED}/gate/rules.ts`,
    find: 'return Math.hypot(dx, dy) <= GATE_REACH_TILES;',
    replace: 'return Math.hypot(dx, dy) >= 0;',
  }),
  room('gate', 'G2 a wrong answer explains', {
    name: 'a wrong answer leaves the same question',
    file: `${SHARED}/gate/rules.ts`,
    find: 'const first = given % Math.max(1, questionIds.length);',
    replace: 'const first = given * 0;',
  }),
  room('gate-limits', 'G4 J3 the pass holds in another room', {
    name: 'passes that are not shipped yet are forgotten',
    file: `${SERVER}/gate/pass-store.ts`,
    find: 'for (const event of unshipped)\n',
    replace: 'for (const event of unshipped.slice(0, 0))\n',
  }),
  room('answer-key', 'G5 C5 nothing that a visitor is sent', {
    name: 'the key travels with the question',
    file: `${SERVER}/quiz/public-question.ts`,
    find: "sources: kind === 'evidence' ? [] : sources,",
    replace: 'sources,\n    ...{ key: question.key },',
  }),
  room('answer-key', 'Q4 G5 nothing that a learner is sent', {
    name: 'the own result is told before the reveal',
    file: `${SERVER}/quiz/quiz-plugin.ts`,
    find: "if (this.state.round.rightOptionId === '') return refuse('not-revealed');",
    replace: '',
  }),
  room('round', 'Q2 Q4 Q5 everybody answers once', {
    name: 'a second answer is taken',
    file: `${SERVER}/quiz/quiz-plugin.ts`,
    find: "if (given) return refuse('already-answered');",
    replace: '',
  }),
  room('round', 'Q3 no answer counts after the reveal', {
    name: 'an answer after the reveal counts',
    file: `${SERVER}/quiz/quiz-plugin.ts`,
    find: "if (this.state.round.phase !== 'open') return refuse('round-closed');\n      if (given) return",
    replace: 'if (given) return',
  }),
  room('durable-replies', 'J1 Q3 an answer that comes while the reveal', {
    name: 'answers count until the reveal is on disk',
    file: `${SERVER}/quiz/quiz-plugin.ts`,
    find: "this.state.round.phase = 'revealed';\n      try {",
    replace: 'try {',
  }),
  room('tour', 'T3 G3 who may not pass the gate stays', {
    name: 'gathering leads through closed gates',
    file: `${SERVER}/avatar/walker.ts`,
    find: "const motion = intend(map, this.#passes, this.#motion, { kind: 'go', to, pace: 2, heading });",
    replace: "const motion = intend(map, 0xffffffff, this.#motion, { kind: 'go', to, pace: 2, heading });",
  }),
  room('tour', 'T5 a closed tour takes nobody in', {
    name: 'a closed tour is entered',
    file: `${SERVER}/tour/tour-plugin.ts`,
    find: 'await this.room.lock();',
    replace: '',
  }),
];
