import { computed } from '@preact/signals';
import { roster } from '../net/mirror.ts';
import { t } from '../ui/texts.ts';
import { answerCount } from './answer-count.ts';

/** Who of the present group has answered. */
export const groupAnswers = computed(() => answerCount(roster.value.values()));

/** "1 of 2 people answered · 5 bots". */
export function answersInWords(): string {
  const { answered, people, bots } = groupAnswers.value;
  const words = t('quiz:answered-of', { answered, count: people });
  return bots > 0 ? `${words} · ${t('people:bots', { count: bots })}` : words;
}

/** Under a tally that bots share in; nothing where they do not. */
export function BotsInTally() {
  const { botsAnswered } = groupAnswers.value;
  return botsAnswered > 0 ? <p class="hint">{t('quiz:with-bots', { count: botsAnswered })}</p> : null;
}
