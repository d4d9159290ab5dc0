import type { ServedExhibit } from '@clearhall/shared-schema/pack/public-pack';
import { signal } from '@preact/signals';
import { publicHall } from '../net/mirror.ts';
import { openPanel } from '../ui/open-panel.ts';
import { getKeptJson } from '../ui/requests.ts';
import { savesData } from '../ui/saves-data.ts';

/** How an exhibit that was asked for stands; `gone`: the hall has none of this id any more. */
export type Serving = ServedExhibit | 'loading' | 'offline' | 'gone';

/** A hall may have hundreds: the ones opened longest ago are let go, and the browser keeps their answers. */
const MOST_KEPT = 24;
const servings = signal<ReadonlyMap<string, Serving>>(new Map());

/** How an exhibit stands; loading where nobody asked for it yet. Read within a component, it follows. */
export function servingOf(exhibitId: string): Serving {
  return servings.value.get(exhibitId) ?? 'loading';
}

/** The exhibit whose panel is open, once it is here. Read within a component, it follows. */
export function openExhibit(): ServedExhibit | undefined {
  const open = openPanel.value;
  const serving = open?.kind === 'exhibit' ? servingOf(open.exhibitId) : undefined;
  return typeof serving === 'object' ? serving : undefined;
}

/** Fetches an exhibit, unless it is here or on its way; how that went, `servingOf` tells. */
export async function serve(exhibitId: string): Promise<void> {
  const hall = publicHall.peek();
  const before = servings.peek().get(exhibitId);
  if (!hall || before === 'loading' || before === 'gone') return;
  if (typeof before === 'object') return keep(exhibitId, before);
  keep(exhibitId, 'loading');
  const parts = [hall.hallId, hall.version, 'exhibits', exhibitId].map(encodeURIComponent);
  const answer = await getKeptJson<ServedExhibit>(`/api/halls/${parts.join('/')}`);
  if (answer.ok) keep(exhibitId, answer.value);
  else keep(exhibitId, answer.reason.startsWith('no-such-') ? 'gone' : 'offline');
}

/** Fetches what is probably opened next while nothing else is done; not where the person saves data. */
export function serveWhenIdle(exhibitId: string): () => void {
  if (savesData()) return () => {};
  // Safari knows no idle callbacks.
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => void serve(exhibitId));
    else void serve(exhibitId);
  }, 500);
  return () => clearTimeout(timer);
}

function keep(exhibitId: string, serving: Serving): void {
  const kept = new Map(servings.peek());
  kept.delete(exhibitId);
  kept.set(exhibitId, serving);
  const open = openPanel.peek();
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    if (open?.kind !== 'exhibit' || open.exhibitId !== oldest) kept.delete(oldest);
  }
  servings.value = kept;
}
