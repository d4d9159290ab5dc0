import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import { isExhibitReached, reachableTiles } from '@clearhall/shared-schema/map/map-reach';
import type { ExhibitFile, HallFile, KeyedQuestion } from './pack-format.ts';
import type { PackProblem } from './pack-problem.ts';

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
    ...gateQuestions(parts),
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

function gateQuestions({ hall, questions }: PackParts): PackProblem[] {
  const problems: PackProblem[] = [];
  for (const gate of hall.gates) {
    if (gate.questionIds.length === 0) {
      const text = `The gate "${gate.gateId}" has no question. Name at least one in "questionIds".`;
      problems.push({ code: 'gate-without-question', file: 'hall.json', text });
    }
    for (const questionId of gate.questionIds.filter((one) => !questions.has(one))) {
      const text = `The gate "${gate.gateId}" asks the question "${questionId}", which is not in the folder "questions".`;
      problems.push({ code: 'unknown-question', file: 'hall.json', text });
    }
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
    if (atGates.has(questionId)) {
      const text = `The question "${questionId}" is asked at a gate and in rounds; a round would reveal the gate's answer.`;
      problems.push({ code: 'question-in-gate-and-round', file: 'hall.json', text });
    }
  }
  return problems;
}

/** A gate asks only for what can be read on this side of it. */
function questionExhibits({ hall, map, exhibits, questions }: PackParts): PackProblem[] {
  const problems: PackProblem[] = [];
  for (const question of questions.values()) {
    if (question.exhibitId !== null && !exhibits.has(question.exhibitId)) {
      const text = `"exhibitId" names "${question.exhibitId}", which is not in the folder "exhibits".`;
      problems.push({ code: 'unknown-exhibit', file: `questions/${question.questionId}.json`, text });
    }
  }
  for (const gate of hall.gates) {
    const reached = reachableTiles(map, map.starts, new Set([gate.gateId]));
    for (const questionId of gate.questionIds) {
      const exhibitId = questions.get(questionId)?.exhibitId;
      const exhibit = map.exhibits.find((one) => one.exhibitId === exhibitId);
      if (exhibit === undefined || isExhibitReached(map, exhibit, reached)) continue;
      const text = `The gate "${gate.gateId}" asks "${questionId}", but its exhibit "${exhibitId}" stands behind that gate.`;
      problems.push({ code: 'answer-behind-gate', file: 'hall.json', text });
    }
  }
  return problems;
}
