import type { Emote } from '@clearhall/shared-schema/people/presence';
import { computed, effect, signal, untracked } from '@preact/signals';
import { presentWorld } from '../avatar/present-world.ts';
import { ask } from '../net/ask.ts';
import { connection, me } from '../net/mirror.ts';
import { announce, showToast } from '../ui/announcer.tsx';
import { refusalText, t } from '../ui/texts.ts';
import { type OwnStatus, type StatusEvent, statusAfter } from './own-status.ts';
import { showEmoted } from './spoken.ts';

/** How often the time without a sign is looked at, and what the room shows of oneself. */
const LOOK_MS = 1000;
/** So long after one's own turn the room's word of the hand may still be the one from before. */
const HAND_SETTLES_MS = 2000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

const own = signal<OwnStatus>({ status: 'here', lastSignMs: 0 });
/** The status that the page last told the room. */
let told: OwnStatus['status'] = 'here';
let isTelling = false;
let handTurnedMs = Number.NEGATIVE_INFINITY;

/** One's own status, as others see it once the room has heard of it. */
export const myStatus = computed(() => own.value.status);
/** Whether one's own hand is up. */
export const myHandIsUp = signal(false);

/** Chooses to be here or back soon. */
export function chooseStatus(status: 'here' | 'back-soon'): void {
  happen({ kind: 'chosen', status });
  announce(t(`people:status-${status}`));
}

/** Raises or lowers one's own hand; shown at once, and taken back where the room refuses. */
export async function turnHand(): Promise<void> {
  const isUp = !myHandIsUp.peek();
  myHandIsUp.value = isUp;
  handTurnedMs = performance.now();
  const answer = await ask('people.hand', { isUp });
  if (answer.ok) announce(isUp ? t('people:hand-is-up') : t('people:hand-is-down'));
  else {
    myHandIsUp.value = !isUp;
    showToast(refusalText(answer.reason), { tone: 'closed' });
  }
}

/** Makes a sign over the own head, seen at once. */
export async function makeEmote(emote: Emote): Promise<void> {
  const avatarId = me.peek()?.avatarId;
  if (avatarId) showEmoted({ avatarId, emote });
  const answer = await ask('people.emote', { emote });
  if (!answer.ok) showToast(refusalText(answer.reason), { tone: 'closed' });
}

/** Watches for signs of the person and tells the room who is away and who is back. Gives the way to stop it. */
export function watchOwnSigns(): () => void {
  const sign = () => happen({ kind: 'sign' });
  const seen = () => document.visibilityState === 'visible' && sign();
  for (const name of SIGNS) addEventListener(name, sign, { passive: true, capture: true });
  document.addEventListener('visibilitychange', seen);
  sign();
  const timer = setInterval(() => {
    happen({ kind: 'time' });
    lookAtOwnHand();
  }, LOOK_MS);
  const stopTelling = effect(() => {
    // A new seat begins with "here" and a lowered hand; the same one again keeps what it had.
    if (connection.value === 'here' && me.value) untracked(() => void tellStatus());
  });
  return () => {
    for (const name of SIGNS) removeEventListener(name, sign, { capture: true });
    document.removeEventListener('visibilitychange', seen);
    clearInterval(timer);
    stopTelling();
  };
}

function happen(event: StatusEvent): void {
  own.value = statusAfter(own.peek(), event, performance.now());
  if (own.peek().status !== told) void tellStatus();
}

async function tellStatus(): Promise<void> {
  if (isTelling || connection.peek() !== 'here') return;
  isTelling = true;
  const { status } = own.peek();
  const answer = await ask('people.status', { status });
  isTelling = false;
  // A status that did not reach the room is told again at the next look.
  if (answer.ok) told = status;
}

/** The room may lower the hand (a tour ends), or still hold one that was up before the page was loaded anew. */
function lookAtOwnHand(): void {
  if (performance.now() - handTurnedMs < HAND_SETTLES_MS) return;
  const shown = presentWorld.peek()?.shown.get(me.peek()?.avatarId ?? '');
  if (shown) myHandIsUp.value = shown.hasHandUp;
}
