import type { StandardSchemaV1 as Check } from '@standard-schema/spec';

/** What a person is in a room. Rights hang on it; it comes from the database, never from the client. */
export type Role = 'visitor' | 'learner' | 'lecturer' | 'supervisor' | 'moderator';

export const EVERYONE: readonly Role[] = ['visitor', 'learner', 'lecturer', 'supervisor', 'moderator'];

/** Refusals that any ask may get, before its own handler is reached or when recording fails. */
export type CommonRefusal = 'malformed' | 'not-allowed' | 'too-many' | 'not-recorded' | 'failed';

/**
 * One thing that a client may ask of a room: its payload check, who may ask, how often,
 * and (as types only) what is replied and what may be refused.
 */
export type Ask<P extends Check = Check, R = unknown, E extends string = string> = {
  readonly payload: P;
  readonly by: readonly Role[];
  readonly creditsPerMinute: number;
  readonly reply?: R;
  readonly refusal?: E;
};

/** Declares an ask; `.replies<Reply, Refusals>()` closes the declaration. */
export function ask<P extends Check>(payload: P, limits: { by?: readonly Role[]; creditsPerMinute: number }) {
  return {
    replies: <R, E extends string = never>(): Ask<P, R, E> => ({
      payload,
      by: limits.by ?? EVERYONE,
      creditsPerMinute: limits.creditsPerMinute,
    }),
  };
}

export type Asks = Record<string, Ask>;

/** What the handler gets: the payload after its check. */
export type Payload<A extends Asks, K extends keyof A> = Check.InferOutput<A[K]['payload']>;

/** What the client gets when the ask is granted. */
export type Reply<A extends Asks, K extends keyof A> = A[K] extends Ask<Check, infer R, string> ? R : never;

/** The reasons of its own for which this ask can be refused. */
export type Refusal<A extends Asks, K extends keyof A> = A[K] extends Ask<Check, unknown, infer E> ? E : never;

/** An expected no, as a value. */
export type Refused<E extends string = string> = { readonly refused: E };

/** Makes a refusal; handlers return it instead of throwing. */
export function refuse<const E extends string>(reason: E): Refused<E> {
  return { refused: reason };
}

/** Tells a refusal from a reply. */
export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string';
}
