import { type SchemaType, schema, t } from '@colyseus/schema';
import { Avatar } from '../avatar/state.ts';
import { Round } from '../quiz/state.ts';
import { Tour } from '../tour/state.ts';
import { Voice } from '../voice/state.ts';

/** All that one room synchronises. Avatars are seen only by those who share their scene. */
export const Hall = schema(
  {
    hallId: t.string().default(''),
    version: t.string().default(''),
    avatars: t.map(Avatar).view(),
    tour: Tour,
    round: Round,
    voice: Voice,
  },
  'Hall',
);
export type Hall = SchemaType<typeof Hall>;
