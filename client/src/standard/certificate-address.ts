const NAME = 'certificate';

/** Where the certificate of an assignment is shown, on the page of the own record. */
export function certificateAddress(assignmentId: string): string {
  return `#${new URLSearchParams({ [NAME]: assignmentId })}`;
}

/** The assignment whose certificate an address asks for (`hash` with its #); null where it asks for none. */
export function certificateIn(hash: string): string | null {
  return new URLSearchParams(hash.slice(1)).get(NAME);
}
