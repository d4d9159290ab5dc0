import { grantFor } from '@clearhall/shared-schema/voice/rules';
import { TokenVerifier } from 'livekit-server-sdk';
import { describe, expect, it } from 'vitest';
import { voiceToken } from './voice-tokens.ts';

const request = {
  apiKey: 'hall',
  apiSecret: '0123456789abcdef0123456789abcdef',
  roomName: 'tour-1',
  identity: 'p1',
  displayName: '王<b>小明</b>',
  ttlSeconds: 300,
};
const verifier = new TokenVerifier(request.apiKey, request.apiSecret);

describe('voiceToken', () => {
  it('V1 says in every word that a learner without the floor only listens', async () => {
    const claims = await verifier.verify(
      await voiceToken({ ...request, grant: grantFor({ role: 'learner', hasFloor: false }) }),
    );
    expect(claims.video).toEqual({
      roomJoin: true,
      room: 'tour-1',
      canPublish: false,
      canPublishSources: [],
      canSubscribe: true,
      canPublishData: false,
      canUpdateOwnMetadata: false,
    });
  });

  it('V2 lets a lecturer publish the microphone alone, and administer nothing', async () => {
    const claims = await verifier.verify(
      await voiceToken({ ...request, grant: grantFor({ role: 'lecturer', hasFloor: false }) }),
    );
    expect(claims.video).toMatchObject({ canPublish: true, canPublishSources: ['microphone'] });
    expect(claims.video).not.toHaveProperty('roomAdmin');
    expect(claims.video).not.toHaveProperty('hidden');
  });

  it('V5 names the person and runs out after the given seconds', async () => {
    const token = await voiceToken({ ...request, grant: grantFor({ role: 'visitor', hasFloor: false }) });
    const claims = await verifier.verify(token);
    expect(claims).toMatchObject({ sub: 'p1', name: '王<b>小明</b>', iss: 'hall' });
    expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBe(300);
  });
});
