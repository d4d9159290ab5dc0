import type { PublicPicture } from '@clearhall/shared-schema/pack/public-pack';
import { publicHall } from '../net/mirror.ts';
import { localised, t } from '../ui/texts.ts';

/** Where a file of the hall is fetched from; empty where the hall has none of this name. */
export function fileUrl(file: string): string {
  return publicHall.value?.files[file]?.url ?? '';
}

/** A picture beside the text. */
export function Picture({ picture }: { picture: PublicPicture }) {
  return (
    <figure class="exhibit-picture">
      <img src={fileUrl(picture.file)} alt={localised(picture.alt)} />
      <figcaption class="hint">{t('exhibit:licence', { licence: picture.licence })}</figcaption>
    </figure>
  );
}
