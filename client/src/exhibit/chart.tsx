import type { DataGraphic, PublicSource } from '@clearhall/shared-schema/pack/public-pack';
import { useId } from 'preact/hooks';
import { localised, t } from '../ui/texts.ts';
import { BarsDrawing, ColumnsDrawing, LineDrawing } from './chart-drawings.tsx';
import { FactRefs } from './fact-refs.tsx';
import { numberWords } from './number-words.ts';

const drawings = { bars: BarsDrawing, columns: ColumnsDrawing, line: LineDrawing };

/** A series of numbers as a drawing and, the same numbers, as a table; with unit, note and source. */
export function Chart({ graphic, sources }: { graphic: DataGraphic; sources: readonly PublicSource[] }) {
  const titleId = useId();
  const Drawing = drawings[graphic.form];
  return (
    <figure class="chart" aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>{localised(graphic.title)}</h3>
        <p class="hint">{t('exhibit:unit', { unit: localised(graphic.unit) })}</p>
      </figcaption>
      <Drawing
        points={graphic.points}
        label={t('exhibit:chart-label', { title: localised(graphic.title), unit: localised(graphic.unit) })}
      />
      {graphic.note && <p class="chart-note">{localised(graphic.note)}</p>}
      <Numbers graphic={graphic} titleId={titleId} />
      <FactRefs factIds={graphic.factIds} sources={sources} />
      <button type="button" class="button small print-button" onClick={() => print()}>
        {t('exhibit:print')}
      </button>
    </figure>
  );
}

function Numbers({ graphic, titleId }: { graphic: DataGraphic; titleId: string }) {
  return (
    <table aria-labelledby={titleId}>
      <thead>
        <tr>
          <th scope="col">{localised(graphic.labelName)}</th>
          <th scope="col">{localised(graphic.unit)}</th>
        </tr>
      </thead>
      <tbody>
        {graphic.points.map((point, index) => (
          <tr key={index}>
            <th scope="row">
              {localised(point.label)}
              {point.note && <span class="hint">{localised(point.note)}</span>}
            </th>
            <td>{numberWords(point.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
