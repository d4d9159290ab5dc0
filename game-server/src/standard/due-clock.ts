import type { Log } from '../log.ts';
import type { AssignmentStore } from './assignment-store.ts';

/** A deadline that passes is in the outcomes at most this late. */
const EVERY_MS = 5000;

/** Lets deadlines pass as time goes on: records of each, once, that it has. Gives what ends it. */
export function watchDeadlines(store: Pick<AssignmentStore, 'recordDue'>, log: Log): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      await store.recordDue();
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'deadlines cannot be recorded: the database does not answer');
    }
    if (!isStopped) lookAgain();
  };
  const lookAgain = (): void => {
    timer = setTimeout(() => {
      looking = look();
    }, EVERY_MS);
  };
  looking = look();
  return async () => {
    isStopped = true;
    if (timer) clearTimeout(timer);
    await looking;
  };
}
