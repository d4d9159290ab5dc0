import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SHANDONG_2015 } from '@clearhall/shared-schema/quiz/paper-presets';
import { type Canary, CanaryMint } from './canaries.ts';
import { generatedMap } from './generated-map.ts';
import { type GeneratedQuestion, gateQuestions, paperQuestions } from './generated-questions.ts';
import { generated, LICENCE, SOURCES } from './generated-words.ts';

/** How a multiple choice can be marked, in the words of the files. */
export const SCORINGS = ['all-or-nothing', 'missing-half', 'right-minus-wrong'] as const;
export const GATES = 5;
const SCENES = GATES + 1;
const RIGHT_ANSWERS = 2;
const TILESETS = path.resolve(import.meta.dirname, '../../../maps/tilesets');
const PICTURES = ['hall-tiles.png', 'hall-tiles@2x.png'];

type Gate = {
  gateId: string;
  questionIds: string[];
  rule: { rightAnswers: number; scoring: (typeof SCORINGS)[number] };
};
type GeneratedPaper = typeof SHANDONG_2015 & { paperId: string };

/** A hall that nobody wrote, to be measured: its files, and the tokens planted in its keys and explanations. */
export type GeneratedPack = {
  hallId: string;
  gates: Gate[];
  papers: GeneratedPaper[];
  questions: ReadonlyMap<string, GeneratedQuestion>;
  canaries: ReadonlyMap<string, Canary>;
  files: ReadonlyMap<string, unknown>;
};

/**
 * Six scenes in a row with five gates between them, at which every kind of question is asked, and papers of 80 questions
 * by the mix of Shandong's test, one for each way to mark a multiple choice. The same dice (0…1) give the same pack.
 */
export function generatedPack({ exhibits, dice }: { exhibits: number; dice: () => number }): GeneratedPack {
  const hallId = `generated-${exhibits}`;
  const mint = new CanaryMint(dice);
  const canaries = new Map<string, Canary>();
  const exhibitIds = Array.from({ length: exhibits }, (_, i) => `exhibit-${i}`);
  const nearGate = (gate: number) => exhibitIds.filter((_, i) => i % SCENES === gate);
  const plant = { mint, canaries };
  const asked = Array.from({ length: GATES }, (_, gate) => gateQuestions(gate, nearGate(gate), plant));
  const gates = asked.map((questions, gate): Gate => {
    const scoring = SCORINGS[gate % SCORINGS.length] ?? 'all-or-nothing';
    const questionIds = questions.map(({ questionId }) => questionId);
    return { gateId: `gate-${gate}`, questionIds, rule: { rightAnswers: RIGHT_ANSWERS, scoring } };
  });
  const questions = [...asked.flat(), ...paperQuestions(plant)];
  const papers = SCORINGS.map((scoring): GeneratedPaper => ({ ...SHANDONG_2015, paperId: `by-${scoring}`, scoring }));
  const files = new Map<string, unknown>([
    ['hall.json', hallFile(hallId, gates)],
    ['hall.tmj', generatedMap(SCENES, exhibitIds)],
    ...exhibitIds.map((exhibitId, i) => [`exhibits/${exhibitId}.json`, exhibitFile(exhibitId, i)] as const),
    ...questions.map((question) => [`questions/${question.questionId}.json`, question] as const),
    ...papers.map((paper) => [`papers/${paper.paperId}.json`, paperFile(paper)] as const),
  ]);
  return { hallId, gates, papers, questions: byId(questions), canaries, files };
}

/** Writes a pack below a folder of halls; gives the pack's own folder. */
export async function writePack({ hallId, files }: GeneratedPack, halls: string): Promise<string> {
  const folder = path.join(halls, hallId);
  for (const part of ['exhibits', 'questions', 'papers']) await mkdir(path.join(folder, part), { recursive: true });
  for (const [file, content] of files) await writeFile(path.join(folder, file), JSON.stringify(content));
  for (const name of PICTURES) await copyFile(path.join(TILESETS, name), path.join(folder, name));
  return folder;
}

function hallFile(hallId: string, gates: readonly Gate[]) {
  return {
    hallId,
    title: generated('Generated hall', '生成的展厅'),
    licence: LICENCE,
    scenes: Array.from({ length: SCENES }, (_, i) => ({
      sceneId: `scene-${i}`,
      title: generated(`Generated scene ${i}`, `生成的场景${i}`),
      intro: generated(`A generated introduction of scene ${i}.`, `场景${i}的生成的说明。`),
    })),
    gates: gates.map((gate, i) => ({ ...gate, title: generated(`Generated gate ${i}`, `生成的门${i}`) })),
    roundQuestionIds: [],
  };
}

/** As long as a text on a wall: about six hundred letters. */
function exhibitFile(exhibitId: string, number: number) {
  const paragraph = (part: number) =>
    generated(
      `Generated paragraph ${part} of exhibit ${number}: ${'it says nothing and is as long as one that does. '.repeat(4)}`.trim(),
      `展品${number}的生成段落${part}：${'这段文字什么也没有说，只是长度相当。'.repeat(4)}`,
    );
  return {
    exhibitId,
    kind: 'text',
    title: generated(`Generated exhibit ${number}`, `生成的展品${number}`),
    summary: generated(`A generated summary of exhibit ${number}.`, `展品${number}的生成的提要。`),
    body: [paragraph(1), paragraph(2), paragraph(3)],
    sources: SOURCES,
    licence: LICENCE,
  };
}

function paperFile(paper: GeneratedPaper) {
  return {
    ...paper,
    title: generated(`Generated paper ${paper.scoring}`, `生成的试卷${paper.scoring}`),
    licence: LICENCE,
  };
}

function byId(questions: readonly GeneratedQuestion[]): Map<string, GeneratedQuestion> {
  return new Map(questions.map((question) => [question.questionId, question]));
}
