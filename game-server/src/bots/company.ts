import type { OpenTour } from '@clearhall/shared-schema/identity/http';
import { BOT_NAMES } from '../identity/bot-names.ts';
import { liveAsBot } from './bot.ts';
import { BotRefused, BotSession } from './bot-session.ts';
import type { SharedVoice } from './bot-stay.ts';
import { seededDice } from './dice.ts';
import { type HallGuide, readHallGuide } from './hall-guide.ts';
import { pause } from './pause.ts';
import { tourToJoin } from './tour-choice.ts';

/** A hall that is open to bots: where it is, what lets them in, and the seed of their dice. */
export type OpenToBots = { readonly origin: string; readonly token: string; readonly seed: number };

/** All bots of a hall. `leave` takes them out of their rooms. */
export type Company = { leave(): Promise<void> };

const LOOK_FOR_TOURS_MS = 3_000;
/** They come in one after the other within about this time. */
const COMING_MS = 5_000;

/** Lets all bots into a hall; they live there until `leave`. `say` gets one line for each fault that one met. */
export function bringBots(hall: OpenToBots, say: (text: string) => void): Company {
  const leaving = new AbortController();
  const { signal } = leaving;
  const voice: SharedVoice = { saidAtMs: null, emotedAtMs: null };
  const guides = new Map<string, Promise<HallGuide>>();
  const botsIn = new Map<string, number>();
  let tours: readonly OpenTour[] = [];

  const watchTours = async () => {
    const session = new BotSession(hall.origin);
    do tours = await session.tours().catch(() => []);
    while (await pause(LOOK_FOR_TOURS_MS, signal));
  };
  const guide = (session: BotSession, hallId: string, version: string) => {
    const known = guides.get(version) ?? readHallGuide(session, hallId, version);
    guides.set(version, known);
    known.catch(() => guides.delete(version));
    return known;
  };
  const entered = (roomId: string) => {
    botsIn.set(roomId, (botsIn.get(roomId) ?? 0) + 1);
    return () => void botsIn.set(roomId, (botsIn.get(roomId) ?? 1) - 1);
  };
  const bringOne = async (number: number) => {
    const dice = seededDice(hall.seed + number);
    // Every second one goes with a lecturer; the others keep the hall alive.
    const isJoiner = number % 2 === 0;
    const comesAfterMs = ((number + dice()) / BOT_NAMES.length) * COMING_MS;
    if (!(await pause(comesAfterMs, signal))) return;
    await liveAsBot({
      number,
      origin: hall.origin,
      token: hall.token,
      dice,
      voice,
      signal,
      tourToJoin: () =>
        isJoiner ? tourToJoin(tours.map((tour) => ({ ...tour, bots: botsIn.get(tour.tourId) ?? 0 }))) : null,
      entered,
      guide,
      onFault: (error) => {
        if (!(error instanceof BotRefused)) say(`bot ${number}: ${error instanceof Error ? error.message : error}`);
      },
    });
  };
  const lives = [watchTours(), ...BOT_NAMES.map((_, number) => bringOne(number))];
  const all = Promise.all(lives);
  return {
    leave: async () => {
      leaving.abort();
      await all;
    },
  };
}
