import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import { comparedText } from '@clearhall/shared-schema/quiz/marking';
import type { ExhibitFile } from './exhibit-file.ts';
import { gateProblems } from './gate-check.ts';
import type { HallFile } from './pack-format.ts';
import type { PackProblem } from './pack-problem.ts';
import type { KeyedQuestion } from './question-file.ts';

/** The parts of a pack, each read and in order by itself. */
export type PackParts = {
  hall: HallFile;
  map: HallMap;
  exhibits: ReadonlyMap<string, ExhibitFile>;
  questions: ReadonlyMap<string, KeyedQuestion>;
};

/** What does not fit together across the files of a pack. */
export function crossCheck(parts: PackParts): PackProblem[] {
  return [
    ...pairs(
      'scene',
      'hall.json',
      parts.map.scenes.map((scene) => scene.sceneId),
      parts.hall.scenes.map((scene) => scene.sceneId),
    ),
    ...pairs(
      'gate',
      'hall.json',
      parts.map.gates.map((gate) => gate.gateId),
      parts.hall.gates.map((gate) => gate.gateId),
    ),
    ...pairs(
      'exhibit',
      'exhibits',
      parts.map.exhibits.map((exhibit) => exhibit.exhibitId),
      [...parts.exhibits.keys()],
    ),
    ...gateProblems(parts),
    ...roundQuestions(parts),
    ...questionExhibits(parts),
  ];
}

function pairs(what: string, place: string, onMap: string[], written: string[]): PackProblem[] {
  const problems: PackProblem[] = [];
  for (const id of onMap.filter((one) => !written.includes(one))) {
    const text = `The ${what} "${id}" is on the map, but not in ${place}. Write it there or remove it from the map.`;
    problems.push({ code: `${what}-not-written`, file: 'hall.tmj', text });
  }
  for (const id of written.filter((one) => !onMap.includes(one))) {
    const file = place === 'hall.json' ? place : `${place}/${id}.json`;
    const text = `The ${what} "${id}" is not on the map. Draw an object of class "${what}" with this name.`;
    problems.push({ code: `${what}-not-on-map`, file, text });
  }
  for (const id of new Set(written.filter((one, index) => written.indexOf(one) !== index))) {
    problems.push({ code: `${what}-doubled`, file: place, text: `The ${what} "${id}" is written twice.` });
  }
  return problems;
}

function roundQuestions({ hall, questions }: PackParts): PackProblem[] {
  const problems: PackProblem[] = [];
  const atGates = new Set(hall.gates.flatMap((gate) => gate.questionIds));
  for (const questionId of hall.roundQuestionIds) {
    if (!questions.has(questionId)) {
      const text = `"roundQuestionIds" names the question "${questionId}", which is not in the folder "questions".`;
      problems.push({ code: 'unknown-question', file: 'hall.json', text });
    }
    const kind = questions.get(questionId)?.kind ?? 'single';
    if (kind !== 'single') {
      const text = `"roundQuestionIds" names the question "${questionId}" of the kind "${kind}". A round asks only questions of the kind "single".`;
      problems.push({ code: 'round-question-not-single', file: 'hall.json', text });
    }
    if (atGates.has(questionId)) {
      const text = `The question "${questionId}" is asked at a gate and in rounds; a round would reveal the gate's answer.`;
      problems.push({ code: 'question-in-gate-and-round', file: 'hall.json', text });
    }
  }
  return problems;
}

/** What a question names outside its own file. */
function questionExhibits({ exhibits, questions }: PackParts): PackProblem[] {
  const problems: PackProblem[] = [];
  for (const question of questions.values()) {
    const file = `questions/${question.questionId}.json`;
    const [field, exhibitId] =
      question.kind === 'evidence' ? (['key', question.key] as const) : (['exhibitId', question.exhibitId] as const);
    if (exhibitId !== null && !exhibits.has(exhibitId)) {
      const text = `"${field}" names "${exhibitId}", which is not in the folder "exhibits".`;
      problems.push({ code: 'unknown-exhibit', file, text });
    }
    const unreadable = question.kind === 'fill-in' ? question.key.find((one) => comparedText(one) === '') : undefined;
    if (unreadable !== undefined) {
      const text = `"key" accepts "${unreadable}", of which nothing is left when marks and spaces are taken away. Use letters or digits.`;
      problems.push({ code: 'text-without-letters', file, text });
    }
  }
  return problems;
}
