import type { GateResult } from '@clearhall/shared-schema/gate/asks';
import { t } from '../ui/texts.ts';

/** What came of an answer at a gate, in a sentence. */
export function resultWords({ passed, isRight, needed, right }: GateResult): string {
  if (passed) return t('gate:right');
  if (!isRight) return t('gate:wrong');
  return right < needed ? t('gate:right-so-far', { right, needed }) : t('gate:right-not-open');
}
