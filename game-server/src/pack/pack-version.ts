import { createHash } from 'node:crypto';

/**
 * JSON with sorted keys, no white space and LF line ends: equal content gives equal text on every machine. Throws a
 * TypeError for what JSON cannot say (undefined, NaN, functions, bigint).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.replaceAll('\r\n', '\n'));
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && !(value instanceof Map) && !(value instanceof Set)) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  throw new TypeError(`${typeof value} has no canonical JSON`);
}

/** sha256 of bytes or of a text in UTF-8, as 64 lower-case hex digits. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The version of a content: sha256 of its canonical JSON. */
export function versionOf(content: unknown): string {
  return sha256Of(canonicalJson(content));
}
