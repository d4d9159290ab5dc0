import { grantFor } from '@clearhall/shared-schema/voice/rules';
import { describe, expect, it } from 'vitest';
import type { VoiceReport } from './livekit-launch.ts';
import { createVoiceBackend } from './livekit-rooms.ts';

const grant = grantFor({ role: 'lecturer', hasFloor: false });
const withoutServer: VoiceReport[] = [
  { state: 'off' },
  { state: 'preparing', percent: 7 },
  { state: 'starting' },
  { state: 'down', hint: 'gone' },
  { state: 'unavailable' },
  { state: 'ready' },
];

describe('createVoiceBackend', () => {
  it.each(withoutServer)('V12 while voice is $state every call says voice-off as a value', async (report) => {
    const { backend, update } = createVoiceBackend();
    update(report);
    const off = { ok: false, reason: 'voice-off' };
    expect(await backend.token({ roomName: 'r', identity: 'p', displayName: 'P', grant })).toEqual(off);
    expect(await backend.ensureRoom('r')).toEqual(off);
    expect(await backend.setSpeaker('r', 'p', grant)).toEqual(off);
    expect(await backend.remove('r', 'p')).toEqual(off);
    expect(await backend.closeRoom('r')).toEqual(off);
  });

  it('V4 tells its state without a secret', () => {
    const { backend, update } = createVoiceBackend();
    expect(backend.state()).toEqual({ state: 'off' });
    update({ state: 'ready', url: 'ws://127.0.0.1:1', apiKey: 'hall', apiSecret: 'secret', loopback: true });
    expect(backend.state()).toEqual({ state: 'ready' });
    update({ state: 'preparing', percent: 40, hint: 'building' });
    expect(backend.state()).toEqual({ state: 'preparing', percent: 40 });
  });

  it('V12 tells each change until one no longer listens', () => {
    const { backend, update } = createVoiceBackend();
    const told: string[] = [];
    const quiet = backend.onState(() => told.push(backend.state().state));
    update({ state: 'starting' });
    update({ state: 'down' });
    quiet();
    update({ state: 'off' });
    expect(told).toEqual(['starting', 'down']);
  });
});
