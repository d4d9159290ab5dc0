import type { LearnedHall, LearnedPaper } from '@clearhall/shared-schema/learn/record';
import type { PublishedHall } from '../pack/published-hall.ts';

/** What a person has done in one hall, as the stores know it. */
export type DoneInHall = {
  seen: ReadonlySet<string>;
  /** Milliseconds by gate id. */
  passTimes: ReadonlyMap<string, number>;
  papers: readonly LearnedPaper[];
};

/** A hall as its visitor finds it on the page of the own record: everything that is there, and what is done of it. */
export function learnedHall(hall: PublishedHall, { seen, passTimes, papers }: DoneInHall): LearnedHall {
  const { hallId, version, title, scenes, exhibits, gates } = hall.publicHall;
  const sceneOf = new Map(hall.map.exhibits.map(({ exhibitId, sceneId }) => [exhibitId, sceneId]));
  return {
    hallId,
    version,
    title,
    scenes: scenes.map((scene) => ({
      sceneId: scene.sceneId,
      title: scene.title,
      exhibits: exhibits
        .filter(({ exhibitId }) => sceneOf.get(exhibitId) === scene.sceneId)
        .map((exhibit) => ({
          exhibitId: exhibit.exhibitId,
          title: exhibit.title,
          isSeen: seen.has(exhibit.exhibitId),
        })),
    })),
    gates: gates.map((gate) => ({
      gateId: gate.gateId,
      title: gate.title,
      passedAt: passTimes.get(gate.gateId) ?? null,
    })),
    papersNeverTaken: [...hall.papers.values()]
      .filter(({ paperId }) => !papers.some((taken) => taken.paperId === paperId))
      .map((paper) => ({ paperId: paper.paperId, title: paper.title })),
    papers: [...papers].sort((one, other) => other.closedAt - one.closedAt),
  };
}
