import { type SchemaType, schema, t } from '@colyseus/schema';

/** One member of a tour, wherever in the hall: known to all, without motion. */
export const RosterEntry = schema(
  {
    name: t.string().default(''),
    role: t.string().default('learner'),
    unit: t.string().default(''),
    sceneId: t.string().default(''),
    connected: t.boolean().default(true),
    hasAnswered: t.boolean().default(false),
    /** See `avatar/status.ts`. */
    status: t.string().default('here'),
    hasHandUp: t.boolean().default(false),
    isBot: t.boolean().default(false),
  },
  'RosterEntry',
);
export type RosterEntry = SchemaType<typeof RosterEntry>;

/** What the group shares; `tourId` is empty in an open room. */
export const Tour = schema(
  {
    tourId: t.string().default(''),
    lecturerName: t.string().default(''),
    isClosed: t.boolean().default(false),
    /** The exhibit at which the lecturer last gathered the group. */
    stopExhibitId: t.string().default(''),
    stops: t.uint16().default(0),
    roster: t.map(RosterEntry),
  },
  'Tour',
);
export type Tour = SchemaType<typeof Tour>;
