import { presentView } from '../avatar/hall-view.ts';
import { later } from '../ui/later.tsx';
import { emoted, said } from './spoken.ts';

const OverHeads = later(async () => (await import('./over-heads.tsx')).OverHeads);

/** What people say and sign, over their heads, as long as there is something and a view that shows the heads. */
export function OverHeadsPlace() {
  if (!presentView.value || (said.value.size === 0 && emoted.value.size === 0)) return null;
  return <OverHeads />;
}
