import type { LearnedHall } from '@clearhall/shared-schema/learn/record';

/** How far somebody has come in a hall, in counts. */
export type Progress = { seen: number; exhibits: number; passed: number; gates: number; papers: number };

/** Counts what is seen, passed and handed in. */
export function progressIn(hall: LearnedHall): Progress {
  const exhibits = hall.scenes.flatMap((scene) => scene.exhibits);
  return {
    seen: exhibits.filter(({ isSeen }) => isSeen).length,
    exhibits: exhibits.length,
    passed: hall.gates.filter(({ passedAt }) => passedAt !== null).length,
    gates: hall.gates.length,
    papers: hall.papers.length,
  };
}

/** Whether anything has been done in a hall. */
export function isBegun(hall: LearnedHall): boolean {
  const { seen, passed, papers } = progressIn(hall);
  return seen + passed + papers > 0;
}
