import type { SignedIn } from '@clearhall/shared-schema/identity/http';
import type { LiveReport } from '@clearhall/shared-schema/supervision/live';
import { signal } from '@preact/signals';
import { getJson } from '../ui/requests.ts';

/** Where the page stands before and beside the report; `broken`: the stream is lost and tried again. */
export type LiveState = 'loading' | 'live' | 'broken' | 'signed-out' | 'not-allowed';

export const liveState = signal<LiveState>('loading');
export const report = signal<LiveReport | null>(null);
export const supervisorName = signal('');
/** When the present report came, by the page's own steady clock. */
export const reportCameMs = signal(0);

const comeBackMs = 3_000;
let stream: EventSource | null = null;

/** Opens the stream of live reports, after asking whether one may see it; comes back by itself when it breaks. */
export async function watchLive(): Promise<void> {
  stream?.close();
  const answer = await getJson<{ me: SignedIn }>('/api/me');
  if (!answer.ok) {
    liveState.value = report.value || answer.reason === 'offline' ? 'broken' : 'loading';
    setTimeout(() => void watchLive(), comeBackMs);
    return;
  }
  const { me } = answer.value;
  if (me?.role !== 'supervisor') {
    report.value = null;
    liveState.value = me ? 'not-allowed' : 'signed-out';
    return;
  }
  supervisorName.value = me.name;
  listen();
}

function listen(): void {
  const next = new EventSource('/api/supervision/live');
  stream = next;
  next.addEventListener('live', (event) => {
    report.value = JSON.parse(event.data) as LiveReport;
    reportCameMs.value = performance.now();
    liveState.value = 'live';
  });
  next.addEventListener('error', () => {
    if (stream !== next) return;
    liveState.value = 'broken';
    // A refusal ends the stream for good; who one is must then be asked anew.
    next.close();
    setTimeout(() => void watchLive(), comeBackMs);
  });
}
