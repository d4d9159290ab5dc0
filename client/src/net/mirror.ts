import type { HttpRefusal } from '@clearhall/shared-schema/identity/http';
import type { HallMap } from '@clearhall/shared-schema/map/hall-map';
import type { PublicHall } from '@clearhall/shared-schema/pack/public-pack';
import type { Me } from '@clearhall/shared-schema/people/asks';
import type { RoundPhase } from '@clearhall/shared-schema/quiz/state';
import { computed, signal } from '@preact/signals';

/** How the line to the room stands; `replaced`: another tab of the same person took over. */
export type Connection = 'connecting' | 'here' | 'reconnecting' | 'lost' | 'replaced';

export type TourView = {
  tourId: string;
  lecturerName: string;
  isClosed: boolean;
  stopExhibitId: string;
  /** Grows with each call of the lecturer; a change means: the group was gathered. */
  stops: number;
};

export type RosterRow = {
  avatarId: string;
  name: string;
  role: string;
  unit: string;
  sceneId: string;
  connected: boolean;
  hasAnswered: boolean;
  /** See `avatar/status.ts` of the contract. */
  status: string;
  hasHandUp: boolean;
  isBot: boolean;
};

export type RoundView = {
  roundId: string;
  questionId: string;
  phase: RoundPhase;
  tally: ReadonlyMap<string, number>;
  rightOptionId: string;
};

/**
 * The room's state as signals: written by the room's callbacks only (`net/room-mirror.ts`),
 * read by panels and by the view. No panel listens to the room itself.
 */
export const connection = signal<Connection>('connecting');
/** Why the room may not be entered, while `connection` is 'lost'; null when it is only out of reach. */
export const entryRefusal = signal<HttpRefusal | null>(null);
export const me = signal<Me | null>(null);
export const publicHall = signal<PublicHall | null>(null);
export const hallMap = signal<HallMap | null>(null);
export const tour = signal<TourView | null>(null);
export const roster = signal<ReadonlyMap<string, RosterRow>>(new Map());
export const round = signal<RoundView | null>(null);
export const voiceStatus = signal('off');
/** Gate passes of one's own: bit i is gate i of the map. */
export const myPasses = signal(0);
/** Scene in which one stands; empty before the first state. */
export const mySceneId = signal('');
/** Where one stands, in tiles, at most four times a second. */
export const myPlace = signal<{ x: number; y: number } | null>(null);
/** Closed gate within reach, exhibit within reach: ids, or empty. Written with `myPlace`. */
export const nearGateId = signal('');
export const nearExhibitId = signal('');

export const isLecturer = computed(() => me.value?.role === 'lecturer');
