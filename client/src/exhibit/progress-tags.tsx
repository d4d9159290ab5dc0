import { exhibitOf } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { answeredExhibits, exhibitProgress } from './exhibit-progress.ts';

/** Whether an exhibit was seen, heard or, a film, watched to the end, and its question answered: in words with a sign. */
export function ProgressTags({ exhibitId, hasNarration }: { exhibitId: string; hasNarration: boolean }) {
  const isFilm = exhibitOf(exhibitId)?.kind === 'video';
  const progress = exhibitProgress.value.get(exhibitId);
  return (
    <p class="signs">
      <Tag isDone={progress?.isSeen === true} done={t('exhibit:seen')} open={t('exhibit:not-seen')} />
      {hasNarration && (
        <Tag
          isDone={progress?.isHeard === true}
          done={isFilm ? t('exhibit:watched') : t('exhibit:heard')}
          open={isFilm ? t('exhibit:not-watched') : t('exhibit:not-heard')}
        />
      )}
      {answeredExhibits.value.has(exhibitId) && <Tag isDone done={t('exhibit:answered')} open="" />}
    </p>
  );
}

function Tag({ isDone, done, open }: { isDone: boolean; done: string; open: string }) {
  return (
    <span class={isDone ? 'tag done' : 'tag'}>
      {isDone && <Icon name="check" />}
      {isDone ? done : open}
    </span>
  );
}
