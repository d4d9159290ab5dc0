import { BotLine } from './bot-line.ts';
import { BotRefused, BotSession } from './bot-session.ts';
import { BotStay, type SharedVoice } from './bot-stay.ts';
import { between, type Dice } from './dice.ts';
import type { HallGuide } from './hall-guide.ts';
import { pause } from './pause.ts';

/** What one bot is given by the company. */
export type BotParts = {
  readonly number: number;
  readonly origin: string;
  readonly token: string;
  readonly dice: Dice;
  readonly voice: SharedVoice;
  /** Ends the bot's life; it leaves its room. */
  readonly signal: AbortSignal;
  /** The tour that this bot joins now; null for none. */
  tourToJoin(): string | null;
  /** Begins and ends being counted as one in this room. */
  entered(roomId: string): () => void;
  guide(session: BotSession, hallId: string, version: string): Promise<HallGuide>;
  /** A fault is told and survived: the bot comes back. */
  onFault(error: unknown): void;
};

const AGAIN_MS = { least: 1_000, most: 3_000, longest: 20_000 } as const;
const LOOK_FOR_TOURS_MS = { least: 1_000, most: 3_500 } as const;

/** One bot's life, until its signal ends it: in by the public API, a stay, and in again. */
export async function liveAsBot(parts: BotParts): Promise<void> {
  const { dice, signal } = parts;
  const session = new BotSession(parts.origin);
  let isSignedIn = false;
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (!isSignedIn) await session.signIn(parts.token, parts.number);
      isSignedIn = true;
      await stayOnce(parts, session);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof BotRefused && error.reason === 'not-signed-in') isSignedIn = false;
      failures++;
      parts.onFault(error);
    }
    const longest = Math.min(AGAIN_MS.longest, AGAIN_MS.most * 2 ** failures);
    await pause(between(dice, AGAIN_MS.least, longest), signal);
  }
}

async function stayOnce(parts: BotParts, session: BotSession): Promise<void> {
  const { dice, signal } = parts;
  const tourId = parts.tourToJoin();
  const [hall] = await session.halls();
  if (!hall) throw new Error('no hall is published');
  const seat = await session.enter({ hallId: hall.hallId, ...(tourId ? { tourId } : {}) });
  const guide = await parts.guide(session, seat.hallId, seat.version);
  const line = await BotLine.join(parts.origin, seat);
  const left = parts.entered(seat.roomId);
  const over = new AbortController();
  const here = { line, guide, dice, signal: AbortSignal.any([signal, line.ended, over.signal]) };
  try {
    const stay = new BotStay(here, parts.voice, tourId !== null).live().finally(() => over.abort());
    await Promise.all([stay, tourId ? null : untilTourOpens(parts, here.signal).finally(() => over.abort())]);
  } finally {
    await line.leave();
    left();
  }
}

/** Resolves when there is a tour to join, or the stay has ended. */
async function untilTourOpens(parts: BotParts, ends: AbortSignal): Promise<void> {
  while (parts.tourToJoin() === null) {
    if (!(await pause(between(parts.dice, LOOK_FOR_TOURS_MS.least, LOOK_FOR_TOURS_MS.most), ends))) return;
  }
}
