import type { ExhibitProgress } from '@clearhall/shared-schema/exhibit/asks';
import { canLookAt, LOOK_EVERY_MS } from '@clearhall/shared-schema/exhibit/rules';
import { effect, signal } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { connection, hallMap, myPlace } from '../net/mirror.ts';
import { announce } from '../ui/announcer.tsx';
import { exhibitOf, exhibitTitle } from '../ui/hall-words.ts';
import { openPanel } from '../ui/open-panel.ts';
import { t } from '../ui/texts.ts';
import { exhibitLookedAt } from './look-rules.ts';

/** What one has done at each exhibit, as the room last told it. */
export const exhibitProgress = signal<ReadonlyMap<string, ExhibitProgress>>(new Map());

/** Exhibits that hold what one has answered rightly at a gate, as the room told it. */
export const answeredExhibits = signal<ReadonlySet<string>>(new Set());

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'] as const;
const heardHere = new Set<string>();
let lastTouchMs = 0;

/** Whether the room has recorded that one saw this exhibit; read within a component, it follows. */
export function isSeen(exhibitId: string): boolean {
  return exhibitProgress.value.get(exhibitId)?.isSeen === true;
}

/** A question whose answer stands at this exhibit was answered rightly, and that is recorded. */
export function noteAnswered(exhibitId: string): void {
  answeredExhibits.value = new Set(answeredExhibits.peek()).add(exhibitId);
}

/** Says that the person is there, though no key or pointer moved: the narration goes on. */
export function noteAttention(): void {
  lastTouchMs = performance.now();
}

/** The narration of an exhibit was heard, or its film watched, to the end; told with the next look. */
export function noteHeard(exhibitId: string): void {
  heardHere.add(exhibitId);
  void tellLook();
}

/** Whether one stands near enough to an exhibit for looking to count; read within a component, it follows. */
export function isNearEnough(exhibitId: string): boolean {
  const [map, place] = [hallMap.value, myPlace.value];
  const exhibit = map?.exhibits.find((known) => known.exhibitId === exhibitId);
  return map !== null && place !== null && exhibit !== undefined && canLookAt(map, exhibit, place);
}

/** Asks what was seen before, and tells from now on what is looked at. Gives the function that ends it. */
export function watchLooking(): () => void {
  noteAttention();
  for (const sign of signsOfLife) addEventListener(sign, noteAttention, { passive: true, capture: true });
  document.addEventListener('visibilitychange', tellLook);
  const timer = setInterval(tellLook, LOOK_EVERY_MS);
  const endAsking = effect(() => {
    if (connection.value === 'here') void askProgress();
  });
  let before = '';
  const endBeginning = effect(() => {
    const now = lookedAt();
    if (now !== before) void tellLook();
    before = now;
  });
  return () => {
    for (const sign of signsOfLife) removeEventListener(sign, noteAttention, { capture: true });
    document.removeEventListener('visibilitychange', tellLook);
    clearInterval(timer);
    endAsking();
    endBeginning();
  };
}

function lookedAt(): string {
  const open = openPanel.value;
  const openExhibitId = open?.kind === 'exhibit' ? open.exhibitId : '';
  return exhibitLookedAt({
    openExhibitId,
    isNear: openExhibitId !== '' && isNearEnough(openExhibitId),
    isVisible: document.visibilityState === 'visible',
    idleMs: performance.now() - lastTouchMs,
  });
}

async function askProgress(): Promise<void> {
  const asked = await ask('exhibit.progress', {});
  if (!asked.ok) return;
  exhibitProgress.value = new Map(asked.value.exhibits.map((one) => [one.exhibitId, one]));
  answeredExhibits.value = new Set([...answeredExhibits.peek(), ...asked.value.answered]);
}

async function tellLook(): Promise<void> {
  const exhibitId = lookedAt();
  if (exhibitId === '' || connection.peek() !== 'here') return;
  const asked = await ask('exhibit.look', { exhibitId, isHeard: heardHere.has(exhibitId) });
  if (!asked.ok) return;
  const before = exhibitProgress.peek().get(exhibitId);
  exhibitProgress.value = new Map(exhibitProgress.peek()).set(exhibitId, asked.value);
  const title = exhibitTitle(exhibitId);
  if (asked.value.isSeen && !before?.isSeen) announce(t('exhibit:now-seen', { title }));
  if (asked.value.isHeard && !before?.isHeard) {
    const isFilm = exhibitOf(exhibitId)?.kind === 'video';
    announce(isFilm ? t('exhibit:now-watched', { title }) : t('exhibit:now-heard', { title }));
  }
}
