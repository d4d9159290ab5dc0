import { LOOK_CHOICES, type Look, packedLook } from '@clearhall/shared-schema/avatar/look';
import type { Role } from '@clearhall/shared-schema/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boxOf,
  cellOf,
  cellsOf,
  FEET,
  fileOf,
  type Piece,
  type Posture,
  partOf,
  riseOf,
  SHEET,
  STACK,
  sheetLayerOf,
  simplePiece,
} from './figure-layers.ts';

const choice = (layer: keyof typeof LOOK_CHOICES) => fc.integer({ min: 0, max: LOOK_CHOICES[layer] - 1 });
const looks: fc.Arbitrary<Look> = fc.record({
  skin: choice('skin'),
  hair: choice('hair'),
  hairColour: choice('hairColour'),
  coat: choice('coat'),
  accessory: choice('accessory'),
});
const postures: fc.Arbitrary<Posture> = fc.record({
  facing: fc.integer({ min: 0, max: 7 }),
  step: fc.option(fc.integer({ min: 0, max: 3 })),
  sits: fc.boolean(),
});
const roles = fc.constantFrom<Role>('visitor', 'learner', 'lecturer', 'supervisor', 'moderator');

/** What a whole figure is put together from. */
function piecesOf(look: Look, role: Role, posture: Posture): Piece[] {
  return STACK.map((layer) => ({ layer: sheetLayerOf(layer), cell: cellOf(layer, look, role, posture) })).filter(
    ({ cell }) => cell >= 0,
  );
}

function liesInSheet(piece: Piece): void {
  expect(piece.cell).toBeGreaterThanOrEqual(0);
  expect(piece.cell).toBeLessThan(cellsOf(piece.layer));
  const { x, y, width, height } = partOf(piece);
  expect(x + width).toBeLessThanOrEqual(SHEET.width);
  expect(y + height).toBeLessThanOrEqual(SHEET.height);
  expect(y).toBeGreaterThanOrEqual(fileOf(piece.layer).y);
}

describe('figures from the sheet', () => {
  test('P2 every look in every posture is put together from pictures that the sheet has', () => {
    fc.assert(
      fc.property(looks, roles, postures, (look, role, posture) => {
        for (const piece of piecesOf(look, role, posture)) liesInSheet(piece);
        liesInSheet(simplePiece(look, posture));
      }),
    );
  });

  test('P2 two looks that differ are never the same picture from the front', () => {
    const front: Posture = { facing: 2, step: null, sits: false };
    fc.assert(
      fc.property(looks, looks, (a, b) => {
        const isSame = packedLook(a) === packedLook(b);
        expect(JSON.stringify(piecesOf(a, 'visitor', front)) === JSON.stringify(piecesOf(b, 'visitor', front))).toBe(
          isSame,
        );
      }),
    );
  });

  test('P2 lecturer, supervisor and moderator wear a badge each, nobody else does', () => {
    fc.assert(
      fc.property(looks, postures, (look, posture) => {
        const badges = (['visitor', 'learner', 'lecturer', 'supervisor', 'moderator'] as const).map((role) =>
          cellOf('badge', look, role, posture),
        );
        expect(badges.slice(0, 2)).toEqual([-1, -1]);
        expect(new Set(badges.slice(2)).size).toBe(3);
        expect(badges.slice(2)).not.toContain(-1);
      }),
    );
  });

  test('P2 a step, a turn and a seat each give another picture; who sits sits lower', () => {
    const look: Look = { skin: 0, hair: 0, hairColour: 0, coat: 0, accessory: 0 };
    const cells = [null, 0, 1, 2, 3].map((step) => cellOf('coat', look, 'visitor', { facing: 0, step, sits: false }));
    const sitting: Posture = { facing: 0, step: null, sits: true };
    expect(new Set([...cells, cellOf('coat', look, 'visitor', sitting)]).size).toBe(6);
    expect(
      new Set(Array.from({ length: 8 }, (_, facing) => simplePiece(look, { facing, sits: false }).cell)).size,
    ).toBe(8);
    const sides = [0, 2, 4, 6].map((facing) => simplePiece(look, { facing, sits: true }).cell);
    expect(new Set(sides).size).toBe(4);
    expect(riseOf(sitting)).toBeLessThan(0);
    const { left, top, width, height } = boxOf('coat');
    expect([FEET.x > left, FEET.x < left + width, FEET.y > top, FEET.y < top + height]).not.toContain(false);
  });
});
