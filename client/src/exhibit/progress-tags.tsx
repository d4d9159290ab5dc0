import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { exhibitProgress } from './exhibit-progress.ts';

/** Whether an exhibit was seen and heard, in words with a sign. */
export function ProgressTags({ exhibitId, hasNarration }: { exhibitId: string; hasNarration: boolean }) {
  const progress = exhibitProgress.value.get(exhibitId);
  return (
    <p class="signs">
      <Tag isDone={progress?.isSeen === true} done={t('exhibit:seen')} open={t('exhibit:not-seen')} />
      {hasNarration && (
        <Tag isDone={progress?.isHeard === true} done={t('exhibit:heard')} open={t('exhibit:not-heard')} />
      )}
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
