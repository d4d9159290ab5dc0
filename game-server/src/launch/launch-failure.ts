/**
 * A reason why the hall cannot start that the person at the keyboard can act on.
 * `message` is one clear sentence or two; it is printed without a stack.
 */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure';
}

/** The sentence to print for whatever was thrown; what the system refused is said in a person's words. */
export function failureText(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  const place = 'path' in failure && typeof failure.path === 'string' ? failure.path : undefined;
  return (place && refusalText(errorCode(failure), place)) ?? failure.message;
}

/** The code of a system error ('EACCES', 'ENOENT', ...), or undefined for anything else. */
export function errorCode(failure: unknown): string | undefined {
  if (failure instanceof Error && 'code' in failure && typeof failure.code === 'string') return failure.code;
  return undefined;
}

function refusalText(code: string | undefined, place: string): string | undefined {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `You may not write to ${place}: give yourself the right, or choose another place for the data with CLEARHALL_DATA_DIR.`;
    case 'EROFS':
      return `${place} lies on a read-only disk: choose another place for the data with CLEARHALL_DATA_DIR.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk of ${place} is full: free some space and start again.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${place} is in the way: a file stands where a folder is needed; move it, or choose another place for the data with CLEARHALL_DATA_DIR.`;
    default:
      return undefined;
  }
}
