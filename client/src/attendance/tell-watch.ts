import type { Watch } from '@clearhall/shared-schema/attendance/asks';
import { effect, signal, untracked } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { connection, me } from '../net/mirror.ts';
import { myStatus } from '../people/own-signs.ts';
import { watchOf } from './watch-rules.ts';

/** Tells the room whether the person follows, whenever that changes and at each new line. Gives the way to stop it. */
export function tellWatch(): () => void {
  const isHidden = signal(document.visibilityState === 'hidden');
  const look = () => {
    isHidden.value = document.visibilityState === 'hidden';
  };
  document.addEventListener('visibilitychange', look);
  let wanted: Watch | null = null;
  let isTelling = false;
  const tell = async () => {
    if (isTelling) return;
    isTelling = true;
    for (let told: Watch | null = null; wanted !== null && told !== wanted; ) {
      told = wanted;
      const { ok } = await ask('attendance.watch', { watch: told });
      // A new line tells again; until then nobody hears it.
      if (!ok) break;
    }
    isTelling = false;
  };
  const stopTelling = effect(() => {
    wanted = connection.value === 'here' && me.value ? watchOf(isHidden.value, myStatus.value) : null;
    if (wanted !== null) untracked(() => void tell());
  });
  return () => {
    document.removeEventListener('visibilitychange', look);
    stopTelling();
  };
}
