import { asking } from './asking-twins.ts';
import { boards } from './board-twins.ts';
import { comingIn } from './coming-in-twins.ts';
import { content, speaking } from './content-twins.ts';
import { exhibits } from './exhibit-twins.ts';
import { gates } from './gate-twins.ts';
import { papers } from './paper-twins.ts';
import { people } from './people-twins.ts';
import { building, recording } from './recording-twins.ts';
import { screens } from './screen-twins.ts';
import type { Twin } from './twin.ts';
import { walking } from './walking-twins.ts';

/** Every break that a test has to notice, by theme. */
export const twins: readonly Twin[] = [
  ...walking,
  ...comingIn,
  ...asking,
  ...gates,
  ...recording,
  ...building,
  ...content,
  ...speaking,
  ...boards,
  ...papers,
  ...people,
  ...exhibits,
  ...screens,
];
