import { isExhibitReached, reachableTiles } from '@clearhall/shared-schema/map/map-reach';
import type { GateRule } from '@clearhall/shared-schema/pack/gate-rule';
import { PLAIN_RULE } from '@clearhall/shared-schema/pack/gate-rule';
import type { PackParts } from './pack-cross-check.ts';
import type { HallFile } from './pack-format.ts';
import type { PackProblem } from './pack-problem.ts';

type Gate = HallFile['gates'][number];

/** What is wrong with the gates of `hall.json` in the light of questions, exhibits and map. */
export function gateProblems(parts: PackParts): PackProblem[] {
  return parts.hall.gates
    .flatMap((gate) => [
      ...questionProblems(parts, gate),
      ...ruleProblems(parts, gate, gate.rule ?? PLAIN_RULE),
      ...behindGate(parts, gate),
    ])
    .map(({ code, text }) => ({ code, file: 'hall.json', text }));
}

type Found = { code: string; text: string };

function questionProblems({ questions }: PackParts, { gateId, questionIds, rule }: Gate): Found[] {
  const found: Found[] = [];
  if (questionIds.length === 0 && rule?.opens !== 'completed') {
    const text = `The gate "${gateId}" has no question. Name at least one in "questionIds".`;
    found.push({ code: 'gate-without-question', text });
  }
  if (questionIds.length > 0 && rule?.opens === 'completed') {
    const text = `The gate "${gateId}" opens by exhibits alone ("completed"), but names questions, which nobody would be asked. Leave "questionIds" empty or choose another "opens".`;
    found.push({ code: 'gate-never-asks', text });
  }
  for (const questionId of questionIds.filter((one) => !questions.has(one))) {
    const text = `The gate "${gateId}" asks the question "${questionId}", which is not in the folder "questions".`;
    found.push({ code: 'unknown-question', text });
  }
  for (const questionId of new Set(questionIds.filter((one, i) => questionIds.indexOf(one) !== i))) {
    const text = `The gate "${gateId}" names the question "${questionId}" twice. Name it once.`;
    found.push({ code: 'gate-question-doubled', text });
  }
  return found;
}

function ruleProblems({ exhibits }: PackParts, { gateId, questionIds }: Gate, rule: GateRule): Found[] {
  const found: Found[] = [];
  const given = new Set(questionIds).size;
  if (rule.opens !== 'completed' && given > 0 && rule.rightAnswers > given) {
    const text = `The gate "${gateId}" demands ${rule.rightAnswers} right answers, but has only ${given}${given === 1 ? ' question' : ' questions'}. Lower "rightAnswers" or name more questions.`;
    found.push({ code: 'gate-demands-too-much', text });
  }
  if (rule.opens !== 'passed' && rule.exhibits.length === 0) {
    const text = `The gate "${gateId}" opens by exhibits that were seen ("${rule.opens}"), but names none. Name them in "exhibits" of its rule.`;
    found.push({ code: 'gate-without-exhibit', text });
  }
  if (rule.opens === 'passed' && rule.exhibits.length > 0) {
    const text = `The gate "${gateId}" names exhibits in its rule, but opens by answers alone ("passed"). Leave "exhibits" out or choose another "opens".`;
    found.push({ code: 'gate-exhibits-unused', text });
  }
  for (const exhibitId of rule.exhibits.filter((one) => !exhibits.has(one))) {
    const text = `The rule of the gate "${gateId}" names the exhibit "${exhibitId}", which is not in the folder "exhibits".`;
    found.push({ code: 'unknown-exhibit', text });
  }
  return found;
}

/** A gate asks only for what can be read or seen on this side of it. */
function behindGate({ map, questions }: PackParts, { gateId, questionIds, rule }: Gate): Found[] {
  const reached = reachableTiles(map, map.starts, new Set([gateId]));
  const isBehind = (exhibitId: string | null | undefined): boolean => {
    const exhibit = map.exhibits.find((one) => one.exhibitId === exhibitId);
    return exhibit !== undefined && !isExhibitReached(map, exhibit, reached);
  };
  const found: Found[] = [];
  for (const questionId of questionIds) {
    const question = questions.get(questionId);
    const exhibitId = question?.kind === 'evidence' ? question.key : question?.exhibitId;
    if (!isBehind(exhibitId)) continue;
    const text = `The gate "${gateId}" asks "${questionId}", but its exhibit "${exhibitId}" stands behind that gate.`;
    found.push({ code: 'answer-behind-gate', text });
  }
  for (const exhibitId of (rule?.exhibits ?? []).filter(isBehind)) {
    const text = `The gate "${gateId}" demands that the exhibit "${exhibitId}" be seen, but it stands behind that gate.`;
    found.push({ code: 'exhibit-behind-gate', text });
  }
  return found;
}
