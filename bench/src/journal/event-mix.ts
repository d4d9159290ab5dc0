import { randomUUID } from 'node:crypto';
import { happened, type NewEvent } from '../../../game-server/src/journal/events.ts';
import { VERSION } from '../../../test/room/recorded-events.ts';

const HALL_ID = 'integrity';
const SCENES = ['principles', 'history', 'contributions', 'law', 'responsibility'] as const;
const PAPER_ANSWERS = 20;

/** What one visit is made of, in words. */
export const MIX = `a visit: in and out, ${SCENES.length} scenes with two exhibits each, five gates with two answers each, a paper of ${PAPER_ANSWERS}`;

/** One learner's visit as the server records it, from `at` (ms) on, an event a second. */
export function visitOf(roomId: string, personId: string, at: number): NewEvent[] {
  const where = { roomId, personId };
  const attemptId = randomUUID();
  let now = at;
  const soon = () => (now += 1000);
  const asked = () => ({ ...where, requestId: randomUUID() });
  const events: NewEvent[] = [
    happened('person.entered', now, where, { role: 'learner', unitId: null, sceneId: SCENES[0] }),
  ];
  for (const [i, sceneId] of SCENES.entries()) {
    if (i > 0) events.push(happened('scene.entered', soon(), where, { unitId: null, sceneId }));
    for (const n of [1, 2])
      events.push(happened('exhibit.seen', soon(), where, { hallId: HALL_ID, exhibitId: `${sceneId}-${n}` }));
    for (const right of [false, true]) {
      const body = {
        unitId: null,
        hallId: HALL_ID,
        gateId: `from-${sceneId}`,
        questionId: `q-${sceneId}`,
        optionId: 'a',
      };
      events.push(happened('gate.answered', soon(), asked(), { ...body, kind: 'single', mark: Number(right), right }));
    }
    events.push(happened('gate.passed', soon(), where, { hallId: HALL_ID, gateId: `from-${sceneId}` }));
  }
  const paper = { attemptId, hallId: HALL_ID, paperId: 'final', unitId: null, mode: 'counted', seed: 'seed' } as const;
  events.push(happened('paper.started', soon(), where, { ...paper, version: VERSION, deadlineMs: null }));
  for (let slot = 0; slot < PAPER_ANSWERS; slot++) {
    const body = { attemptId, slot, answer: { kind: 'single' as const, optionId: 'a' } };
    events.push(happened('paper.answered', soon(), asked(), body));
  }
  events.push(happened('paper.closed', soon(), where, { attemptId, points: 80, passed: true, by: 'person' }));
  events.push(happened('person.left', soon(), where, {}));
  return events;
}
