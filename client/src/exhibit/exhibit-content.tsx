import { localised } from '../ui/texts.ts';
import { openExhibit } from './served-exhibits.ts';
import { ShownParts } from './shown-parts.tsx';
import { SourceList } from './source-list.tsx';

/** What the open exhibit shows and tells, once it is here. */
export function ExhibitContent() {
  const exhibit = openExhibit();
  if (!exhibit) return null;
  return (
    <>
      <p class="lead">{localised(exhibit.summary)}</p>
      <ShownParts />
      {exhibit.body.map((paragraph, index) => (
        <p key={index}>{localised(paragraph)}</p>
      ))}
      <SourceList sources={exhibit.sources} />
    </>
  );
}
