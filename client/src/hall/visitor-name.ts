import { FORMER_LOOKS, isLook } from '@clearhall/shared-schema/avatar/look';

const NAME_KEY = 'clearhall.name';
/** The look as one number, and the member who chose it; without a member a visitor did. */
const LOOK_KEY = 'clearhall.figure';
const CHOSEN_BY_KEY = 'clearhall.figure-of';
/** Where one of eight figures was kept before figures had layers. */
const FORMER_KEY = 'clearhall.look';

/** The name that this browser's person last entered with, 2–16 characters; null when none is known. */
export function visitorName(): string | null {
  return read(NAME_KEY);
}

/** The look that was chosen last in this browser, see `avatar/look.ts`; null when none was. */
export function visitorLook(): number | null {
  const kept = read(LOOK_KEY);
  const look = kept === null ? formerLook() : Number(kept);
  return look !== null && isLook(look) ? look : null;
}

/**
 * The look that this person chose in this browser: a member by name, a visitor without. What another one chose is
 * forgotten, so that two people at one browser do not walk in one figure.
 */
export function lookOfPerson(member = ''): number | null {
  if (read(LOOK_KEY) !== null && (read(CHOSEN_BY_KEY) ?? '') !== member) {
    keep(() => localStorage.removeItem(LOOK_KEY));
  }
  if (member !== '') keep(() => localStorage.removeItem(FORMER_KEY));
  return visitorLook();
}

/** Keeps a visitor's name and look for the next entering. */
export function rememberVisitor(name: string, look: number): void {
  keep(() => localStorage.setItem(NAME_KEY, name));
  rememberLook(look);
}

/** Keeps only the look, and whose it is: a member's name is the organisation's. */
export function rememberLook(look: number, member = ''): void {
  keep(() => {
    localStorage.setItem(LOOK_KEY, String(look));
    localStorage.setItem(CHOSEN_BY_KEY, member);
    localStorage.removeItem(FORMER_KEY);
  });
}

function formerLook(): number | null {
  const former = read(FORMER_KEY);
  return former === null ? null : (FORMER_LOOKS[Number(former)] ?? null);
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(change: () => void): void {
  try {
    change();
  } catch {
    // A browser that keeps nothing asks for the name each time, and shows the look of the account.
  }
}
