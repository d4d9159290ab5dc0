import { isRefused } from '@clearhall/shared-schema/contract';
import type { UnitRefusal } from '@clearhall/shared-schema/unit/rules';
import type { AdminTools, AdminVerb } from '../admin/admin-verb.ts';
import { verbArguments } from '../admin/verb-arguments.ts';
import { shown } from './people-rows.ts';
import { createUnitStore, type UnitStore } from './unit-store.ts';

const SENTENCES: Record<UnitRefusal, string> = {
  'no-such-unit': 'There is no such unit: see `npm run admin -- unit list`.',
  closed: 'The unit is closed: choose an open one.',
  cycle: 'A unit cannot stand below itself: move the other one out first.',
  'too-deep': 'There may be twelve levels of units: choose a place higher up.',
  'same-name': 'An open unit of that name stands there already: rename one of the two first.',
  'has-units': 'Open units stand below it: close or move them first.',
  'has-people': 'People are in it: merge it into another unit, or place them elsewhere by an import.',
  'code-taken': 'Another unit has that code: choose another.',
  'bad-name': 'A name has 1 to 120 characters on one line.',
  'bad-code': 'A code has 1 to 40 characters on one line.',
};

/** What operators can do with units. */
export const unitVerbs: readonly AdminVerb[] = [
  {
    words: 'unit list',
    usage: '[--closed] [--json]',
    gives: 'the tree of units, with code, people and id; closed ones too with --closed',
    run: async (args, { sql, say }) => {
      const read = verbArguments(args, none, { closed: { type: 'boolean' }, json: { type: 'boolean' } });
      if (!read) return 2;
      for (const unit of await createUnitStore(sql).list({ closed: read.values.closed ?? false })) {
        const parts = [shown(unit.name), unit.code && `[${shown(unit.code)}]`, `${unit.people} people`, unit.unitId];
        const line = [...parts, unit.closed && 'closed'].filter(Boolean).join('  ');
        say(read.values.json ? JSON.stringify(unit) : `${'  '.repeat(unit.level)}${line}`);
      }
      return 0;
    },
  },
  {
    words: 'unit add',
    usage: 'NAME [--under UNIT] [--code CODE] [--order NUMBER]',
    gives: 'makes a unit below another, or at the top; units are named by id, code or a name that is unique',
    run: async (args, tools) => {
      const text = { type: 'string' } as const;
      const read = verbArguments(args, { least: 1, most: 1 }, { under: text, code: text, order: text });
      const sort = Number(read?.values.order ?? 0);
      if (!read || !Number.isInteger(sort) || Math.abs(sort) > 1_000_000) return 2;
      const { under, code } = read.values;
      return changed(tools, [under], async (store, [underId = null]) => {
        const unitId = await store.add({ name: read.words[0] as string, code: code ?? null, underId, sort });
        return isRefused(unitId) ? unitId : `Added: ${unitId}`;
      });
    },
  },
  {
    words: 'unit rename',
    usage: 'UNIT NAME',
    gives: 'gives a unit another name',
    run: async (args, tools) => {
      const read = verbArguments(args, { least: 2, most: 2 }, {});
      if (!read) return 2;
      return changed(tools, [read.words[0]], async (store, [unitId]) => {
        const done = await store.rename(unitId as string, read.words[1] as string);
        return isRefused(done) ? done : 'Renamed.';
      });
    },
  },
  {
    words: 'unit move',
    usage: 'UNIT (--under UNIT | --top)',
    gives: 'puts a unit with all below it elsewhere; old records keep their unit',
    run: async (args, tools) => {
      const read = verbArguments(args, { least: 1, most: 1 }, { under: { type: 'string' }, top: { type: 'boolean' } });
      if (!read || (read.values.under === undefined) === !read.values.top) return 2;
      return changed(tools, [read.words[0], read.values.under], async (store, [unitId, underId = null]) => {
        const done = await store.move(unitId as string, underId);
        return isRefused(done) ? done : 'Moved.';
      });
    },
  },
  {
    words: 'unit merge',
    usage: 'UNIT --into UNIT',
    gives: 'puts people and units of one into another and closes it; its records stay its own and count for both',
    run: async (args, tools) => {
      const read = verbArguments(args, { least: 1, most: 1 }, { into: { type: 'string' } });
      if (!read || read.values.into === undefined) return 2;
      return changed(tools, [read.words[0], read.values.into], async (store, [unitId, intoId]) => {
        const done = await store.merge(unitId as string, intoId as string);
        return isRefused(done) ? done : `Merged: ${done.people} people and ${done.units} units went on.`;
      });
    },
  },
  {
    words: 'unit close',
    usage: 'UNIT',
    gives: 'closes an empty unit; its records stay',
    run: async (args, tools) => {
      const read = verbArguments(args, { least: 1, most: 1 }, {});
      if (!read) return 2;
      return changed(tools, [read.words[0]], async (store, [unitId]) => {
        const done = await store.close(unitId as string);
        return isRefused(done) ? done : 'Closed.';
      });
    },
  },
];

const none = { least: 0, most: 0 } as const;

/** Finds the units that are meant, does the change, and says how it went. */
async function changed(
  { sql, say, warn }: AdminTools,
  meant: readonly (string | undefined)[],
  change: (store: UnitStore, unitIds: (string | undefined)[]) => Promise<string | { refused: UnitRefusal }>,
): Promise<0 | 1> {
  const store = createUnitStore(sql);
  const ids: (string | undefined)[] = [];
  for (const words of meant) {
    const id = words === undefined ? undefined : await store.meant(words);
    if (id === null) {
      warn(
        `${shown(words ?? '')} is no unit, or the name of several: use its code or id, see \`npm run admin -- unit list\`.`,
      );
      return 1;
    }
    ids.push(id);
  }
  const done = await change(store, ids);
  if (typeof done === 'string') say(done);
  else warn(SENTENCES[done.refused]);
  return typeof done === 'string' ? 0 : 1;
}
