import { darker, lighter, palette } from './palette.ts';
import { box, frustum, leaning, nail, type Point, type Solid, shackle } from './solid.ts';

const wood = '#8A5A38';
const brass = palette.brass;
const [WIDE, HIGH, DEEP] = [0.66, 0.7, 0.48];
const planks = [wood, lighter(wood, 0.1), darker(wood, 0.1)];

/** A wooden box for complaints: boards between four posts, a lid with a slot and a letter half in it, a lock. */
export function complaintBox(): Solid[] {
  return [...boards(), ...posts(), ...lid(), ...front(), ...back()];
}

/** Five boards a side, round a dark inside. */
function boards(): Solid[] {
  const each = HIGH / 5;
  const core = box(darker(wood, 0.6), [0, HIGH / 2, 0], [WIDE - 0.06, HIGH - 0.02, DEEP - 0.06]);
  return [
    core,
    ...Array.from({ length: 5 }, (_, row) => {
      const colour = planks[row % planks.length] ?? wood;
      return box(colour, [0, each * (row + 0.5), 0], [WIDE - 0.03, each - 0.012, DEEP - 0.03]);
    }),
  ];
}

/** Posts at the corners, which stand on the ground as feet, each held by nails. */
function posts(): Solid[] {
  const colour = darker(wood, 0.25);
  return [-1, 1].flatMap((side) =>
    ([-1, 1] as const).flatMap((end) => {
      const at: Point = [(side * (WIDE - 0.07)) / 2, HIGH / 2 - 0.05, (end * (DEEP - 0.07)) / 2];
      const face = (end * DEEP) / 2 + end * 0.006;
      return [
        box(colour, at, [0.085, HIGH + 0.1, 0.085]),
        ...[0.1, 0.35, 0.6].map((y) => nail(palette.brassLight, [at[0], y, face], 0.03, end)),
      ];
    }),
  );
}

/** A lid like a low roof with a flat top; in the slot stands a letter. */
function lid(): Solid[] {
  const top = HIGH + 0.15;
  const letter = box('#FBF5E4', [0.02, top + 0.06, 0], [0.2, 0.24, 0.008]);
  return [
    box(darker(wood, 0.15), [0, HIGH + 0.015, 0], [WIDE + 0.08, 0.03, DEEP + 0.08]),
    frustum(lighter(wood, 0.16), [0, HIGH + 0.09, 0], [WIDE + 0.05, 0.12, DEEP + 0.05], [0.42, 0.2]),
    box(darker(wood, 0.05), [0, top, 0], [0.34, 0.012, 0.12]),
    box('#1C1710', [0, top + 0.005, 0], [0.27, 0.008, 0.036]),
    leaning(letter, [0, top, 0], 0.16),
    ...[0.09, 0.13].map((y) =>
      leaning(box('#8B8577', [0.02, top + y, 0.006], [0.13, 0.008, 0.004]), [0, top, 0], 0.16),
    ),
  ];
}

/** A sheet of paper without words, and under it the lock. */
function front(): Solid[] {
  const z = DEEP / 2 - 0.012;
  return [
    box('#F2E4C4', [0, 0.5, z], [0.3, 0.16, 0.008]),
    box(palette.oxblood, [0, 0.535, z + 0.005], [0.22, 0.022, 0.004]),
    ...[0.495, 0.465].map((y) => box('#8B7F69', [-0.02, y, z + 0.005], [0.18, 0.01, 0.004])),
    ...[-0.13, 0.13].map((x) => nail(palette.brassLight, [x, 0.565, z + 0.004], 0.018)),
    box(palette.brassDark, [0, 0.33, z], [0.05, 0.16, 0.014]),
    box(brass, [0, 0.22, z + 0.03], [0.12, 0.11, 0.05]),
    box('#3A2E18', [0, 0.215, z + 0.056], [0.014, 0.035, 0.004]),
    shackle(palette.brassLight, [0, 0.272, z + 0.03], 0.038, 0.018),
  ];
}

/** Two hinges that hold the lid. */
function back(): Solid[] {
  const z = -DEEP / 2 + 0.008;
  return [-0.18, 0.18].flatMap((x) => [
    box(palette.brassDark, [x, HIGH - 0.09, z], [0.05, 0.2, 0.014]),
    box(brass, [x, HIGH + 0.005, z - 0.03], [0.09, 0.034, 0.034]),
    ...[-0.15, -0.06].map((y) => nail(palette.brassLight, [x, HIGH + y, z - 0.008], 0.022, -1)),
  ]);
}
