/** Facings in the order of the sheet, clockwise from north. */
export const facings = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

/** The field that a figure is drawn in; one who sits on a bench lets the feet hang below where one stands. */
export const field = { width: 64, height: 112 } as const;

/** Where in the field a person stands, and on which a sitting one has the middle of the seat. */
export const feet = { x: 32, y: 88 } as const;

/** How a person is turned and where in the step. Screen x goes right, y down; the body stands upright round x = 32. */
export type Pose = {
  /** share of forward that points to the right of the screen, -1 to 1 */
  right: number;
  /** share of forward that points at the viewer, -1 to 1 */
  near: number;
  /** stride of the person's left leg, -1 to 1; the right one goes against it */
  stride: number;
  /** which foot is off the ground in passing: 1 left, -1 right, 0 none */
  lifted: -1 | 0 | 1;
  /** how much higher the trunk and the head are than standing, in whole units: what is worn moves with them */
  rise: number;
  sits: boolean;
};

type Step = Pick<Pose, 'stride' | 'lifted' | 'rise' | 'sits'>;

/** The frames of a facing: standing, the four of a step, sitting. */
export const steps: readonly Step[] = [
  { stride: 0, lifted: 0, rise: 0, sits: false },
  { stride: 1, lifted: 0, rise: 0, sits: false },
  { stride: 0, lifted: -1, rise: 2, sits: false },
  { stride: -1, lifted: 0, rise: 0, sits: false },
  { stride: 0, lifted: 1, rise: 2, sits: false },
  { stride: 0, lifted: 0, rise: -16, sits: true },
];

/** Which of the frames is which. */
export const frameOf = { standing: 0, walking: [1, 2, 3, 4], sitting: 5 } as const;

/** The pose of a frame: index of the facing, then of the frame within it. */
export function poseOf(facing: number, frame: number): Pose {
  const turn = (facing / facings.length) * Math.PI * 2;
  const step = steps[frame];
  if (step === undefined) throw new RangeError(`no frame ${frame}`);
  return { right: Math.sin(turn), near: -Math.cos(turn), ...step };
}

/**
 * A point on the upright body: `azimuth` in degrees round it from the front towards the person's left, on an ellipse of
 * half widths `side` and `depth`. Gives screen x and how near to the viewer it is (negative: on the far side).
 */
export function around(pose: Pose, azimuth: number, side: number, depth: number): { x: number; near: number } {
  const radians = (azimuth * Math.PI) / 180;
  const [forward, left] = [Math.cos(radians) * depth, Math.sin(radians) * side];
  return { x: 32 + forward * pose.right + left * pose.near, near: forward * pose.near - left * pose.right };
}
