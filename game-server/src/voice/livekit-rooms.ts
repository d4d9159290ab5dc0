import type { VoiceGrant } from '@clearhall/shared-schema/voice/rules';
import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
import type { VoiceReport } from './livekit-launch.ts';
import { trackSources, voiceToken } from './voice-tokens.ts';
import { readVoiceWebhook, type VoiceEvent } from './voice-webhooks.ts';

/** Why a voice call did nothing: there is no voice now, or its server does not answer. The hall goes on. */
export type VoiceRefusal = { ok: false; reason: 'voice-off' | 'voice-unreachable' };

/** What a client needs to join. `iceServers` is `[]` when it must use none; absent when the server's list holds. */
export type VoiceEntry = { url: string; token: string; iceServers?: [] };

/** Whom to let into which room, as whom. The display name is what others see; the identity is the person's id. */
export type VoiceEntryRequest = { roomName: string; identity: string; displayName: string; grant: VoiceGrant };

/** The hall's hold on the voice server. No call throws for a server that is off, gone or slow (3 s). */
export type VoiceBackend = {
  /** The state of voice and its percent, without secrets: fit for clients. */
  state(): { state: VoiceReport['state']; percent?: number };
  /** Calls the listener at each change of `state()`; gives what ends that. */
  onState(listener: () => void): () => void;
  /** An entry that is good for 300 s; makes sure first that the room is there. */
  token(request: VoiceEntryRequest): Promise<({ ok: true } & VoiceEntry) | VoiceRefusal>;
  /** Makes the room, and again by itself whenever the voice server was started anew, until `closeRoom`. */
  ensureRoom(roomName: string): Promise<{ ok: true } | VoiceRefusal>;
  /** Gives or takes the floor at once. `absent`: that person is not in voice now; the next token will say it. */
  setSpeaker(
    roomName: string,
    identity: string,
    grant: VoiceGrant,
  ): Promise<{ ok: true; absent: boolean } | VoiceRefusal>;
  /** Puts a person out. The old token would still open the room: refuse a new one and call this at each return. */
  remove(roomName: string, identity: string): Promise<{ ok: true; absent: boolean } | VoiceRefusal>;
  /** Puts everybody out and forgets the room. */
  closeRoom(roomName: string): Promise<{ ok: true } | VoiceRefusal>;
  /** The event of a webhook call with this raw body, or null when our voice server did not sign it. */
  readWebhook(rawBody: string, authorization: string | undefined): Promise<VoiceEvent | null>;
};

const callLimitS = 3;
const tokenTtlS = 300;
const emptyRoomS = 600;
const leftRoomS = 20;
const mostParticipants = 120;

type Server = { rooms: RoomServiceClient; url: string; apiKey: string; apiSecret: string; loopback: boolean };

/** A backend that starts as `off`; `update` gives it each report of the launcher. */
export function createVoiceBackend(): { backend: VoiceBackend; update(report: VoiceReport): void } {
  let current: VoiceReport = { state: 'off' };
  let server: Server | null = null;
  const kept = new Set<string>();
  const listeners = new Set<() => void>();

  const ensureRoom = async (roomName: string): Promise<{ ok: true } | VoiceRefusal> => {
    kept.add(roomName);
    return done(await call(server, (rooms) => makeRoom(rooms, roomName)));
  };

  const backend: VoiceBackend = {
    state: () =>
      current.percent === undefined ? { state: current.state } : { state: current.state, percent: current.percent },
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ensureRoom,
    token: async ({ roomName, identity, displayName, grant }) => {
      const used = server;
      const made = await ensureRoom(roomName);
      if (!made.ok) return made;
      if (!used) return { ok: false, reason: 'voice-off' };
      const { url, apiKey, apiSecret } = used;
      const ttlSeconds = tokenTtlS;
      const token = await voiceToken({ apiKey, apiSecret, roomName, identity, displayName, grant, ttlSeconds });
      return used.loopback ? { ok: true, url, token, iceServers: [] } : { ok: true, url, token };
    },
    setSpeaker: (roomName, identity, grant) =>
      call(server, (rooms) => rooms.updateParticipant(roomName, identity, { permission: permissionOf(grant) })),
    remove: (roomName, identity) => call(server, (rooms) => rooms.removeParticipant(roomName, identity)),
    closeRoom: async (roomName) => {
      kept.delete(roomName);
      return done(await call(server, (rooms) => rooms.deleteRoom(roomName)));
    },
    readWebhook: async (rawBody, authorization) => server && readVoiceWebhook({ ...server, rawBody, authorization }),
  };

  const update = (report: VoiceReport): void => {
    const wasReady = current.state === 'ready';
    current = report;
    server = serverOf(report);
    // A voice server that was started anew knows no room: clients that come back by themselves need theirs at once.
    if (server && !wasReady) for (const roomName of kept) void call(server, (rooms) => makeRoom(rooms, roomName));
    for (const listener of listeners) listener();
  };
  return { backend, update };
}

function makeRoom(rooms: RoomServiceClient, name: string): Promise<unknown> {
  return rooms.createRoom({
    name,
    emptyTimeout: emptyRoomS,
    departureTimeout: leftRoomS,
    maxParticipants: mostParticipants,
  });
}

/** The whole permission: an update replaces what was there, and what is left unsaid is allowed. */
function permissionOf(grant: VoiceGrant) {
  return {
    canPublish: grant.canPublish,
    canPublishSources: trackSources(grant),
    canSubscribe: grant.canSubscribe,
    canPublishData: grant.canPublishData,
    canUpdateMetadata: grant.canUpdateOwnMetadata,
  };
}

function serverOf({ state, url, apiKey, apiSecret, loopback }: VoiceReport): Server | null {
  if (state !== 'ready' || !url || !apiKey || !apiSecret) return null;
  const rooms = new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout: callLimitS, failover: false });
  return { rooms, url, apiKey, apiSecret, loopback: loopback ?? false };
}

/** A call as a value. A missing room or person is `absent`; any other failure of the server is `voice-unreachable`. */
async function call(
  server: Server | null,
  act: (rooms: RoomServiceClient) => Promise<unknown>,
): Promise<{ ok: true; absent: boolean } | VoiceRefusal> {
  if (!server) return { ok: false, reason: 'voice-off' };
  try {
    await act(server.rooms);
    return { ok: true, absent: false };
  } catch (fault) {
    // The fault's text may quote a token: it is not passed on.
    if (fault instanceof ServerError && fault.status === 404) return { ok: true, absent: true };
    return { ok: false, reason: 'voice-unreachable' };
  }
}

function done(result: { ok: true; absent: boolean } | VoiceRefusal): { ok: true } | VoiceRefusal {
  return result.ok ? { ok: true } : result;
}
