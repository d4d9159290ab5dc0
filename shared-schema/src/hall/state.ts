import { type SchemaType, schema, t } from '@colyseus/schema';
import { Round } from '../quiz/state.ts';
import { Tour } from '../tour/state.ts';
import { Voice } from '../voice/state.ts';

/** All that everybody in a room is told alike. Who is in one's sight comes by frames: `avatar/frame.ts`. */
export const Hall = schema(
  {
    hallId: t.string().default(''),
    version: t.string().default(''),
    tour: Tour,
    round: Round,
    voice: Voice,
  },
  'Hall',
);
export type Hall = SchemaType<typeof Hall>;
