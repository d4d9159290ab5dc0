import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { describe, expect, it } from 'vitest';
import { readVoiceWebhook } from './voice-webhooks.ts';

const key = { apiKey: 'hall', apiSecret: '0123456789abcdef0123456789abcdef' };
const rawBody = JSON.stringify({
  event: 'participant_joined',
  id: 'EV_1',
  createdAt: '1795445784',
  room: { name: 'tour-1' },
  participant: { identity: 'p1' },
});

async function signed(body: string, { apiKey, apiSecret } = key): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

describe('readVoiceWebhook', () => {
  it('V14 takes what the voice server signed', async () => {
    expect(await readVoiceWebhook({ ...key, rawBody, authorization: await signed(rawBody) })).toEqual({
      id: 'EV_1',
      kind: 'joined',
      roomName: 'tour-1',
      identity: 'p1',
      atMs: 1_795_445_784_000,
    });
  });

  it('V14 takes nothing else: another body, another key, no signature, no JSON', async () => {
    const authorization = await signed(rawBody);
    const stranger = await signed(rawBody, { ...key, apiSecret: 'x'.repeat(32) });
    expect(await readVoiceWebhook({ ...key, rawBody: rawBody.replace('p1', 'p2'), authorization })).toBeNull();
    expect(await readVoiceWebhook({ ...key, rawBody, authorization: stranger })).toBeNull();
    expect(await readVoiceWebhook({ ...key, rawBody, authorization: undefined })).toBeNull();
    expect(await readVoiceWebhook({ ...key, rawBody: '{', authorization: await signed('{') })).toBeNull();
  });

  it('V14 an event that we do not know is told as other', async () => {
    const unknown = rawBody.replace('participant_joined', 'egress_started');
    expect(await readVoiceWebhook({ ...key, rawBody: unknown, authorization: await signed(unknown) })).toMatchObject({
      kind: 'other',
    });
  });
});
