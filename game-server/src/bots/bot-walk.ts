import { headingOf } from '@clearhall/shared-schema/avatar/motion';
import { sceneIdAt } from '@clearhall/shared-schema/avatar/places';
import type { Point } from '@clearhall/shared-schema/map/hall-map';
import type { BotLine } from './bot-line.ts';
import type { Deed } from './deeds.ts';
import { between, type Dice } from './dice.ts';
import { answerAtGate } from './gate-answers.ts';
import type { HallGuide } from './hall-guide.ts';
import { sceneBehind } from './known-hall.ts';
import { pause } from './pause.ts';

/** A bot in a room: its line, what it knows, its dice; `signal` ends all that it does there. */
export type BotHere = { line: BotLine; guide: HallGuide; dice: Dice; signal: AbortSignal };

const LOOK_AGAIN_MS = 400;
const LONGEST_WALK_MS = 60_000;
/** How long the server may take to begin the walk that was asked for. */
const BEGINS_WITHIN_MS = 1_500;
const MOST_TRIES_AT_GATE = 6;

/** Does one deed from its beginning to its end; earlier when it cannot be done, or the stay ends. */
export async function performDeed(here: BotHere, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'look':
      if (await walkToNamed(here, 'exhibit', deed.exhibitId)) faceExhibit(here, deed.exhibitId);
      break;
    case 'wander':
      await walkToNamed(here, 'scene', deed.sceneId);
      break;
    case 'follow':
      await walkToNamed(here, 'avatar', deed.avatarId);
      break;
    case 'sit':
      await walkTo(here, deed.place);
      break;
    case 'face':
      faceExhibit(here, deed.exhibitId);
      break;
    case 'pass-gate':
      await passGate(here, deed.gateId);
      break;
    case 'stay':
      break;
  }
  await pause(deed.forMs, here.signal);
}

async function walkToNamed(here: BotHere, kind: 'scene' | 'exhibit' | 'gate' | 'avatar', id: string): Promise<boolean> {
  const way = await here.line.ask('avatar.way-to', { kind, id });
  return way.ok && walkTo(here, way.value);
}

/** Walks to a place; false when the server or a wall led elsewhere. */
async function walkTo(here: BotHere, place: Point): Promise<boolean> {
  const { line } = here;
  const orders = line.own?.segment.order;
  line.go(place);
  if (!(await stands(here))) return false;
  const own = line.own?.segment;
  return own !== undefined && own.order === orders && Math.hypot(own.x - place.x, own.y - place.y) < 1;
}

/** Waits until the walk just asked for is over. */
async function stands({ line, signal }: BotHere): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < LONGEST_WALK_MS; waitedMs += LOOK_AGAIN_MS) {
    if (!(await pause(LOOK_AGAIN_MS, signal))) return false;
    const own = line.own?.segment;
    const hasBegun = own?.seq === line.seq || waitedMs >= BEGINS_WITHIN_MS;
    if (own && hasBegun && own.pace === 0) return true;
  }
  return false;
}

function faceExhibit({ line, guide }: BotHere, exhibitId: string): void {
  const exhibit = guide.map.exhibits.find((each) => each.exhibitId === exhibitId);
  const own = line.own?.segment;
  if (exhibit && own?.pace === 0) line.turn(headingOf(exhibit.x - own.x, exhibit.y - own.y));
}

/** Walks up to a gate, answers until it opens, and goes through; earlier when it has to wait or does not know enough. */
async function passGate(here: BotHere, gateId: string): Promise<void> {
  const { line, guide, dice, signal } = here;
  const before = guide.open(line.own?.passes ?? 0).sceneIds;
  for (let tries = 0; tries < MOST_TRIES_AT_GATE; tries++) {
    if (!(await walkToNamed(here, 'gate', gateId))) return;
    const asked = await line.ask('gate.question', { gateId });
    if (!asked.ok || asked.value.state !== 'question') return;
    if (!(await pause(between(dice, 2_000, 8_000), signal))) return;
    const { sheetId, question } = asked.value;
    const answer = answerAtGate(dice, question, guide.keys.get(question.questionId));
    if (!answer) return;
    if (answer.kind === 'evidence' && !(await walkToNamed(here, 'exhibit', answer.exhibitId))) return;
    const marked = await line.ask('gate.answer', { requestId: crypto.randomUUID(), gateId, sheetId, answer });
    if (!marked.ok) return;
    if (marked.value.passed) {
      const sceneId = sceneBehind(guide.map, gateId, before);
      if (sceneId) await walkToNamed(here, 'scene', sceneId);
      return;
    }
    if (!(await pause(between(dice, 5_000, 12_000), signal))) return;
  }
}

/** The scene in which a bot stands; empty before it sees itself. */
export function ownSceneId({ line, guide }: BotHere): string {
  const own = line.own?.segment;
  return own ? sceneIdAt(guide.map, own) : '';
}
