import { WebhookReceiver } from 'livekit-server-sdk';

/**
 * Something that happened in the voice of a room. `id` is the same in every delivery of one event: count it once.
 * `atMs` is when it happened, to the second; deliveries may come late and after newer ones.
 */
export type VoiceEvent = {
  id: string;
  kind: 'room-started' | 'room-finished' | 'joined' | 'left' | 'published' | 'unpublished' | 'other';
  roomName: string;
  /** The person, in all but the events of the room itself. */
  identity: string | null;
  atMs: number;
};

const kinds: Record<string, VoiceEvent['kind']> = {
  room_started: 'room-started',
  room_finished: 'room-finished',
  participant_joined: 'joined',
  participant_left: 'left',
  track_published: 'published',
  track_unpublished: 'unpublished',
};

/**
 * The event of a webhook call, or null when the voice server with this key did not sign exactly this body. The body
 * must be the raw text (`application/webhook+json`), untouched by a JSON parser.
 */
export async function readVoiceWebhook(call: {
  apiKey: string;
  apiSecret: string;
  rawBody: string;
  authorization: string | undefined;
}): Promise<VoiceEvent | null> {
  try {
    const event = await new WebhookReceiver(call.apiKey, call.apiSecret).receive(call.rawBody, call.authorization);
    return {
      id: event.id,
      kind: kinds[event.event] ?? 'other',
      roomName: event.room?.name ?? '',
      identity: event.participant?.identity || null,
      atMs: Number(event.createdAt) * 1000,
    };
  } catch {
    // Forged, tampered with or not an event at all: whoever sent it learns nothing.
    return null;
  }
}
