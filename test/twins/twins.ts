import { accounts } from './account-twins.ts';
import { alive } from './alive-twins.ts';
import { asking } from './asking-twins.ts';
import { benchGates } from './bench-gates-twins.ts';
import { boards } from './board-twins.ts';
import { comingIn } from './coming-in-twins.ts';
import { content, speaking } from './content-twins.ts';
import { databases } from './database-twins.ts';
import { documentsAndModels } from './document-model-twins.ts';
import { exhibits } from './exhibit-twins.ts';
import { gates } from './gate-twins.ts';
import { health } from './health-twins.ts';
import { journals } from './journal-twins.ts';
import { papers } from './paper-twins.ts';
import { people } from './people-twins.ts';
import { privacy } from './privacy-twins.ts';
import { rebuilding } from './rebuild-twins.ts';
import { building, recording } from './recording-twins.ts';
import { screens } from './screen-twins.ts';
import { signingOn } from './sign-on-twins.ts';
import { standards } from './standard-twins.ts';
import type { Twin } from './twin.ts';
import { organisation } from './unit-twins.ts';
import { videos } from './video-twins.ts';
import { walking } from './walking-twins.ts';

/** Every break that a test has to notice, by theme. */
export const twins: readonly Twin[] = [
  ...walking,
  ...comingIn,
  ...accounts,
  ...signingOn,
  ...asking,
  ...gates,
  ...recording,
  ...databases,
  ...privacy,
  ...journals,
  ...health,
  ...rebuilding,
  ...building,
  ...content,
  ...speaking,
  ...boards,
  ...papers,
  ...people,
  ...exhibits,
  ...documentsAndModels,
  ...videos,
  ...organisation,
  ...standards,
  ...screens,
  ...alive,
  ...benchGates,
];
