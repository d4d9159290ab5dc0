import * as v from 'valibot';
import { ask } from '../contract.ts';

/** What a client needs to reach the voice server; the token is for this person and this room only. */
export type VoicePass = { url: string; token: string; iceServers: [] | null; mayPublish: boolean };

export const voiceAsks = {
  'voice.token': ask(v.strictObject({}), { creditsPerMinute: 30 }).replies<
    VoicePass,
    'voice-off' | 'voice-unreachable' | 'no-tour'
  >(),
};
