import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYONE } from '../contract.ts';
import { avatarIdOf, SightReader, SightWriter } from './frame.ts';
import { MOST_LOOK } from './look.ts';
import type { Appearance, Segment } from './record.ts';
import { STATUSES } from './status.ts';

const anAppearance: fc.Arbitrary<Appearance> = fc.record({
  name: fc.string({ minLength: 1, maxLength: 16, unit: 'grapheme' }).filter((name) => name.isWellFormed()),
  role: fc.constantFrom(...EVERYONE),
  look: fc.integer({ min: 0, max: MOST_LOOK }),
  connected: fc.boolean(),
  status: fc.constantFrom(...STATUSES),
  hasHandUp: fc.boolean(),
  passes: fc.integer({ min: 0, max: 0xffffffff }),
});

const aSegment = (tick: number): fc.Arbitrary<Segment> =>
  fc.record({
    x: fc.integer({ min: 0, max: 65535 }).map((x128) => x128 / 128),
    y: fc.integer({ min: 0, max: 65535 }).map((y128) => y128 / 128),
    heading: fc.integer({ min: 0, max: 255 }),
    pace: fc.constantFrom(0, 1, 2),
    startTick: fc.oneof(fc.integer({ min: tick - 20, max: tick }), fc.integer({ min: tick - 5000, max: tick })),
    seq: fc.integer({ min: 0, max: 65535 }),
    order: fc.integer({ min: 0, max: 255 }),
  });

const aTick = fc.integer({ min: 5000, max: 2 ** 31 });
const met = fc.record({ number: fc.integer({ min: 1, max: 5000 }), looks: anAppearance });

describe('M17 a frame tells who is in sight, and what it costs', () => {
  test('what was written is what is read', () => {
    fc.assert(
      fc.property(
        aTick.chain((tick) => fc.tuple(fc.constant(tick), fc.array(fc.tuple(met, aSegment(tick)), { maxLength: 8 }))),
        ([tick, people]) => {
          const own = people[0]?.[0].number ?? 1;
          const writer = new SightWriter();
          writer.begin(tick, own);
          const expected = new Map<string, unknown>();
          for (const [{ number, looks }, segment] of people) {
            writer.met(number, segment, looks, number === own);
            const told = number === own ? segment : { ...segment, seq: 0, order: 0 };
            expected.set(avatarIdOf(number), { ...looks, id: avatarIdOf(number), segment: told });
          }
          const reader = new SightReader();
          reader.read(writer.frame());
          expect(reader.people).toEqual(expected);
          expect([reader.tick, reader.ownId]).toEqual([tick, avatarIdOf(own)]);
        },
      ),
    );
  });

  test('ticks are told whole from their lower bits, over the wrap and through a pause of hours', () => {
    const writer = new SightWriter();
    const reader = new SightReader();
    writer.begin(65_530, 1);
    reader.read(writer.frame());
    for (const tick of [65_534, 65_540, 98_306, 98_308, 500_000, 500_002]) {
      writer.begin(tick, null);
      reader.read(writer.frame());
      expect(reader.tick).toBe(tick);
    }
  });

  test('a turn of somebody else costs eight bytes at most for the first sixteen thousand people', () => {
    const writer = new SightWriter();
    const segment: Segment = { x: 77.5, y: 48.25, heading: 3, pace: 1, startTick: 995, seq: 9, order: 1 };
    writer.begin(1000, null);
    const empty = writer.frame().length;
    writer.moved(16_000, segment, false);
    expect(writer.frame().length - empty).toBe(8);
  });

  test('news of somebody who was never met, and of somebody gone, changes nothing', () => {
    const writer = new SightWriter();
    const reader = new SightReader();
    writer.begin(10, 1);
    reader.read(writer.frame());
    writer.begin(12, null);
    writer.moved(7, { x: 1, y: 1, heading: 0, pace: 1, startTick: 12, seq: 0, order: 0 }, false);
    writer.gone(8);
    expect(reader.read(writer.frame())).toEqual([]);
    expect(reader.people.size).toBe(0);
  });

  test('who is not told again after a new beginning is gone', () => {
    const writer = new SightWriter();
    const reader = new SightReader();
    const segment: Segment = { x: 1, y: 1, heading: 0, pace: 0, startTick: 1, seq: 0, order: 0 };
    const looks: Appearance = {
      name: '林',
      role: 'visitor',
      look: 0,
      connected: true,
      status: 'here',
      hasHandUp: false,
      passes: 0,
    };
    writer.begin(1, 1);
    writer.met(1, segment, looks, true);
    writer.met(2, segment, looks, false);
    reader.read(writer.frame());
    writer.begin(3, 1);
    writer.met(1, segment, looks, true);
    const changes = reader.read(writer.frame());
    expect(changes.at(-1)).toEqual({ kind: 'gone', id: 'a2' });
    expect([...reader.people.keys()]).toEqual(['a1']);
  });

  test('a frame that is cut off is refused as a whole fault, never read beyond its end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          new SightReader().read(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
