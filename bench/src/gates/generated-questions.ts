import type { Canary, CanaryMint } from './canaries.ts';
import { type Generated, generated, LICENCE, SOURCES } from './generated-words.ts';

/** A question of a generated pack, as its file holds it. */
export type GeneratedQuestion = {
  questionId: string;
  kind: 'single' | 'multiple' | 'true-false' | 'ordering' | 'fill-in' | 'evidence';
  stem: Generated;
  options: { optionId: string; text: Generated }[];
  key: string | boolean | string[];
  explanation: Generated;
  exhibitId: string | null;
  sources: typeof SOURCES;
  licence: string;
};

type Kind = GeneratedQuestion['kind'];
/** Where tokens come from, and where it is kept what they stand for. */
type Plant = { mint: CanaryMint; canaries: Map<string, Canary> };

/** Every gate has a multiple choice, so that each way to mark one is met; the other kinds take turns. */
const AT_GATES: readonly (readonly Kind[])[] = [
  ['single', 'multiple', 'true-false'],
  ['multiple', 'ordering', 'fill-in'],
  ['evidence', 'multiple', 'single'],
  ['fill-in', 'true-false', 'multiple'],
  ['ordering', 'evidence', 'multiple'],
];

/** More than a paper draws of each kind, so that papers differ. */
const IN_BANK: readonly (readonly [Kind, number])[] = [
  ['single', 40],
  ['true-false', 40],
  ['multiple', 30],
];

/** The questions of a gate; `exhibitIds` stand in the scene before it. */
export function gateQuestions(gate: number, exhibitIds: readonly string[], plant: Plant): GeneratedQuestion[] {
  return (AT_GATES[gate] ?? []).map((kind, i) =>
    question(kind, `at-gate-${gate}-${i}`, i + gate, exhibitIds[0], plant),
  );
}

/** The questions that are on papers only. */
export function paperQuestions(plant: Plant): GeneratedQuestion[] {
  return IN_BANK.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) => question(kind, `bank-${kind}-${i}`, i, undefined, plant)),
  );
}

function question(kind: Kind, questionId: string, number: number, exhibitId: string | undefined, plant: Plant) {
  const { mint, canaries } = plant;
  const keep = (token: string, part: Canary['part']): string => {
    canaries.set(token, { questionId, part });
    return token;
  };
  const counts: Partial<Record<Kind, number>> = { single: 4, multiple: 6, ordering: 4 };
  const options = Array.from({ length: counts[kind] ?? 0 }, (_, i) => ({
    optionId: keep(mint.optionId(), 'key'),
    text: generated(`Generated option ${i} of ${questionId}`, `${questionId}的生成选项${i}`),
  }));
  const ids = options.map(({ optionId }) => optionId);
  const keys: Record<Kind, () => GeneratedQuestion['key']> = {
    single: () => ids[number % ids.length] ?? '',
    multiple: () => ids.filter((_, i) => i <= 1 + (number % 3)),
    ordering: () => [...ids].reverse(),
    'true-false': () => number % 2 === 0,
    'fill-in': () => [`Generated words ${keep(mint.text(), 'key')}`],
    evidence: () => exhibitId ?? '',
  };
  const why = (language: string) => `${language} ${keep(mint.text(), 'explanation')}`;
  return {
    questionId,
    kind,
    stem: generated(`A generated question, ${questionId}?`, `生成的问题${questionId}？`),
    options,
    key: keys[kind](),
    explanation: generated(why('A generated explanation,'), why('生成的解释')),
    exhibitId: kind === 'evidence' ? null : (exhibitId ?? null),
    sources: SOURCES,
    licence: LICENCE,
  };
}
