import { GATE_OPENS, type GateRule, PLAIN_RULE, SCORINGS } from '@clearhall/shared-schema/pack/gate-rule';
import type { PublicExhibit, PublicHall } from '@clearhall/shared-schema/pack/public-pack';
import * as v from 'valibot';
import { id, licence, localised, wholeNumber } from './file-words.ts';

const title = localised(80, 40);
const gateRule: v.GenericSchema<Partial<GateRule>, GateRule> = v.strictObject({
  opens: v.optional(v.picklist(GATE_OPENS, `must be one of ${GATE_OPENS.join(', ')}`), PLAIN_RULE.opens),
  rightAnswers: v.optional(wholeNumber(1, 12), PLAIN_RULE.rightAnswers),
  tries: v.optional(v.nullable(wholeNumber(1, 20)), PLAIN_RULE.tries),
  waitMinutes: v.optional(wholeNumber(1, 7 * 24 * 60), PLAIN_RULE.waitMinutes),
  exhibits: v.optional(v.pipe(v.array(id), v.maxLength(40, 'must not name more than 40 exhibits')), []),
  scoring: v.optional(v.picklist(SCORINGS, `must be one of ${SCORINGS.join(', ')}`), PLAIN_RULE.scoring),
});

/** The file `hall.json` of a pack folder. */
export const hallFile = v.strictObject({
  hallId: id,
  title,
  licence,
  scenes: v.array(v.strictObject({ sceneId: id, title, intro: localised(500, 250) })),
  gates: v.array(v.strictObject({ gateId: id, title, questionIds: v.array(id), rule: v.optional(gateRule) })),
  roundQuestionIds: v.array(id),
});

export type HallFile = v.InferOutput<typeof hallFile>;

/** The content of a hall, exhibits and all, before it has a version and before its pictures have addresses. */
export type DraftHall = Omit<PublicHall, 'version' | 'files' | 'exhibits'> & { exhibits: PublicExhibit[] };

/** A picture of the map, or a picture or recording of an exhibit. */
export type PackFile = { bytes: Uint8Array; mediaType: string; sha256: string };
