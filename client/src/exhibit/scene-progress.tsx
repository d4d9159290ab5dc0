import { publicHall } from '../net/mirror.ts';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { sceneOfExhibit } from './exhibit-places.ts';
import { isSeen } from './exhibit-progress.ts';
import { countSeen } from './look-rules.ts';

/** How many exhibits of a scene one has seen; nothing for a scene without exhibits. */
export function SceneProgress({ sceneId }: { sceneId: string }) {
  const exhibits = publicHall.value?.exhibits ?? [];
  const here = exhibits.map(({ exhibitId }) => exhibitId).filter((exhibitId) => sceneOfExhibit(exhibitId) === sceneId);
  if (here.length === 0) return null;
  const seen = countSeen(here, isSeen);
  const isDone = seen === here.length;
  return (
    <p class={isDone ? 'tag done' : 'tag'}>
      {isDone && <Icon name="check" />}
      {t('exhibit:scene-seen', { seen, all: here.length })}
    </p>
  );
}
