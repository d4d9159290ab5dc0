import * as v from 'valibot';
import { ask } from '../contract.ts';

const tick = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff));
const seq = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff));
const tiles = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(512));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const byte = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255));

/** Kinds of places that one can be led to by name. */
export type PlaceKind = 'scene' | 'exhibit' | 'gate' | 'avatar';

export const avatarAsks = {
  /** Turn and walk, or stand (pace 0). Sent without waiting for a reply. */
  'avatar.steer': ask(v.strictObject({ tick, seq, heading: byte, pace: v.picklist([0, 1, 2]) }), {
    creditsPerMinute: 1200,
  }).replies<null>(),
  /** Walk to a place by the shortest way, and look along `heading` there. Sent without waiting for a reply. */
  'avatar.go': ask(
    v.strictObject({ tick, seq, x: tiles, y: tiles, pace: v.picklist([1, 2]), heading: v.optional(v.nullable(byte)) }),
    {
      creditsPerMinute: 240,
    },
  ).replies<null>(),
  /** The client's tick and nothing else, so that the server learns how long the way is. Sent without a reply. */
  'avatar.clock': ask(v.strictObject({ tick }), { creditsPerMinute: 60 }).replies<null>(),
  /** Where to walk for something known by name, and where to look there; free and reachable for the asker. */
  'avatar.way-to': ask(v.strictObject({ kind: v.picklist(['scene', 'exhibit', 'gate', 'avatar']), id }), {
    creditsPerMinute: 120,
  }).replies<{ x: number; y: number; heading: number | null }, 'no-such-place' | 'way-closed'>(),
};
