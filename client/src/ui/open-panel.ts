import type { PaperMode } from '@clearhall/shared-schema/quiz/paper-asks';
import { signal } from '@preact/signals';

/** Which paper is shown, and how far it is: about to be started, in hand, or closed and looked at again. */
export type OpenPaper =
  | { step: 'start'; paperId: string; mode: PaperMode }
  | { step: 'sitting' | 'review'; paperId: string; attemptId: string };

/** The panel at the side (a sheet at the bottom on a phone). `by` the person: it takes the focus. */
export type OpenPanel = (
  | { kind: 'exhibit'; exhibitId: string }
  | { kind: 'gate'; gateId: string }
  | { kind: 'board'; sceneId: string }
  | { kind: 'round' }
  | { kind: 'paper'; paper: OpenPaper }
) & {
  by: 'person' | 'room';
};

/** The lists; `tour` is the lecturer's console, `moderation` the moderator's desk. */
export type DrawerName = 'tour' | 'scenes' | 'exhibits' | 'papers' | 'people' | 'chat' | 'moderation' | 'map';

export const openPanel = signal<OpenPanel | null>(null);
export const openDrawer = signal<DrawerName | null>(null);

const narrowScreen = matchMedia('(max-width: 45rem)');

/** True where panels are sheets at the bottom and only one thing fits the screen. */
export const narrow = signal(narrowScreen.matches);
narrowScreen.addEventListener('change', ({ matches }) => {
  narrow.value = matches;
});

/** `narrow` at this moment. */
export function isNarrow(): boolean {
  return narrow.peek();
}

/** Opens a panel, in place of the one before; on a narrow screen the list makes room. */
export function showPanel(panel: OpenPanel): void {
  if (isNarrow()) openDrawer.value = null;
  openPanel.value = panel;
}

export function closePanel(): void {
  openPanel.value = null;
}

/** Opens a list, or closes it when it is open. */
export function toggleDrawer(name: DrawerName): void {
  openDrawer.value = openDrawer.value === name ? null : name;
  if (openDrawer.value && isNarrow()) openPanel.value = null;
}

export function closeDrawer(): void {
  openDrawer.value = null;
}
