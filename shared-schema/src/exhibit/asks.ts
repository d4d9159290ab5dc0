import * as v from 'valibot';
import { ask } from '../contract.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** What one person has done at an exhibit; `lookedMs` counts what was looked at in this room. */
export type ExhibitProgress = { exhibitId: string; lookedMs: number; isSeen: boolean; isHeard: boolean };

export const exhibitAsks = {
  /**
   * Tells that the exhibit was open on a visible page since the last time it was told; counts only from within its reach,
   * and by the server's clock. `isHeard`: its narration was heard, or its film watched, to the end.
   */
  'exhibit.look': ask(v.strictObject({ exhibitId: id, isHeard: v.boolean() }), { creditsPerMinute: 40 }).replies<
    ExhibitProgress,
    'no-such-exhibit' | 'too-far'
  >(),
  /**
   * All exhibits of the hall at which the asker has looked. `answered`: ids of those that hold the answer to a question which
   * the asker answered rightly at a gate.
   */
  'exhibit.progress': ask(v.strictObject({}), { creditsPerMinute: 30 }).replies<{
    exhibits: ExhibitProgress[];
    answered: string[];
  }>(),
};
