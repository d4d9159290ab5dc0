import { createHash } from 'node:crypto';

/** The number of a certificate: the same for the same person and assignment, and says nothing about either. */
export function recordNumber(assignmentId: string, personId: string): string {
  const hash = createHash('sha256').update(`${assignmentId} ${personId}`).digest('hex').slice(0, 16).toUpperCase();
  return hash.replaceAll(/(.{4})(?!$)/g, '$1-');
}
