import { parseArgs } from 'node:util';
import type { AdminVerb } from '../admin/admin-verb.ts';
import { SERVER_CHAIN, verifyChains } from './chain.ts';
import { listQuarantined, retryQuarantined } from './quarantine.ts';
import { rebuild } from './rebuild.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an operator can do with the record: look after what could not be stored, prove it, make its tables anew. */
export const journalVerbs: readonly AdminVerb[] = [
  {
    words: 'quarantine list',
    usage: '',
    gives: 'lists events that could not be stored, and why',
    run: async (args, { sql, say, warn }) => {
      if (args.length > 0) return refused(warn, 'quarantine list takes no arguments');
      const waiting = await listQuarantined(sql);
      for (const { quarantineId, kind, eventId, at, reason } of waiting)
        say(`${quarantineId}  ${at.toISOString()}  ${kind}  ${eventId}  ${reason}`);
      say(`${waiting.length} in quarantine`);
      return 0;
    },
  },
  {
    words: 'quarantine retry',
    usage: '',
    gives: 'tries to store the events in quarantine, in their order',
    run: async (args, { sql, say, warn }) => {
      if (args.length > 0) return refused(warn, 'quarantine retry takes no arguments');
      const { stored, refused: still } = await retryQuarantined(sql);
      for (const { quarantineId, kind, reason } of still) warn(`${quarantineId}  ${kind} cannot be stored: ${reason}`);
      say(`${stored.length} stored, ${still.length} still in quarantine`);
      return still.length > 0 ? 1 : 0;
    },
  },
  {
    words: 'verify',
    usage: `[--room ROOM_ID|server]`,
    gives: 'proves by the hash chains that no event was changed, taken away or put in',
    run: async (args, { sql, say, warn }) => {
      const options = optionsOf(args, { room: { type: 'string' } });
      const room = options?.room === 'server' ? SERVER_CHAIN : options?.room;
      if (!options || (room !== undefined && !UUID.test(String(room))))
        return refused(warn, 'give the room by its id: verify --room ROOM_ID, or --room server');
      const { events, head, faults } = await verifyChains(sql, room as string | undefined);
      for (const { fault, chainId, seq, eventId } of faults)
        warn(`${fault}: event ${eventId ?? 'unknown'}, place ${seq ?? 'unknown'} of room ${chainId}`);
      say(`${events} events, ${faults.length} faults; the head is ${head ?? 'none'}`);
      return faults.length > 0 ? 1 : 0;
    },
  },
  {
    words: 'rebuild',
    usage: '[--check]',
    gives: 'makes the tables that follow from the events anew; --check only compares',
    run: async (args, { sql, say, warn }) => {
      const options = optionsOf(args, { check: { type: 'boolean' } });
      if (!options) return refused(warn, 'rebuild takes --check and nothing else');
      const { events, wrong } = await rebuild(sql, { onlyCheck: options.check === true });
      for (const { table, key, fault } of wrong) warn(`${fault}: ${table} ${key}`);
      say(`${events} events, ${wrong.length} rows ${options.check ? 'differ' : 'put right'}`);
      return options.check && wrong.length > 0 ? 1 : 0;
    },
  },
];

function refused(warn: (line: string) => void, line: string): 2 {
  warn(line);
  return 2;
}

/** The options among the arguments; null where there is anything else. */
function optionsOf(
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
): Record<string, unknown> | null {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    return null;
  }
}
