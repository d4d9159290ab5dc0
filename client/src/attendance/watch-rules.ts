import type { Watch } from '@clearhall/shared-schema/attendance/asks';
import type { Status } from '@clearhall/shared-schema/avatar/status';

/** Whether one follows, by what the page knows: a page that is not seen says more than the last sign of its person. */
export function watchOf(isHidden: boolean, status: Status): Watch {
  if (isHidden) return 'hidden';
  return status === 'here' ? 'here' : 'idle';
}
