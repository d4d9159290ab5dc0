import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

test('P10 a password is kept as argon2id with a nonce of its own, and known again', async () => {
  const [hash, other] = [await hashPassword('correct horse 电池'), await hashPassword('correct horse 电池')];
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(hash).not.toBe(other);
  expect(await verifyPassword({ hash, password: 'correct horse 电池' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'correct horse 电地' })).toBe(false);
});

test('P10 the same characters written in another way are the same password', async () => {
  const hash = await hashPassword('Ångström-1');
  expect(await verifyPassword({ hash, password: 'A\u030Angstro\u0308m-1' })).toBe(true);
});

test('P10 a hash that cannot be read verifies nothing', async () => {
  for (const hash of ['', 'x', 'plain', '$argon2i$v=19$m=1,t=1,p=1$AA$AA', '$2b$10$abcdefghijklmnopqrstuv'])
    expect(await verifyPassword({ hash, password: 'plain' })).toBe(false);
});
