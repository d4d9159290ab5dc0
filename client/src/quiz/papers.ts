import type { PaperCard, PaperList } from '@clearhall/shared-schema/quiz/paper-asks';
import { effect, signal, untracked } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { connection } from '../net/mirror.ts';
import { openPanel, showPanel } from '../ui/open-panel.ts';
import type { RefusalWord } from '../ui/text-keys.ts';

/** The papers of the hall as they stand for oneself; null while unknown. */
export const papers = signal<readonly PaperCard[] | null>(null);
/** Why they could not be asked for the last time. */
export const papersProblem = signal<RefusalWord | null>(null);

/** The paper that one has in hand, of whatever hall; null where none is. */
export const paperInHand = signal<PaperList['inHand']>(null);

/** Asks for the papers anew. */
export async function refreshPapers(): Promise<void> {
  const answer = await ask('paper.list', {});
  if (answer.ok) {
    papers.value = answer.value.papers;
    paperInHand.value = answer.value.inHand;
  }
  papersProblem.value = answer.ok ? null : answer.reason;
}

/** Shows the paper in hand where one left it. */
export function goOnWithPaper(by: 'person' | 'room'): void {
  const inHand = paperInHand.peek();
  if (!inHand) return;
  const { paperId, attemptId } = inHand;
  showPanel({ kind: 'paper', paper: { step: 'sitting', paperId, attemptId }, by });
}

/**
 * Asks for the papers whenever the room is there. Who comes in with a paper in hand gets it back; whom the address
 * asks to look at a closed one (`?review=`) gets that. Gives the way to stop it.
 */
export function watchPapers(): () => void {
  let isFirst = true;
  const begin = async () => {
    await refreshPapers();
    if (!isFirst || papers.value === null) return;
    isFirst = false;
    if (openPanel.value !== null) return;
    if (paperInHand.value) goOnWithPaper('room');
    else showReviewOfAddress();
  };
  return effect(() => {
    if (connection.value === 'here') untracked(() => void begin());
  });
}

function showReviewOfAddress(): void {
  const attemptId = new URLSearchParams(location.search).get('review');
  const card = papers.value?.find(({ closed }) => closed.some((attempt) => attempt.attemptId === attemptId));
  if (!card || attemptId === null) return;
  showPanel({ kind: 'paper', paper: { step: 'review', paperId: card.paperId, attemptId }, by: 'person' });
}
