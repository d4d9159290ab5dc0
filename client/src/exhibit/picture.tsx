import type { PublicPicture } from '@clearhall/shared-schema/pack/public-pack';
import { localised, t } from '../ui/texts.ts';
import { openExhibit } from './served-exhibits.ts';

/** Where a file of the open exhibit is fetched from; empty where it has none of this name. */
export function fileUrl(file: string): string {
  return openExhibit()?.media[file]?.url ?? '';
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
