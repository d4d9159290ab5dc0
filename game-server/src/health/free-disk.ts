import { statfs } from 'node:fs/promises';

/** Space that is free where a folder lies, in bytes; null where that cannot be read. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Whether there is too little space for what a new tour would record. Space that cannot be read keeps nobody out. */
export async function isDiskFull(folder: string, leastFreeBytes: number): Promise<boolean> {
  const free = await freeBytes(folder);
  return free !== null && free < leastFreeBytes;
}
