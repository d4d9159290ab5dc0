import type { PublicSource } from '@clearhall/shared-schema/pack/public-pack';
import { localised, t } from '../ui/texts.ts';

/** Where one claim or series comes from, in a line. */
export function FactRefs({ factIds, sources }: { factIds: readonly string[]; sources: readonly PublicSource[] }) {
  const named = sources.filter(({ factId }) => factIds.includes(factId));
  const refs = [...new Set(named.map(({ ref }) => localised(ref)))].join('; ');
  return <p class="hint fact-refs">{t('exhibit:source-of', { refs })}</p>;
}
