import type { Role } from '../contract.ts';
import type { Pace } from './motion.ts';
import type { Status } from './status.ts';

/** A motion as it is told: place in tiles at `startTick`, then straight on. */
export type Segment = {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  readonly pace: Pace;
  /** Server tick at which the motion began. */
  readonly startTick: number;
  /** Number of the own intention that it answers; 0 for everybody else. */
  readonly seq: number;
  /** Changes when the server itself moved the own avatar; 0 for everybody else. */
  readonly order: number;
};

/** What of an avatar changes seldom. */
export type Appearance = {
  readonly name: string;
  readonly role: Role;
  /** See `avatar/look.ts`. */
  readonly look: number;
  /** Whether the line to this person stands. */
  readonly connected: boolean;
  readonly status: Status;
  readonly hasHandUp: boolean;
  /** Bit i is set when this person passed gate i of the map. */
  readonly passes: number;
};

/** One avatar as whoever has it in sight is told of it. */
export type AvatarRecord = Appearance & { readonly id: string; readonly segment: Segment };
