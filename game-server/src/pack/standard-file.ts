import type { Localised } from '@clearhall/shared-schema/pack/public-pack';
import { isTimeZone } from '@clearhall/shared-schema/standard/local-days';
import type { StandardRule } from '@clearhall/shared-schema/standard/rules';
import * as v from 'valibot';
import { id, licence, localised, wholeNumber } from './file-words.ts';
import type { PackProblem } from './pack-problem.ts';

/** A standard of a hall: what it asks for, and under which title it is told. */
export type StandardFile = StandardRule & {
  readonly standardId: string;
  readonly title: Localised;
  readonly licence: string;
};

const ids = v.optional(
  v.pipe(
    v.array(id),
    v.maxLength(100, 'must not name more than 100'),
    v.check((names) => new Set(names).size === names.length, 'must not name anything twice'),
  ),
  [],
);

/** A file of the folder `standards`: what has to be done in the hall, by whose clock, and how long it holds. */
export const standardFile: v.GenericSchema<unknown, StandardFile> = v.pipe(
  v.strictObject({
    standardId: id,
    title: localised(80, 40),
    timeZone: v.pipe(v.string(), v.check(isTimeZone, 'must be a time zone such as "Asia/Shanghai"')),
    visits: v.optional(v.nullable(wholeNumber(1, 366)), null),
    minutes: v.optional(
      v.nullable(v.strictObject({ least: wholeNumber(1, 60_000), mostADay: wholeNumber(1, 1440) })),
      null,
    ),
    scenes: ids,
    exhibits: ids,
    gates: ids,
    papers: ids,
    validMonths: v.nullable(wholeNumber(1, 120)),
    licence,
  }),
  v.check(
    ({ visits, minutes, scenes, exhibits, gates, papers }) =>
      visits !== null || minutes !== null || scenes.length + exhibits.length + gates.length + papers.length > 0,
    'must ask for something: visits, minutes, scenes, exhibits, gates or papers',
  ),
);

type Names = 'scenes' | 'exhibits' | 'gates' | 'papers';

/** What standards ask for that is not in the hall; `there`: the ids of what is. */
export function standardProblems(
  standards: ReadonlyMap<string, StandardFile>,
  there: Record<Names, readonly string[]>,
): PackProblem[] {
  return [...standards.values()].flatMap((standard) =>
    (['scenes', 'exhibits', 'gates', 'papers'] as const).flatMap((kind) =>
      standard[kind]
        .filter((name) => !there[kind].includes(name))
        .map((name) => ({
          code: 'standard-not-reachable',
          file: `standards/${standard.standardId}.json`,
          text: `"${kind}" asks for "${name}", which the hall does not have. Correct the name or take it out.`,
        })),
    ),
  );
}
