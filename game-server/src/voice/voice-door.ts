import type { VoiceBackend } from './livekit-rooms.ts';

/** Calls that are remembered; a signature runs out long before so many others have come. */
const MOST_REMEMBERED = 10_000;
const OF_A_TOUR = 'tour-';

/** The room of the voice server in which a tour speaks. */
export function voiceRoomOf(tourId: string): string {
  return `${OF_A_TOUR}${tourId}`;
}

/** What came of a call: it was heard, it came once before, or our voice server did not sign it. */
export type VoiceCall = 'heard' | 'repeated' | 'forged';

/**
 * Hears the voice server's calls and puts out whoever joins the voice of a tour without being in it: a token that was
 * given before somebody was put out opens the voice room until it runs out. `isInTour` says who is in.
 */
export function createVoiceDoor(
  voice: Pick<VoiceBackend, 'readWebhook' | 'remove'>,
  isInTour: (tourId: string, avatarId: string) => boolean,
) {
  const heard = new Set<string>();
  return {
    /** Takes in one call with this raw body. */
    async hear(rawBody: string, authorization: string | undefined): Promise<VoiceCall> {
      const event = await voice.readWebhook(rawBody, authorization);
      if (!event) return 'forged';
      if (heard.has(event.id)) return 'repeated';
      heard.add(event.id);
      const oldest = heard.keys().next();
      if (heard.size > MOST_REMEMBERED && !oldest.done) heard.delete(oldest.value);
      const { kind, roomName, identity } = event;
      if (kind !== 'joined' || identity === null || !roomName.startsWith(OF_A_TOUR)) return 'heard';
      if (!isInTour(roomName.slice(OF_A_TOUR.length), identity)) await voice.remove(roomName, identity);
      return 'heard';
    },
  };
}
