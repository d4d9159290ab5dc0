import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLook } from '../../../shared-schema/src/avatar/look.ts';
import { readName } from '../../../shared-schema/src/identity/display-name.ts';
import { SAY_LENGTH } from '../../../shared-schema/src/people/presence.ts';
import { spokenText } from '../../../shared-schema/src/people/spoken-text.ts';
import { drawnMap } from '../../../test/drawn-map.ts';
import { BOT_NAMES } from '../identity/bot-names.ts';
import { botLook } from '../identity/demonstration-bots.ts';
import { chosenOption, RIGHT_SHARE } from './answers.ts';
import { HAND_UP_MS, isDue, type Moment, nextAside, SAY_AT_MOST_EVERY_MS, thinkMs } from './asides.ts';
import { LOOK_MS, nextDeed, nextDeedOnTour, type Seen, type SeenOnTour } from './deeds.ts';
import { seededDice } from './dice.ts';
import { gateToward, openPart, sceneBehind } from './known-hall.ts';
import { SPOKEN_LINES } from './spoken-lines.ts';
import { isDeserted, tourToJoin } from './tour-choice.ts';

const seed = fc.integer();
const id = fc.constantFrom('a', 'b', 'c', 'd');
const anySeen: fc.Arbitrary<Seen> = fc.record({
  sceneId: id,
  openSceneIds: fc.uniqueArray(id),
  exhibits: fc.array(fc.record({ exhibitId: id, sceneId: id })),
  closedGateIds: fc.uniqueArray(id),
  freeSeats: fc.array(fc.record({ x: fc.nat(50), y: fc.nat(50) })),
  lastExhibitId: fc.oneof(id, fc.constant('')),
});
const anySeenOnTour: fc.Arbitrary<SeenOnTour> = fc.record({
  isWalking: fc.boolean(),
  stopExhibitId: fc.oneof(id, fc.constant('')),
  isAtStop: fc.boolean(),
  hasFacedStop: fc.boolean(),
  gateBeforeStop: fc.option(id),
  lecturerFarOff: fc.option(id),
});

describe('what a bot on its own does', () => {
  test('D3 the same dice and the same sight give the same deeds', () => {
    fc.assert(
      fc.property(seed, anySeen, (number, seen) => {
        const deeds = () => {
          const dice = seededDice(number);
          return Array.from({ length: 20 }, () => nextDeed(dice, seen));
        };
        expect(deeds()).toEqual(deeds());
      }),
    );
  });

  test('D3 it goes only to what is open and free, never twice to one exhibit, and stands there for 10 to 40 s', () => {
    fc.assert(
      fc.property(seed, anySeen, (number, seen) => {
        const deed = nextDeed(seededDice(number), seen);
        expect(deed.forMs).toBeGreaterThan(0);
        if (deed.kind === 'look') {
          expect(seen.exhibits.map(({ exhibitId }) => exhibitId)).toContain(deed.exhibitId);
          expect(deed.exhibitId).not.toBe(seen.lastExhibitId);
          expect(deed.forMs).toBeGreaterThanOrEqual(LOOK_MS.least);
          expect(deed.forMs).toBeLessThanOrEqual(LOOK_MS.most);
        }
        if (deed.kind === 'wander') expect(seen.openSceneIds).toContain(deed.sceneId);
        if (deed.kind === 'wander') expect(deed.sceneId).not.toBe(seen.sceneId);
        if (deed.kind === 'pass-gate') expect(seen.closedGateIds).toContain(deed.gateId);
        if (deed.kind === 'sit') expect(seen.freeSeats).toContainEqual(deed.place);
      }),
    );
  });

  test('D3 over a while it does everything: looks, sits, wanders, tries a gate', () => {
    const dice = seededDice(1);
    const seen: Seen = {
      sceneId: 'a',
      openSceneIds: ['a', 'b'],
      exhibits: [{ exhibitId: 'x', sceneId: 'a' }],
      closedGateIds: ['g'],
      freeSeats: [{ x: 1.5, y: 1.5 }],
      lastExhibitId: '',
    };
    const kinds = Array.from({ length: 300 }, () => nextDeed(dice, seen).kind);
    expect(new Set(kinds)).toEqual(new Set(['look', 'sit', 'wander', 'pass-gate']));
    expect(kinds.filter((kind) => kind === 'look').length).toBeGreaterThan(150);
  });
});

