import type { VoiceGrant } from '@clearhall/shared-schema/voice/rules';
import { AccessToken, TrackSource } from 'livekit-server-sdk';

/** What a person's token says: into which room, as whom, with which grant, to be used within so many seconds. */
export type VoiceTokenRequest = {
  apiKey: string;
  apiSecret: string;
  roomName: string;
  identity: string;
  displayName: string;
  grant: VoiceGrant;
  ttlSeconds: number;
};

/** A signed token to join one room. It is looked at only when connecting; later the server renews it by itself. */
export function voiceToken(request: VoiceTokenRequest): Promise<string> {
  const { apiKey, apiSecret, roomName, identity, displayName, grant, ttlSeconds } = request;
  const token = new AccessToken(apiKey, apiSecret, { identity, name: displayName, ttl: ttlSeconds });
  token.addGrant({ roomJoin: true, room: roomName, ...grant, canPublishSources: trackSources(grant) });
  return token.toJwt();
}

/** The grant's sources in LiveKit's own words. */
export function trackSources(grant: VoiceGrant): TrackSource[] {
  return grant.canPublishSources.map(() => TrackSource.MICROPHONE);
}
