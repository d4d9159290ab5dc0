import type { Log } from '../log.ts';
import { type Repeated, repeatedly } from '../repeatedly.ts';
import type { AssignmentStore } from './assignment-store.ts';

/** A deadline that passes is in the outcomes at most this late. */
const EVERY_MS = 5000;

/** Lets deadlines pass as time goes on: records of each, once, that it has. */
export function watchDeadlines(store: Pick<AssignmentStore, 'recordDue'>, log: Log): Repeated {
  return repeatedly(
    EVERY_MS,
    () => store.recordDue(),
    ({ message }) => log.warn({ error: message }, 'deadlines cannot be recorded: the database does not answer'),
  );
}