describe('what a bot in a tour does', () => {
  test('D4 who is being led is left alone', () => {
    fc.assert(
      fc.property(seed, anySeenOnTour, (number, seen) => {
        expect(nextDeedOnTour(seededDice(number), { ...seen, isWalking: true }).kind).toBe('stay');
      }),
    );
  });

  test('D4 it passes the gate before the stop, goes to the stop, turns to it, and follows before the first stop', () => {
    const kindOf = (changes: Partial<SeenOnTour>) =>
      nextDeedOnTour(seededDice(3), {
        isWalking: false,
        stopExhibitId: 'e',
        isAtStop: true,
        hasFacedStop: true,
        gateBeforeStop: null,
        lecturerFarOff: 'a1',
        ...changes,
      }).kind;
    expect(kindOf({})).toBe('stay');
    expect(kindOf({ hasFacedStop: false })).toBe('face');
    expect(kindOf({ isAtStop: false })).toBe('look');
    expect(kindOf({ isAtStop: false, gateBeforeStop: 'g' })).toBe('pass-gate');
    expect(kindOf({ stopExhibitId: '' })).toBe('follow');
    expect(kindOf({ stopExhibitId: '', lecturerFarOff: null })).toBe('stay');
  });

  test('D4 bots join the newest tour in which there is a person, and leave one that is left to them', () => {
    const tours = [
      { tourId: 'new', people: 6, bots: 6 },
      { tourId: 'old', people: 2, bots: 0 },
    ];
    expect(tourToJoin(tours)).toBe('old');
    expect(tourToJoin(tours.slice(0, 1))).toBe(null);
    expect(isDeserted([{ connected: true, isBot: true }])).toBe(true);
    expect(isDeserted([{ connected: false, isBot: false }])).toBe(true);
    expect(isDeserted([{ connected: true, isBot: false }])).toBe(false);
  });
});

describe('what a bot does by the way', () => {
  const quiet: Moment = { isOnTour: false, handUpForMs: null, isMet: false, mayEmote: true, maySay: true };
  const many = (moment: Moment, count = 20_000) => {
    const dice = seededDice(9);
    return Array.from({ length: count }, () => nextAside(dice, moment)).filter((each) => each !== null);
  };

  test('D5 it says nothing when it may not, and nothing on a tour; else seldom, a line of the list', () => {
    expect(many({ ...quiet, maySay: false }).some(({ kind }) => kind === 'say')).toBe(false);
    expect(many({ ...quiet, isOnTour: true }).some(({ kind }) => kind === 'say')).toBe(false);
    const said = many(quiet).filter((each) => each.kind === 'say');
    expect(said.length).toBeGreaterThan(0);
    expect(said.length).toBeLessThan(400);
    for (const { text } of said) expect(SPOKEN_LINES).toContain(text);
  });

  test('D5 all bots together say one thing a minute at most', () => {
    expect(isDue(null, SAY_AT_MOST_EVERY_MS, 5)).toBe(true);
    expect(isDue(1_000, SAY_AT_MOST_EVERY_MS, 60_999)).toBe(false);
    expect(isDue(1_000, SAY_AT_MOST_EVERY_MS, 61_000)).toBe(true);
  });

  test('D5 it waves at who comes near, once', () => {
    const [first] = many({ ...quiet, isMet: true }, 50);
    expect(first).toEqual({ kind: 'emote', emote: 1 });
    expect(many({ ...quiet, isMet: true, mayEmote: false, maySay: false })).toEqual([]);
  });

  test('D4 hands go up on tours only, and always come down', () => {
    expect(many(quiet).some(({ kind }) => kind === 'hand')).toBe(false);
    expect(many({ ...quiet, isOnTour: true })).toContainEqual({ kind: 'hand', isUp: true });
    fc.assert(
      fc.property(seed, fc.boolean(), (number, isOnTour) => {
        const moment = { ...quiet, isOnTour, handUpForMs: HAND_UP_MS.most + 1 };
        expect(nextAside(seededDice(number), moment)).toEqual({ kind: 'hand', isUp: false });
      }),
    );
    const stays = { ...quiet, isOnTour: true, handUpForMs: HAND_UP_MS.least - 1 };
    expect(many(stays).some(({ kind }) => kind === 'hand')).toBe(false);
  });
});

