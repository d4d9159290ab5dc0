import { asking } from './asking-twins.ts';
import { comingIn } from './coming-in-twins.ts';
import { content, speaking } from './content-twins.ts';
import { people } from './people-twins.ts';
import { building, recording } from './recording-twins.ts';
import type { Twin } from './twin.ts';
import { walking } from './walking-twins.ts';

/** Every break that a test has to notice, by theme. */
export const twins: readonly Twin[] = [
  ...walking,
  ...comingIn,
  ...asking,
  ...recording,
  ...building,
  ...content,
  ...speaking,
  ...people,
];
