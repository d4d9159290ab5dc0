import { room, SERVER, SHARED, shared, type Twin } from './twin.ts';

export const gates: readonly Twin[] = [
  room('gate', 'G6 options stand in an order', {
    name: 'a sheet is not shuffled and names the options as the hall does',
    file: `${SERVER}/gate/gate-plugin.ts`,
    find: '      question: sheet.question,\n',
    replace: '      question,\n',
  }),
  room('answer-key', 'G5 C5 nothing that a visitor is sent', {
    name: 'the key travels with the sheet',
    file: `${SERVER}/gate/gate-plugin.ts`,
    find: '      question: sheet.question,\n',
    replace: '      question: { ...sheet.question, ...{ key: this.#question(now.questionId).key } },\n',
  }),
  room('gate', 'G8 every kind of question', {
    name: 'what is to be proved is proved from anywhere',
    file: `${SERVER}/gate/gate-plugin.ts`,
    find: 'return exhibit !== undefined && canLookAt(this.world.map, exhibit, place);',
    replace: 'return exhibit !== undefined;',
  }),
  shared('gate/rules', 'G7 a question answered rightly', {
    name: 'the same right answer counts twice',
    file: `${SHARED}/gate/rules.ts`,
    find: 'right: rightly.size,',
    replace: 'right: answers.filter(({ isRight }) => isRight).length,',
  }),
  shared('gate/rules', 'G9 a gate opens by answers', {
    name: 'what was seen opens every gate',
    file: `${SHARED}/gate/rules.ts`,
    find: "if (opens === 'passed') return isPassed;",
    replace: "if (opens === 'passed') return isPassed || isCompleted;",
  }),
  shared('gate/rules', 'G10 after so many wrong answers', {
    name: 'the limit of tries is ignored',
    file: `${SHARED}/gate/rules.ts`,
    find: 'if (wrong !== rule.tries) continue;',
    replace: 'if (wrong >= 0) continue;',
  }),
  room('gate-limits', 'G10 J3 the limit holds over two rooms', {
    name: 'answers that are not shipped yet are forgotten',
    file: `${SERVER}/gate/gate-books.ts`,
    find: 'for (const event of unshipped) {',
    replace: 'for (const event of unshipped.slice(0, 0)) {',
  }),
  room('gate-limits', 'G12 what the lecturer opens', {
    name: 'what a lecturer opens is everybody’s pass',
    file: `${SERVER}/gate/gate-plugin.ts`,
    find: 'for (const each of this.world.here()) this.#avatar.setPasses(each);',
    replace: 'for (const each of this.world.here()) this.#open(each, gate);',
  }),
  room('gate-limits', 'G12 what the lecturer opens', {
    name: 'what a lecturer opened is forgotten at a restart',
    file: `${SERVER}/gate/gate-plugin.ts`,
    find: 'if (gate) this.world.openedGates = withPass(',
    replace: 'if (gate) withPass(',
  }),
  room('gate-walks', 'G13 100,000 seeded walks', {
    name: 'gates stop nobody who walks straight on',
    file: `${SHARED}/avatar/motion.ts`,
    find: 'return gate === 0 || (passes & (1 << (gate - 1))) !== 0;',
    replace: 'return gate === 0 || passes >= 0;',
  }),
];
