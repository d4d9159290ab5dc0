const NAME_KEY = 'clearhall.name';
const LOOK_KEY = 'clearhall.look';

/** The name that this browser's person last entered with, 2–16 characters; null when none is known. */
export function visitorName(): string | null {
  return read(NAME_KEY);
}

/** The look that this browser's person chose, 0…255; null when none was chosen. */
export function visitorLook(): number | null {
  const look = Number(read(LOOK_KEY) ?? Number.NaN);
  return Number.isInteger(look) && look >= 0 && look <= 255 ? look : null;
}

/** Keeps name and look for the next entering. */
export function rememberVisitor(name: string, look?: number): void {
  try {
    localStorage.setItem(NAME_KEY, name);
    if (look !== undefined) localStorage.setItem(LOOK_KEY, String(look));
  } catch {
    // A browser that keeps nothing asks for the name each time.
  }
}

/** Keeps only the look: a member's name is the organisation's. */
export function rememberLook(look: number): void {
  try {
    localStorage.setItem(LOOK_KEY, String(look));
  } catch {
    // A browser that keeps nothing shows the look of the account.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
