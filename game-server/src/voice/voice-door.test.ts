import { expect, test } from 'vitest';
import { createVoiceDoor, voiceRoomOf } from './voice-door.ts';
import type { VoiceEvent } from './voice-webhooks.ts';

/** A door before a voice server whose calls are read as these events; who was put out is noted. */
function doorOver(events: Partial<VoiceEvent>[], inside: string[]) {
  const putOut: string[] = [];
  const door = createVoiceDoor(
    {
      readWebhook: async (rawBody) => {
        const event = events[Number(rawBody)];
        return event
          ? { id: rawBody, kind: 'joined', roomName: voiceRoomOf('t1'), identity: 'a1', atMs: 0, ...event }
          : null;
      },
      remove: async (roomName, identity) => {
        putOut.push(`${roomName} ${identity}`);
        return { ok: true, absent: false };
      },
    },
    (tourId, avatarId) => inside.includes(`${tourId} ${avatarId}`),
  );
  return { door, putOut };
}

test('V15 V16 who joins the voice of a tour without being in it is put out, once for each call', async () => {
  const events = [{ identity: 'a1' }, { identity: 'a2' }, { identity: 'a1', roomName: voiceRoomOf('t2') }];
  const { door, putOut } = doorOver(events, ['t1 a1']);
  const results = [];
  for (const call of ['0', '1', '1', '2', 'forged']) results.push(await door.hear(call, undefined));
  expect(results).toEqual(['heard', 'heard', 'repeated', 'heard', 'forged']);
  expect(putOut).toEqual(['tour-t1 a2', 'tour-t2 a1']);
});

test('V16 nobody is put out for anything but joining the voice of a tour', async () => {
  const events = [{ kind: 'left' as const }, { kind: 'room-started' as const, identity: null }, { roomName: 'other' }];
  const { door, putOut } = doorOver(events, []);
  for (const call of ['0', '1', '2']) expect(await door.hear(call, undefined)).toBe('heard');
  expect(putOut).toEqual([]);
});
