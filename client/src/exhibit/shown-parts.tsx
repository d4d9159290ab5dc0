import { exhibitOf } from '../ui/hall-words.ts';
import { openPanel } from '../ui/open-panel.ts';
import { Chart } from './chart.tsx';
import './exhibit.css';
import { Narration } from './narration.tsx';
import { Picture } from './picture.tsx';
import { Timeline } from './timeline.tsx';
import { ZoomPicture } from './zoom-picture.tsx';

/** What the open exhibit has beside its text: what its kind shows, its pictures, its narration. */
export function ShownParts() {
  const open = openPanel.value;
  const exhibit = open?.kind === 'exhibit' ? exhibitOf(open.exhibitId) : undefined;
  if (!exhibit) return null;
  return (
    <>
      {exhibit.kind === 'picture' && <ZoomPicture key={exhibit.exhibitId} picture={exhibit.picture} />}
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
