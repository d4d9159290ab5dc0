import { readFile } from 'node:fs/promises';

/** The postmaster and the processes of its own, by their ids. */
export async function postgresProcesses(postmaster: number): Promise<number[]> {
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').catch(() => '');
  return [postmaster, ...children.trim().split(/\s+/).filter(Boolean).map(Number)];
}
