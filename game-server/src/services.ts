import type { LastPlaces } from './avatar/last-places.ts';
import type { BoardStore } from './board/board-store.ts';
import type { ExhibitProgressStore } from './exhibit/exhibit-progress-store.ts';
import type { GateBooks } from './gate/gate-books.ts';
import type { PassStore } from './gate/pass-store.ts';
import type { Meters } from './health/meters.ts';
import type { Auth } from './identity/auth.ts';
import type { PeopleStore } from './identity/people-store.ts';
import type { SignOn } from './identity/sign-on.ts';
import type { Visits } from './identity/visits.ts';
import type { Journal } from './journal/journal.ts';
import type { RoomEvents } from './journal/room-events.ts';
import type { Log } from './log.ts';
import type { PublishedHall } from './pack/published-hall.ts';
import type { BlockStore } from './people/block-store.ts';
import type { ExclusionStore } from './people/exclusion-store.ts';
import type { ReportStore } from './people/report-store.ts';
import type { PaperDesk } from './quiz/paper-desk.ts';
import type { VoiceBackend } from './voice/livekit-rooms.ts';

/** What the rooms stand on; made once at start and handed down. */
export type Services = {
  readonly log: Log;
  readonly meters: Meters;
  readonly auth: Auth;
  /** The single sign-on of the house; null where there is none. */
  readonly signOn: SignOn | null;
  readonly people: PeopleStore;
  readonly visits: Visits;
  readonly journal: Journal;
  readonly roomEvents: RoomEvents;
  readonly lastPlaces: LastPlaces;
  readonly passes: PassStore;
  readonly exhibitProgress: ExhibitProgressStore;
  readonly gateBooks: GateBooks;
  readonly blocks: BlockStore;
  readonly boards: BoardStore;
  readonly reports: ReportStore;
  readonly papers: PaperDesk;
  readonly exclusions: ExclusionStore;
  readonly voice: VoiceBackend;
  /** How many people one open room takes. */
  readonly openRoomPeople: number;
  /** How many people are let in a second, at most. */
  readonly joinsPerSecond: number;
  /** Whether too little space is left where the journal lies. */
  readonly isDiskFull: () => Promise<boolean>;
  /** Origins under which our own pages are served. */
  readonly origins: () => readonly string[];
  /** The published hall of a version; null when there is none. */
  readonly hall: (hallId: string) => Promise<PublishedHall | null>;
  /** One version of a hall by its hash, also one that a newer has followed; null where it was never published. */
  readonly hallOfVersion: (version: string) => Promise<PublishedHall | null>;
};
