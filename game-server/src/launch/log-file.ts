import { openSync, renameSync, statSync } from 'node:fs';

const keepBytes = 5_000_000;

/**
 * Opens a log for appending, readable by its owner only, and gives its descriptor and the place where new text
 * begins. A log above 5 MB is put aside as `<file>.1` first.
 */
export function openLog(file: string): { descriptor: number; beginsAt: number } {
  const size = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size() > keepBytes) renameSync(file, `${file}.1`);
  const beginsAt = size();
  return { descriptor: openSync(file, 'a', 0o600), beginsAt };
}
