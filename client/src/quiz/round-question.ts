import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { OwnResult } from '@clearhall/shared-schema/quiz/asks';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { connection, round } from '../net/mirror.ts';
import type { RefusalWord } from '../ui/text-keys.ts';

export type RoundSheet = {
  roundId: string;
  question: PublicQuestion | null;
  ownOptionId: string | null;
  ownResult: OwnResult | null;
  problem: RefusalWord | null;
};

const nothing: RoundSheet = { roundId: '', question: null, ownOptionId: null, ownResult: null, problem: null };

/** The present round's question, the own answer and, once revealed, the own result, fetched as the round goes on. */
export function useRoundSheet(): { sheet: Signal<RoundSheet>; reload: () => void } {
  const sheet = useSignal<RoundSheet>(nothing);
  const turn = useSignal(0);
  const roundId = round.value?.roundId ?? '';
  const phase = round.value?.phase ?? 'none';
  const isHere = connection.value === 'here';
  useEffect(() => {
    if (roundId && isHere) void fetchSheet(roundId, phase === 'revealed', sheet);
  }, [roundId, phase, isHere, turn.value]);
  return { sheet, reload: () => turn.value++ };
}

async function fetchSheet(roundId: string, isRevealed: boolean, sheet: Signal<RoundSheet>): Promise<void> {
  if (sheet.value.roundId !== roundId) sheet.value = { ...nothing, roundId };
  const asked = await ask('quiz.round-question', { roundId });
  if (sheet.value.roundId !== roundId) return;
  if (!asked.ok) {
    sheet.value = { ...sheet.value, problem: asked.reason };
    return;
  }
  sheet.value = { ...sheet.value, ...asked.value, problem: null };
  if (!isRevealed) return;
  const own = await ask('quiz.own-result', { roundId });
  if (sheet.value.roundId !== roundId) return;
  sheet.value = own.ok
    ? { ...sheet.value, ownResult: own.value }
    : { ...sheet.value, problem: own.reason === 'not-revealed' ? null : own.reason };
}
