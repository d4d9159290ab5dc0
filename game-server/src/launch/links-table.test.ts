import { describe, expect, test } from 'vitest';
import { linksTable, voiceLine, voiceText } from './links-table.ts';

const origin = 'http://127.0.0.1:2567';

describe('linksTable', () => {
  test('L1 shows the address, a link for each role, voice and where the data lies, in one column', () => {
    const roles = ['visitor', 'learner', 'lecturer', 'supervisor', 'moderator'];
    const links = roles.map((role) => ({ role, url: `${origin}/#${role}` }));
    const table = linksTable({ origin, links, voice: { state: 'ready' }, dataFolder: '/home/李/a b/.clearhall' });
    expect(table).toContain('  Address     http://127.0.0.1:2567/\n');
    expect(table).toContain('  Supervisor  http://127.0.0.1:2567/#supervisor\n');
    expect(table).toContain('  Moderator   http://127.0.0.1:2567/#moderator\n');
    expect(table).toContain('  Voice       ready\n');
    expect(table).toContain('  Data        /home/李/a b/.clearhall\n');
    expect(table).toContain('These links are for trying it out');
  });

  test('L1 without demonstration links it says nothing about them', () => {
    expect(linksTable({ origin, links: [], voice: undefined, dataFolder: '/data' })).not.toContain('trying');
  });
});

describe('voice', () => {
  test('L19 is told in a few words in each state', () => {
    expect(voiceText(undefined)).toBe('starting');
    expect(voiceText({ state: 'off', hint: 'Voice is switched off (VOICE=off).' })).toBe('switched off (VOICE=off)');
    expect(voiceText({ state: 'preparing', percent: 40 })).toBe('preparing, 40 % (the hall works without)');
    const hint = 'No server is here. To have one:\n  npm run voice:build';
    expect(linksTable({ origin, links: [], voice: { state: 'unavailable', hint }, dataFolder: '/' })).toContain(
      '  Voice    No server is here. To have one:\n             npm run voice:build\n',
    );
  });

  test('L19 a change is one further line, what is known already is none', () => {
    expect(voiceLine({ state: 'starting' }, { state: 'ready' })).toBe('Voice: ready');
    expect(voiceLine({ state: 'ready' }, { state: 'ready' })).toBeUndefined();
    expect(voiceLine({ state: 'down' }, { state: 'starting' })).toBeUndefined();
    const building = { state: 'preparing', hint: 'Building it.' } as const;
    expect(voiceLine(undefined, { ...building, percent: 0 })).toBe('Voice: preparing. Building it.');
    expect(voiceLine({ ...building, percent: 3 }, { ...building, percent: 24 })).toBeUndefined();
    expect(voiceLine({ ...building, percent: 24 }, { ...building, percent: 25 })).toContain('preparing, 25 %');
  });

  test('L19 a secret never gets into a line', () => {
    const report = { state: 'ready', url: 'ws://127.0.0.1:1', apiKey: 'hall', apiSecret: 'quite-secret' } as const;
    expect(`${voiceLine(undefined, report)}${voiceText(report)}`).not.toContain('quite-secret');
  });
});
