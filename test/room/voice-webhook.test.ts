import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { everybodyLeaves } from './guest.ts';
import { type OpenHall, openHall } from './open-hall.ts';
import { openTour } from './touring.ts';

const key = { apiKey: 'hall', apiSecret: '0123456789abcdef0123456789abcdef' };
let hall: OpenHall;
beforeAll(async () => {
  hall = await openHall();
  hall.server.updateVoice({ state: 'ready', url: 'ws://127.0.0.1:9', ...key, loopback: true });
});
afterEach(everybodyLeaves);
afterAll(async () => {
  await hall?.stop();
});

const joined = (id: string, roomName: string, identity: string) =>
  JSON.stringify({
    event: 'participant_joined',
    id,
    createdAt: '1',
    room: { name: roomName },
    participant: { identity },
  });

async function signatureOf(body: string, { apiKey, apiSecret } = key): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

async function call(body: string, authorization: string, type = 'application/webhook+json'): Promise<number> {
  const headers = { 'content-type': type, authorization };
  const answer = await fetch(`${hall.origin}/voice/webhook`, { method: 'POST', body, headers });
  return answer.status;
}

test('V15 a call counts once, with the signature of our voice server over exactly its body', async () => {
  const { lecturer, tourId } = await openTour(hall);
  const body = joined('EV_once', `tour-${tourId}`, lecturer.avatarId);
  const authorization = await signatureOf(body);
  expect(await call(body, await signatureOf(body, { ...key, apiSecret: 'x'.repeat(32) }))).toBe(401);
  expect(await call(body.replace('EV_once', 'EV_other'), authorization)).toBe(401);
  expect(await call(body, '')).toBe(401);
  expect(await call(body, authorization, 'application/json')).toBe(401);
  expect(await call(body, authorization)).toBe(204);
  expect(await call(body, authorization)).toBe(409);
  expect(await call('x'.repeat(70_000), authorization)).toBe(413);
});
