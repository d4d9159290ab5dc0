import { isBotName } from '../identity/bot-names.ts';
import { chosenOption } from './answers.ts';
import {
  ALL_EMOTE_AT_MOST_EVERY_MS,
  EMOTE_AT_MOST_EVERY_MS,
  isDue,
  nextAside,
  SAY_AT_MOST_EVERY_MS,
  thinkMs,
} from './asides.ts';
import { type BotHere, ownSceneId, performDeed } from './bot-walk.ts';
import { type Deed, nextDeed, nextDeedOnTour } from './deeds.ts';
import { between } from './dice.ts';
import { gateToward } from './known-hall.ts';
import { pause } from './pause.ts';
import { DESERTED_MS, isDeserted } from './tour-choice.ts';

/** What all bots share: when one of them last said something, and last made a sign (ms of the process's clock). */
export type SharedVoice = { saidAtMs: number | null; emotedAtMs: number | null };

/** How near a person comes to be greeted, and how far off one must go to be greeted again. */
const GREETED_WITHIN_TILES = 3;
const FORGOTTEN_BEYOND_TILES = 8;
/** How near one stands to the exhibit of a stop, and to a lecturer whom one follows. */
const AT_STOP_TILES = 7;
const NEAR_LECTURER_TILES = 5;

/** One stay of a bot in a room, until `here.signal` or the room ends it. */
export class BotStay {
  readonly #here: BotHere;
  readonly #voice: SharedVoice;
  readonly #isTour: boolean;
  readonly #greeted = new Set<string>();
  #lastExhibitId = '';
  #facedStops = -1;
  #handUpAtMs: number | null = null;
  #emotedAtMs: number | null = null;
  #peopleSeenAtMs = performance.now();
  #answeredRoundId = '';

  constructor(here: BotHere, voice: SharedVoice, isTour: boolean) {
    this.#here = here;
    this.#voice = voice;
    this.#isTour = isTour;
  }

  /** Lives in the room. Resolves when the stay is over; a tour is over when it is closed or only bots are left. */
  async live(): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([this.#here.signal, over.signal]);
    const here = { ...this.#here, signal };
    const end = () => over.abort();
    await Promise.all([this.#deeds(here).finally(end), this.#moments(here).finally(end)]);
  }

  /** What goes on beside all deeds, about every two seconds. */
  async #moments(here: BotHere): Promise<void> {
    while (await pause(between(here.dice, 1_500, 2_500), here.signal)) {
      if (this.#isTour && this.#isTourOver()) return;
      this.#answerRound(here);
      this.#aside(here);
    }
  }

  async #deeds(here: BotHere): Promise<void> {
    while (await pause(between(here.dice, 200, 1_500), here.signal)) {
      if (here.line.own) await performDeed(here, this.#isTour ? this.#planOnTour(here) : this.#plan(here));
    }
  }

  #plan(here: BotHere): Deed {
    const { line, guide, dice } = here;
    const open = guide.open(line.own?.passes ?? 0);
    const deed = nextDeed(dice, {
      sceneId: ownSceneId(here),
      openSceneIds: open.sceneIds,
      exhibits: open.exhibits,
      closedGateIds: open.closedGateIds,
      freeSeats: open.seats.filter((seat) => !this.#isTaken(seat)),
      lastExhibitId: this.#lastExhibitId,
    });
    if (deed.kind === 'look') this.#lastExhibitId = deed.exhibitId;
    return deed;
  }

  #planOnTour(here: BotHere): Deed {
    const { line, guide, dice } = here;
    const { stopExhibitId, stops } = line.state.tour;
    const own = line.own;
    const stop = guide.map.exhibits.find((each) => each.exhibitId === stopExhibitId);
    const deed = nextDeedOnTour(dice, {
      isWalking: own?.segment.pace !== 0,
      stopExhibitId,
      isAtStop: stop !== undefined && this.#distanceTo(stop) < AT_STOP_TILES && ownSceneId(here) === stop.sceneId,
      hasFacedStop: this.#facedStops === stops,
      gateBeforeStop: stop ? gateToward(guide.map, guide.open(own?.passes ?? 0), stop.sceneId) : null,
      lecturerFarOff: this.#lecturerFarOff(),
    });
    if (deed.kind === 'face' || deed.kind === 'look') this.#facedStops = stops;
    return deed;
  }

  #lecturerFarOff(): string | null {
    const lecturer = [...this.#here.line.people.values()].find(({ role }) => role === 'lecturer');
    return lecturer && this.#distanceTo(lecturer.segment) > NEAR_LECTURER_TILES ? lecturer.id : null;
  }

  #distanceTo({ x, y }: { x: number; y: number }): number {
    const own = this.#here.line.own?.segment;
    return own ? Math.hypot(own.x - x, own.y - y) : Number.POSITIVE_INFINITY;
  }

  #isTaken(seat: { x: number; y: number }): boolean {
    return [...this.#here.line.people.values()].some(
      ({ segment }) => Math.hypot(segment.x - seat.x, segment.y - seat.y) < 0.8,
    );
  }

  #isTourOver(): boolean {
    const { tour } = this.#here.line.state;
    const members = [...tour.roster.values()];
    const nowMs = performance.now();
    if (!isDeserted(members.map(({ connected, name }) => ({ connected, isBot: isBotName(name) }))))
      this.#peopleSeenAtMs = nowMs;
    return tour.isClosed || nowMs - this.#peopleSeenAtMs > DESERTED_MS;
  }

