import { type SchemaType, schema, t } from '@colyseus/schema';

/**
 * One person's body in the hall. `x128` … `startTick` are a motion segment: where the
 * motion began (1/128 tile), where to (a byte of the full turn), how fast, and from
 * which server tick on. It is written only when the motion changes; everybody extrapolates.
 */
export const Avatar = schema(
  {
    name: t.string().default(''),
    role: t.string().default('visitor'),
    look: t.uint8().default(0),
    connected: t.boolean().default(true),
    x128: t.uint16().default(0),
    y128: t.uint16().default(0),
    heading: t.uint8().default(64),
    pace: t.uint8().default(0),
    startTick: t.uint32().default(0),
    /** Number of the client's intention that this motion answers. */
    seq: t.uint16().default(0),
    /** Grows when the server itself moves the avatar (gathered by the lecturer, set back). */
    order: t.uint8().default(0),
    /** Bit i is set when this person passed gate i of the map. */
    passes: t.uint32().default(0),
  },
  'Avatar',
);
export type Avatar = SchemaType<typeof Avatar>;
