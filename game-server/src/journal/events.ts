import type { Role } from '@clearhall/shared-schema/contract';
import type { QuestionKind } from '@clearhall/shared-schema/pack/public-pack';
import type { PaperMode } from '@clearhall/shared-schema/quiz/paper-asks';
import type { PaperAnswer } from '@clearhall/shared-schema/quiz/paper-rules';
import type { ExemptReason } from '@clearhall/shared-schema/standard/assignment';
import type { StandardRule } from '@clearhall/shared-schema/standard/rules';

/** Where an event happened and whose it is. `personId` is a pseudonym; no event holds a name or free text. */
export type Where = { roomId: string; personId: string | null; requestId?: string };

type EventBodies = {
  'room.opened': { kind: 'open' | 'tour'; hallId: string; version: string; lecturerId: string | null };
  'room.closed': { reason: 'closed' | 'empty' };
  'person.entered': { role: Role; unitId: string | null; sceneId: string };
  'person.left': Record<string, never>;
  /** The visitor `fromId` turned out to be this person: what the visit left goes on under it. */
  'person.merged': { fromId: string };
  'scene.entered': { unitId: string | null; sceneId: string };
  /** From now on the person does not follow: see `Watch`. */
  'attendance.paused': { why: 'idle' | 'hidden' };
  'attendance.resumed': Record<string, never>;
  /** `optionId` of a single choice only. Events of older versions have no hall, kind and mark: they were single choices. */
  'gate.answered': {
    unitId: string | null;
    hallId?: string;
    gateId: string;
    questionId: string;
    kind?: QuestionKind;
    optionId: string | null;
    mark?: number;
    right: boolean;
  };
  'gate.passed': { hallId: string; gateId: string };
  /** A lecturer opened a gate to all on the tour; it is nobody's pass. */
  'gate.overridden': { hallId: string; gateId: string };
  'exhibit.seen': { hallId: string; exhibitId: string };
  'exhibit.heard': { hallId: string; exhibitId: string };
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
  'board.written': { messageId: string; sceneId: string };
  'board.hidden': { messageId: string; sceneId: string };
  /** `version` and `seed` draw the same paper again; the attempt keeps to them whatever is published meanwhile. */
  'paper.started': {
    attemptId: string;
    hallId: string;
    paperId: string;
    unitId: string | null;
    mode: PaperMode;
    seed: string;
    version: string;
    deadlineMs: number | null;
  };
  /** In the names of the question, which say nothing without its version; null takes an answer back. */
  'paper.answered': { attemptId: string; slot: number; answer: PaperAnswer | null };
  'paper.closed': { attemptId: string; points: number; passed: boolean; by: 'person' | 'time' };
  /** `unitId`: the unit that was meant; null for one person. What is done counts until `untilMs`, late after `dueMs`. */
  'assignment.added': {
    assignmentId: string;
    hallId: string;
    version: string;
    standardId: string;
    rule: StandardRule;
    unitId: string | null;
    fromMs: number;
    dueMs: number;
    untilMs: number;
  };
  /** Who has to, with the unit of that time: the subtree as it was, which no later event says. */
  'assignment.given': { assignmentId: string; people: [personId: string, unitId: string | null][] };
  'assignment.exempted': { assignmentId: string; reason: ExemptReason };
  'assignment.withdrawn': { assignmentId: string };
  /** The deadline and the end of the make-up time are other days from now on. */
  'assignment.moved': { assignmentId: string; dueMs: number; untilMs: number };
  /** The deadline has passed; once an assignment. */
  'assignment.due': { assignmentId: string };
  /** `lastEventAt`: when the last thing before it happened, in ms; from then on the server counts as away. */
  'server.started': { lastEventAt: number | null };
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
