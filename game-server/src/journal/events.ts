import type { Role } from '@clearhall/shared-schema/contract';

/** Where an event happened and whose it is. `personId` is a pseudonym; no event holds a name or free text. */
export type Where = { roomId: string; personId: string | null; requestId?: string };

type EventBodies = {
  'room.opened': { kind: 'open' | 'tour'; hallId: string; version: string; lecturerId: string | null };
  'room.closed': { reason: 'closed' | 'empty' };
  'person.entered': { role: Role; unitId: string | null; sceneId: string };
  'person.left': Record<string, never>;
  'scene.entered': { unitId: string | null; sceneId: string };
  'gate.answered': { unitId: string | null; gateId: string; questionId: string; optionId: string; right: boolean };
  'gate.passed': { hallId: string; gateId: string };
  'tour.gathered': { exhibitId: string };
  'round.opened': { roundId: string; questionId: string };
  'round.answered': { unitId: string | null; roundId: string; questionId: string; optionId: string; right: boolean };
  'round.revealed': { roundId: string };
  /** A text was taken away; which words it held is written nowhere. */
  'text.hidden': { textId: string; authorId: string };
  /** `personId` is who may not enter any more. See `people/exclusion.ts`. */
  'person.excluded': {
    exclusionId: string;
    kind: 'removed' | 'banned';
    hallId: string | null;
    onlyRoomId: string | null;
    until: number | null;
    byId: string;
  };
  'exclusion.lifted': { exclusionId: string; byId: string };
  'report.settled': { reportId: string };
  'server.started': Record<string, never>;
};

export type EventKind = keyof EventBodies;

/** One thing that happened, before it has an id. */
export type NewEvent = {
  [K in EventKind]: {
    kind: K;
    at: number;
    roomId: string | null;
    personId: string | null;
    requestId: string | null;
    body: EventBodies[K];
  };
}[EventKind];

/** One thing that happened, as the journal keeps it; `at` in milliseconds, `id` a UUIDv7. */
export type JournalEvent = NewEvent & { id: string };

/** Makes an event of a kind, typed by its body. `at`: server time in milliseconds. */
export function happened<K extends EventKind>(
  kind: K,
  at: number,
  where: Where | null,
  body: EventBodies[K],
): NewEvent {
  return {
    kind,
    at,
    roomId: where?.roomId ?? null,
    personId: where?.personId ?? null,
    requestId: where?.requestId ?? null,
    body,
  } as NewEvent;
}
