import { localised } from '../ui/texts.ts';
import { Chart } from './chart.tsx';
import { ExhibitDocument } from './document.tsx';
import './exhibit.css';
import './document-model.css';
import { Model } from './model.tsx';
import { Narration } from './narration.tsx';
import { Picture } from './picture.tsx';
import { openExhibit } from './served-exhibits.ts';
import { Timeline } from './timeline.tsx';
import { Video } from './video.tsx';
import { ZoomPicture } from './zoom-picture.tsx';

/** What the open exhibit has beside its text: what its kind shows, its pictures, its narration. */
export function ShownParts() {
  const exhibit = openExhibit();
  if (!exhibit) return null;
  return (
    <>
      {exhibit.kind === 'picture' && <ZoomPicture key={exhibit.exhibitId} picture={exhibit.picture} />}
      {exhibit.kind === 'video' && (
        <Video key={exhibit.exhibitId} exhibitId={exhibit.exhibitId} video={exhibit.video} />
      )}
      {exhibit.kind === 'document' && (
        <ExhibitDocument key={exhibit.exhibitId} title={localised(exhibit.title)} document={exhibit.document} />
      )}
      {exhibit.kind === 'model' && <Model key={exhibit.exhibitId} model={exhibit.model} />}
      {exhibit.kind === 'timeline' && <Timeline entries={exhibit.entries} sources={exhibit.sources} />}
      {exhibit.kind === 'data-graphic' && <Chart graphic={exhibit.graphic} sources={exhibit.sources} />}
      {exhibit.narration && (
        <Narration key={exhibit.exhibitId} exhibitId={exhibit.exhibitId} narration={exhibit.narration} />
      )}
      {exhibit.pictures.map((picture) => (
        <Picture key={picture.file} picture={picture} />
      ))}
    </>
  );
}
