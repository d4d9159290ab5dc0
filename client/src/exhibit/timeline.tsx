import type { PublicSource, TimelineEntry } from '@clearhall/shared-schema/pack/public-pack';
import { localised, t } from '../ui/texts.ts';
import { dateWords } from './date-words.ts';
import { FactRefs } from './fact-refs.tsx';

/** Dates from the earliest to the latest, each with what happened and where that is written. */
export function Timeline(props: { entries: readonly TimelineEntry[]; sources: readonly PublicSource[] }) {
  return (
    <ol class="timeline" aria-label={t('exhibit:timeline')}>
      {props.entries.map((entry, index) => (
        <li key={index}>
          <p class="timeline-date">
            <time dateTime={entry.date}>{dateWords(entry.date)}</time>
          </p>
          <p>{localised(entry.text)}</p>
          <FactRefs factIds={entry.factIds} sources={props.sources} />
        </li>
      ))}
    </ol>
  );
}
