import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { cleanLine } from './clean-line.ts';

test('L28 what a fault quotes of what somebody gave is left out of the log; what the database calls its own stays', () => {
  expect(cleanLine('invalid input syntax for type uuid: "Zerbinetta"')).toBe(
    'invalid input syntax for type uuid: "..."',
  );
  expect(cleanLine('relation "event_log" does not exist')).toBe('relation "event_log" does not exist');
  expect(cleanLine('Unexpected token \'Z\', "Zerbinetta" is not valid JSON')).not.toMatch(/Zer/);
  expect(cleanLine('no account for zer.binetta@example.org here')).toBe('no account for ... here');
  expect(cleanLine('ticket eyJhbGciOi1.aBcDeFgHiJkLmNoPqRsTuV0123 refused')).toBe('ticket ... refused');
  expect(cleanLine('name 泽比内塔 refused')).toBe('name ... refused');
});

test('L28 UUIDs and places in the source can still be read', () => {
  const place = 'Error: no hall\n    at HallRoom.onCreate (file:///srv/clearhall/game-server/src/hall-room.ts:97:31)';
  expect(cleanLine(place)).toBe(place);
  const room = 'room 0198c1d2-7a3b-7c4d-8e5f-0123456789ab met a fault';
  expect(cleanLine(room)).toBe(room);
});

test('L28 whatever stands in quotation marks or is no plain character is gone', () => {
  const name = fc.stringMatching(/^[^"'`\n]{1,40}$/u).filter((text) => text.trim().length > 3);
  fc.assert(
    fc.property(name, (given) => {
      expect(cleanLine(`refused: "${given}" came`)).toBe('refused: "..." came');
      expect(cleanLine(given)).toMatch(/^[\x20-\x7e\t\n]*$/);
    }),
  );
});

test('L28 every text of a line is cleaned, and secrets and names are taken out by their keys', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  log.warn({ error: 'invalid: "Zerbinetta"', who: { name: 'Zerbinetta', of: { ticket: 'Zerbinetta' } } }, 'a fault');
  log.warn({ password: 'Zerbinetta', token: 'Zerbinetta', room: 'r1' }, 'a fault');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toMatch(/Zerbinetta/);
  expect(lines[1]).toMatch(/"room":"r1"/);
});
