/**
 * One id per action of a person: the same while the action is tried again after the line broke, so that
 * the server does it once; a new one after an answer. `action` names what is done and to what.
 */
export function requestIds(makeId: () => string = newRequestId): {
  idFor(action: string): string;
  settle(action: string, reason?: string): void;
} {
  const open = new Map<string, string>();
  return {
    idFor(action) {
      const known = open.get(action) ?? makeId();
      open.set(action, known);
      return known;
    },
    settle(action, reason) {
      if (reason !== 'offline') open.delete(action);
    },
  };
}

/** A random UUID, also where the page has no secure context (a phone that opens the hall by its LAN address). */
export function newRequestId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
