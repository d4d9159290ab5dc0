import type { Localised } from '../pack/public-pack.ts';
import type { OutcomeState, RequirementKind } from './rules.ts';

/** What is shown of one requirement of a duty; `missing` are the titles of what is still to be done. */
export type DutyRequirement = {
  kind: RequirementKind;
  have: number;
  need: number;
  isMet: boolean;
  missing: Localised[];
};

/** What a certificate says; there is one only of what is met. `validUntil` in milliseconds, null for ever. */
export type Certificate = {
  recordNumber: string;
  name: string;
  unit: string | null;
  metAt: number;
  validUntil: number | null;
};

/** An assignment of the asker; times in milliseconds, `makeUpUntil` null where there is no make-up window. */
export type Duty = {
  assignmentId: string;
  hallId: string;
  hall: Localised;
  title: Localised;
  /** By whose clock its days are told. */
  timeZone: string;
  state: OutcomeState;
  fromAt: number;
  /** The first moment that is too late, as `makeUpUntil` is. */
  dueAt: number;
  makeUpUntil: number | null;
  mostMinutesADay: number | null;
  requirements: DutyRequirement[];
  certificate: Certificate | null;
};
