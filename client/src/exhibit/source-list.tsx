import type { PublicSource } from '@clearhall/shared-schema/pack/public-pack';
import { localised, t } from '../ui/texts.ts';

/** Where the claims come from; nothing where no source is named. */
export function SourceList({ sources }: { sources: readonly PublicSource[] }) {
  if (sources.length === 0) return null;
  return (
    <details class="sources fold">
      <summary>{t('exhibit:sources', { count: sources.length })}</summary>
      <ol>
        {sources.map((source) => (
          <li key={source.factId}>{localised(source.ref)}</li>
        ))}
      </ol>
    </details>
  );
}
