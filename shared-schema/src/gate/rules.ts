import type { MapGate, Point } from '../map/hall-map.ts';
import type { GateOpens, GateRule } from '../pack/gate-rule.ts';

/** How near one must stand to a gate to be asked. */
export const GATE_REACH_TILES = 3;

/** One answer that was given at a gate; `atMs` is server time. */
export type GateAnswer = { readonly questionId: string; readonly isRight: boolean; readonly atMs: number };

/** How a person stands at a gate by the answers given in all rooms. Times are server time in milliseconds. */
export type GateStanding = {
  /** Whether what the gate demands is done. */
  isOpen: boolean;
  /** Questions that were answered rightly. */
  right: number;
  /** Wrong answers that are left before waiting; null without a limit. */
  triesLeft: number | null;
  /** Until when no answer is taken; null when one is. */
  untilMs: number | null;
  /** Exhibits that must be seen before a question is asked. */
  unseen: string[];
  /** The question that is due; null when there is none to ask. */
  questionId: string | null;
};

/**
 * How a person stands at a gate. `answers` oldest first; `seen`: exhibits that the person has seen. Each answer draws
 * the next question of the gate, round and round, but never one that was answered rightly.
 */
export function gateStanding(
  rule: GateRule,
  questionIds: readonly string[],
  answers: readonly GateAnswer[],
  seen: ReadonlySet<string>,
  nowMs: number,
): GateStanding {
  const rightly = new Set(answers.filter(({ isRight }) => isRight).map(({ questionId }) => questionId));
  const isPassed = rightly.size >= rule.rightAnswers;
  const unseen = rule.exhibits.filter((exhibitId) => !seen.has(exhibitId));
  const { wrong, untilMs } = triesOf(rule, answers);
  return {
    isOpen: isDone(rule.opens, isPassed, unseen.length === 0),
    right: rightly.size,
    triesLeft: rule.tries === null ? null : rule.tries - wrong,
    untilMs: untilMs !== null && nowMs < untilMs ? untilMs : null,
    unseen: rule.opens === 'completed' || rule.opens === 'completed-and-passed' ? unseen : [],
    questionId: rule.opens === 'completed' || isPassed ? null : nextQuestion(questionIds, answers.length, rightly),
  };
}

function isDone(opens: GateOpens, isPassed: boolean, isCompleted: boolean): boolean {
  if (opens === 'passed') return isPassed;
  if (opens === 'completed') return isCompleted;
  return opens === 'completed-and-passed' ? isPassed && isCompleted : isPassed || isCompleted;
}

/** Wrong answers since one last had to wait, and until when that was. */
function triesOf(rule: GateRule, answers: readonly GateAnswer[]): { wrong: number; untilMs: number | null } {
  let wrong = 0;
  let untilMs: number | null = null;
  for (const { isRight, atMs } of answers) {
    if (isRight) continue;
    wrong++;
    if (wrong !== rule.tries) continue;
    wrong = 0;
    untilMs = atMs + rule.waitMinutes * 60_000;
  }
  return { wrong, untilMs };
}

/** The next question that was not answered rightly; null when all were. */
function nextQuestion(questionIds: readonly string[], given: number, rightly: ReadonlySet<string>): string | null {
  const first = given % Math.max(1, questionIds.length);
  const inTurn = [...questionIds.slice(first), ...questionIds.slice(0, first)];
  return inTurn.find((questionId) => !rightly.has(questionId)) ?? null;
}

/** Whether a place is within reach of a gate: distance to the nearest point of its rectangle. */
export function isNearGate(gate: MapGate, place: Point): boolean {
  const dx = Math.max(gate.x - place.x, 0, place.x - (gate.x + gate.width));
  const dy = Math.max(gate.y - place.y, 0, place.y - (gate.y + gate.height));
  return Math.hypot(dx, dy) <= GATE_REACH_TILES;
}

/** The passes after gate number `gateIndex` was passed. */
export function withPass(passes: number, gateIndex: number): number {
  return (passes | (1 << gateIndex)) >>> 0;
}
