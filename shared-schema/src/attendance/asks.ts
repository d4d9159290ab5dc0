import * as v from 'valibot';
import { ask } from '../contract.ts';

/** Whether a person follows: `idle` is without any sign for long or away by choice, `hidden` has another page in front. */
export type Watch = 'here' | 'idle' | 'hidden';

export const attendanceAsks = {
  /** Tells whether one follows; time that one does not is kept apart from the minutes that count. */
  'attendance.watch': ask(v.strictObject({ watch: v.picklist(['here', 'idle', 'hidden']) }), {
    creditsPerMinute: 60,
  }).replies<null>(),
};
