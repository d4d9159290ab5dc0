import { createHash } from 'node:crypto';
import type { Localised } from '@clearhall/shared-schema/pack/public-pack';
import { shown } from './import-report.ts';

/**
 * An id made from a name: its Latin letters and digits in small, else eight digits of its hash after `fallback`. Equal
 * names give equal ids on every machine.
 */
export function idFromName(name: string, fallback: string): string {
  const latin = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const id = latin
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  // A name that loses more than its accents would meet other names in the same id.
  const isWhole = id !== '' && !/[^\p{ASCII}]/u.test(latin);
  if (isWhole) return id;
  const hash = createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 8);
  return `${id === '' ? fallback : id}-${hash}`;
}

/** The id, or the first of `id-2`, `id-3`, … that is not taken; it is taken then. */
export function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  taken.add(free);
  return free;
}

/** A text of the map in both languages, cut to the limits of `hall.json`; null where it says nothing. */
export function sameInBoth(text: string, maxEnglish: number, maxChinese: number): Localised | null {
  const whole = shown(text, maxEnglish);
  return whole === '' ? null : { en: cut(whole, maxEnglish), 'zh-CN': cut(whole, maxChinese) };
}

/** Cuts between characters, though the limits count UTF-16 units. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length >= maxLength) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
