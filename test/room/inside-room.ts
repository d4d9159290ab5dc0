import { setTimeout as wait } from 'node:timers/promises';
import { matchMaker } from '@colyseus/core';
import { expect } from 'vitest';
import type { hallRoomOver } from '../../game-server/src/hall-room.ts';
import type { Participant } from '../../game-server/src/room-world.ts';
import type { Segment } from '../../shared-schema/src/avatar/record.ts';
import type { Point } from '../../shared-schema/src/map/hall-map.ts';
import { isOnFloor } from '../drawn-map.ts';
import { Guest } from './guest.ts';
import type { OpenHall } from './open-hall.ts';

export type RunningRoom = InstanceType<ReturnType<typeof hallRoomOver>>;

/** The room itself, as it runs in this process: what the server holds true, whatever it sends. */
export function roomOf(guest: Guest): RunningRoom {
  return matchMaker.getLocalRoomById(guest.room.roomId) as unknown as RunningRoom;
}

/** What the server knows of a guest. */
export function participantOf(guest: Guest): Participant {
  const participant = roomOf(guest).world.ofAvatar(guest.avatarId);
  if (!participant) throw new Error('the guest is not in the room');
  return participant;
}

/** Where the server has a guest stand. */
export function placeOf(guest: Guest): Point {
  const place = roomOf(guest).plugins.avatar.placeOf(participantOf(guest));
  if (!place) throw new Error('the guest has no body');
  return { x: place.x, y: place.y };
}

/** The motion that the server tells of a guest. */
export function segmentOf(guest: Guest): Segment {
  const segment = roomOf(guest).plugins.avatar.segmentOf(participantOf(guest));
  if (!segment) throw new Error('the guest has no body');
  return segment;
}

/** Whether the server has a guest's body where it may be. */
export function isAllowed(guest: Guest): boolean {
  const { world } = roomOf(guest);
  return isOnFloor(world.map, world.passesOf(participantOf(guest)), placeOf(guest));
}

/** Polls until `claim` holds; fails with `what`. */
export async function becomes(claim: () => boolean | Promise<boolean>, what: string, withinMs = 8000): Promise<void> {
  await expect.poll(claim, { message: what, timeout: withinMs, interval: 20 }).toBe(true);
}

/** Lets the room take so many steps of its own clock. */
export async function ticksPass(guest: Guest, ticks: number): Promise<void> {
  const { world } = roomOf(guest);
  const until = world.tick + ticks;
  while (world.tick < until) await wait(10);
}

/** Walks a guest to a place by its own client and waits until it stands. */
export async function walkTo(guest: Guest, to: Point): Promise<void> {
  const asked = await guest.ask('avatar.go', { tick: roomOf(guest).world.tick, seq: 1, ...to, pace: 2 });
  expect(asked).toEqual({ ok: true, value: null });
  await becomes(() => segmentOf(guest).pace === 0, 'standing');
}

/** Walks a guest to what is known by name. */
export async function walkToNamed(guest: Guest, kind: string, id: string): Promise<void> {
  const way = await guest.ask('avatar.way-to', { kind, id });
  if (!way.ok) throw new Error(way.reason);
  await walkTo(guest, way.value as Point);
}

/** The right option of a question of rounds, read from the database by the test itself. */
export async function keyOf({ sql }: OpenHall, questionId: string): Promise<string> {
  const [row] = await sql`
    select question ->> 'key' as key from hall join pack_version on version = current_version,
      jsonb_array_elements(secret_content -> 'questions') question where question ->> 'questionId' = ${questionId}`;
  return String(row?.key);
}

export type AskedQuestion = { questionId: string; options: { optionId: string }[]; exhibitId: string | null };

/** Counts what the room sends a guest from now on. */
export function framesTo(guest: Guest): { bytes: number; frames: number } {
  const { ws } = guest.room.connection.transport as unknown as { ws: WebSocket };
  const counted = { bytes: 0, frames: 0 };
  ws.addEventListener('message', ({ data }) => {
    counted.frames++;
    counted.bytes += (data as ArrayBuffer).byteLength;
  });
  return counted;
}

/** A visitor in the open room. */
export async function visitor(hall: OpenHall, name: string): Promise<Guest> {
  return (await new Guest(hall).signIn('visitor')).enter({ name });
}