describe('what a bot answers', () => {
  test('D4 three of four answers are right, the others are wrong, after 2 to 12 s', () => {
    const dice = seededDice(4);
    const answers = Array.from({ length: 4_000 }, () => chosenOption(dice, ['p', 'q', 'r'], 'q'));
    const right = answers.filter((optionId) => optionId === 'q').length / answers.length;
    expect(right).toBeGreaterThan(RIGHT_SHARE - 0.03);
    expect(right).toBeLessThan(RIGHT_SHARE + 0.03);
    expect(new Set(answers)).toEqual(new Set(['p', 'q', 'r']));
    fc.assert(
      fc.property(seed, (number) => {
        const ms = thinkMs(seededDice(number));
        expect(ms).toBeGreaterThanOrEqual(2_000);
        expect(ms).toBeLessThanOrEqual(12_000);
      }),
    );
  });

  test('D4 it takes an option of the question, whatever the key', () => {
    fc.assert(
      fc.property(seed, fc.uniqueArray(id, { minLength: 1 }), fc.option(id, { nil: undefined }), (number, ids, key) => {
        expect(ids).toContain(chosenOption(seededDice(number), ids, key));
      }),
    );
  });
});

describe('what a bot is and knows', () => {
  test('D1 every bot has a name of its own that says what it is, within the limits, and a figure that exists', () => {
    expect(new Set(BOT_NAMES).size).toBe(12);
    for (const name of BOT_NAMES) {
      expect(readName(name)).toEqual({ name });
      expect(name).toMatch(/^机器人 .+ Bot$/);
    }
    const looks = BOT_NAMES.map((_, number) => botLook(number));
    expect(looks.every(isLook)).toBe(true);
    expect(new Set(looks).size).toBe(12);
  });

  test('D5 what it says fits a bubble', () => {
    for (const line of SPOKEN_LINES) expect(spokenText(line, SAY_LENGTH)).toBe(line);
  });

  test('D3 it knows what its passes open', () => {
    const drawn = drawnMap(['.....', '##1##', '.....', '##2##', '.....']);
    const scene = (sceneId: string, y: number) => ({
      sceneId,
      x: 0,
      y,
      width: 5,
      height: 1,
      entry: { x: 0.5, y: y + 0.5 },
    });
    const gate = (index: number, fromSceneId: string, toSceneId: string) => ({
      ...(drawn.gates[index] ?? { gateId: '', x: 0, y: 0, width: 1, height: 1 }),
      fromSceneId,
      toSceneId,
    });
    const map = {
      ...drawn,
      sceneAt: drawn.sceneAt.map((_, index) => [1, 0, 2, 0, 3][Math.floor(index / 5)] ?? 0),
      scenes: [scene('a', 0), scene('b', 2), scene('c', 4)],
      gates: [gate(0, 'a', 'b'), gate(1, 'b', 'c')],
      exhibits: [{ exhibitId: 'e', x: 0.5, y: 2.5, reachTiles: 2, sceneId: 'b' }],
      seats: [{ x: 4.5, y: 4.5, heading: 0 }],
    };
    const none = openPart(map, 0);
    expect(none).toEqual({ sceneIds: ['a'], exhibits: [], closedGateIds: ['gate-1'], seats: [] });
    expect(gateToward(map, none, 'b')).toBe('gate-1');
    expect(gateToward(map, none, 'a')).toBe(null);
    expect(sceneBehind(map, 'gate-1', none.sceneIds)).toBe('b');
    const first = openPart(map, 1);
    expect(first).toMatchObject({ sceneIds: ['a', 'b'], closedGateIds: ['gate-2'], seats: [] });
    expect(first.exhibits).toHaveLength(1);
    const all = openPart(map, 3);
    expect(all).toMatchObject({ sceneIds: ['a', 'b', 'c'], closedGateIds: [] });
    expect(all.seats).toHaveLength(1);
  });
});
