import type { EventKind, JournalEvent } from '../journal/events.ts';

/** What the group of a tour shares, as the events of its room tell of it. */
export type RebuiltTour = {
  /** Where the lecturer last gathered the group; empty before the first time. */
  stopExhibitId: string;
  stops: number;
  /** Who ever came, the first one first: in which scene last, and whether the present round was answered. */
  members: ReadonlyMap<string, { sceneId: string; hasAnswered: boolean }>;
};

/** The kinds of events that say how a tour stands. */
export const TOUR_EVENTS: readonly EventKind[] = [
  'person.entered',
  'scene.entered',
  'tour.gathered',
  'round.opened',
  'round.answered',
];

/** How a tour stands after these events of its room, oldest first. */
export function tourAfter(events: readonly JournalEvent[]): RebuiltTour {
  const members = new Map<string, { sceneId: string; hasAnswered: boolean }>();
  let stopExhibitId = '';
  let stops = 0;
  for (const event of events) {
    const { kind, personId, body } = event;
    const known = personId === null ? undefined : members.get(personId);
    if (kind === 'tour.gathered') {
      stopExhibitId = body.exhibitId;
      stops++;
    } else if ((kind === 'person.entered' || kind === 'scene.entered') && personId)
      members.set(personId, { sceneId: body.sceneId, hasAnswered: known?.hasAnswered ?? false });
    else if (kind === 'round.opened') for (const member of members.values()) member.hasAnswered = false;
    else if (kind === 'round.answered' && known) known.hasAnswered = true;
  }
  return { stopExhibitId, stops, members };
}
