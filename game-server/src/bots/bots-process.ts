import { setTimeout as pause } from 'node:timers/promises';
import type { BotOrder } from './bot-messages.ts';
import { bringBots, type Company } from './company.ts';

// A process of its own, so that nothing that a bot meets can end the hall. It lives as long as its launcher.
let company: Company | undefined;
let leaving = false;
/** What a hall that does not answer any more is waited for. */
const LEAVES_WITHIN_MS = 2_000;

async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  await Promise.race([company?.leave(), pause(LEAVES_WITHIN_MS)]);
  process.exit(0);
}

process.on('message', (order: BotOrder) => {
  if (order.type === 'leave') return void leave();
  if (order.type !== 'hall' || leaving) return;
  // A hall that opened anew: the lines to the one before are gone.
  void company?.leave();
  company = bringBots(order, (text) => console.error(text));
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void leave());
process.on('disconnect', () => process.exit(0));
if (!process.connected) process.exit(0);
