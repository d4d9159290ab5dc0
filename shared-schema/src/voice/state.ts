import { type SchemaType, schema, t } from '@colyseus/schema';

/** What everybody in the room knows about voice. */
export const Voice = schema(
  {
    /** 'off' | 'preparing' | 'starting' | 'ready' | 'down' | 'unavailable' */
    status: t.string().default('off'),
  },
  'Voice',
);
export type Voice = SchemaType<typeof Voice>;