  #answerRound(here: BotHere): void {
    const { round } = here.line.state;
    if (round.phase !== 'open' || round.roundId === this.#answeredRoundId) return;
    this.#answeredRoundId = round.roundId;
    void this.#think(here, round.roundId);
  }

  async #think({ line, guide, dice, signal }: BotHere, roundId: string): Promise<void> {
    if (!(await pause(thinkMs(dice), signal))) return;
    const asked = await line.ask('quiz.round-question', { roundId });
    if (!asked.ok || asked.value.ownOptionId !== null) return;
    const { questionId, options } = asked.value.question;
    const optionIds = options.map((option) => option.optionId);
    const known = guide.keys.get(questionId);
    const optionId = chosenOption(dice, optionIds, known?.kind === 'single' ? known.key : undefined);
    if (optionId) await line.ask('quiz.answer-round', { requestId: crypto.randomUUID(), roundId, optionId });
  }

  #aside({ line, dice }: BotHere): void {
    const nowMs = performance.now();
    const newcomer = this.#newcomer();
    const aside = nextAside(dice, {
      isOnTour: this.#isTour,
      handUpForMs: this.#handUpAtMs === null ? null : nowMs - this.#handUpAtMs,
      isMet: newcomer !== undefined,
      mayEmote:
        isDue(this.#emotedAtMs, EMOTE_AT_MOST_EVERY_MS, nowMs) &&
        isDue(this.#voice.emotedAtMs, ALL_EMOTE_AT_MOST_EVERY_MS, nowMs),
      maySay: isDue(this.#voice.saidAtMs, SAY_AT_MOST_EVERY_MS, nowMs),
    });
    if (aside?.kind === 'hand') {
      this.#handUpAtMs = aside.isUp ? nowMs : null;
      void line.ask('people.hand', { isUp: aside.isUp });
    } else if (aside?.kind === 'say') {
      this.#voice.saidAtMs = nowMs;
      void line.ask('people.say', { text: aside.text });
    } else if (aside?.kind === 'emote') {
      this.#emotedAtMs = nowMs;
      this.#voice.emotedAtMs = nowMs;
      if (newcomer) this.#greeted.add(newcomer);
      void line.ask('people.emote', { emote: aside.emote });
    }
  }

  /** A person who is near and was not greeted since; bots do not greet each other. */
  #newcomer(): string | undefined {
    const { line } = this.#here;
    for (const id of this.#greeted) {
      const known = line.people.get(id);
      if (!known || this.#distanceTo(known.segment) > FORGOTTEN_BEYOND_TILES) this.#greeted.delete(id);
    }
    const near = [...line.people.values()].find(
      ({ id, name, segment }) =>
        !this.#greeted.has(id) && !isBotName(name) && this.#distanceTo(segment) < GREETED_WITHIN_TILES,
    );
    return near?.id;
  }
}
