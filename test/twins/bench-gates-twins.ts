import { provedBy, type Twin } from './twin.ts';

const bench = provedBy('unit', 'bench/src/gates');
const GATES = 'bench/src/gates';

/** Breaks of what the benchmark of gates and papers rests on: its own marker, its scanner, its comparison. */
export const benchGates: readonly Twin[] = [
  bench('own-marker', 'Q6 the marker of the benchmark knows nothing of how the product marks', {
    name: 'the own marker asks the product what is right',
    file: `${GATES}/own-marker.ts`,
    find: 'export type PlainAnswer = string',
    replace:
      "import { comparedText } from '@clearhall/shared-schema/quiz/marking';\nexport const bareText = comparedText;\nexport type PlainAnswer = string",
  }),
  bench('compared-marks', 'Q6 the product and the marker of the benchmark agree', {
    name: 'half is given where something wrong was chosen',
    file: 'shared-schema/src/quiz/marking.ts',
    find: 'return wrong === 0 && hits > 0 ? 0.5 : 0;',
    replace: 'return hits > 0 ? 0.5 : 0;',
  }),
  bench('compared-marks', 'Q6 the product and the marker of the benchmark agree', {
    name: 'wrong ones are not taken away from right ones',
    file: 'shared-schema/src/quiz/marking.ts',
    find: 'Math.max(0, (hits - wrong) / right.length)',
    replace: 'Math.max(0, hits / right.length)',
  }),
  bench('received-bytes', 'G5 a key in a reply is a leak', {
    name: 'the scanner of the benchmark looks at lines only',
    file: `${GATES}/received-bytes.ts`,
    find: '    this.httpBytes += bytes.length;\n    this.#look(bytes);',
    replace: '    this.httpBytes += bytes.length;',
  }),
  bench('received-bytes', 'G5 a key in a reply is a leak', {
    name: 'a key may come once its question was answered',
    file: `${GATES}/received-bytes.ts`,
    find: "if (found.part === 'explanation' && this.#entitled.has(found.questionId))",
    replace: 'if (this.#entitled.has(found.questionId))',
  }),
  bench('received-bytes', 'G5 a key beside the question is noticed', {
    name: 'the public question carries its file with it',
    file: 'game-server/src/quiz/public-question.ts',
    find: '    questionId,\n    kind,',
    replace: '    ...question,\n    questionId,\n    kind,',
  }),
];
