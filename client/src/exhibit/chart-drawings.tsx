import { dateMs } from '@clearhall/shared-schema/exhibit/dates';
import type { GraphicPoint } from '@clearhall/shared-schema/pack/public-pack';
import { localised } from '../ui/texts.ts';
import { type Axis, axisFor, shareOf, yearsBetween } from './chart-scale.ts';
import { numberWords } from './number-words.ts';

type Drawn = { points: readonly GraphicPoint[]; label: string };

/** Units of a drawing, about the pixels that a panel gives it. */
const WIDE = 360;
const HIGH = 230;
const LEFT = 42;
const RIGHT = 8;
const TOP = 18;
const BOTTOM = 24;
const BAR_ROW = 44;

/** Classes side by side, such as years. */
export function ColumnsDrawing({ points, label }: Drawn) {
  const axis = axisFor(mostOf(points));
  const each = (WIDE - LEFT - RIGHT) / points.length;
  return (
    <svg class="chart-drawing" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
      <Grid axis={axis} />
      {points.map((point, index) => {
        const x = LEFT + each * index;
        const y = yOf(point.value, axis);
        return (
          <g key={index}>
            <rect class="chart-bar" x={x + each * 0.16} y={y} width={each * 0.68} height={HIGH - BOTTOM - y} />
            <text class="chart-value" x={x + each / 2} y={y - 4} text-anchor="middle">
              {numberWords(point.value)}
            </text>
            <text x={x + each / 2} y={HIGH - 8} text-anchor="middle">
              {localised(point.label)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Classes one under the other, with names too long for columns. */
export function BarsDrawing({ points, label }: Drawn) {
  const { top } = axisFor(mostOf(points));
  const room = WIDE - LEFT;
  return (
    <svg class="chart-drawing" viewBox={`0 0 ${WIDE} ${BAR_ROW * points.length}`} role="img" aria-label={label}>
      {points.map((point, index) => {
        const y = BAR_ROW * index;
        const width = room * shareOf(point.value, 0, top);
        return (
          <g key={index}>
            <text x={0} y={y + 14}>
              {localised(point.label)}
            </text>
            <rect class="chart-track" x={0} y={y + 20} width={room} height={16} />
            <rect class="chart-bar" x={0} y={y + 20} width={width} height={16} />
            <text class="chart-value" x={width + 6} y={y + 33}>
              {numberWords(point.value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Numbers at dates, joined by a line. */
export function LineDrawing({ points, label }: Drawn) {
  const axis = axisFor(mostOf(points));
  const dated = points.map((point) => ({ point, ms: dateMs(point.date ?? '') ?? 0 })).sort((a, b) => a.ms - b.ms);
  const [fromMs, toMs] = [dated[0]?.ms ?? 0, dated.at(-1)?.ms ?? 0];
  const xOf = (ms: number) => LEFT + 8 + (WIDE - LEFT - RIGHT - 22) * shareOf(ms, fromMs, toMs);
  const way = dated.map(({ point, ms }) => `${xOf(ms)},${yOf(point.value, axis)}`).join(' ');
  return (
    <svg class="chart-drawing" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
      <Grid axis={axis} />
      {yearsBetween(fromMs, toMs).map((year) => {
        const ms = Date.UTC(year, 0, 1);
        return ms < fromMs ? null : (
          <text key={year} x={xOf(ms)} y={HIGH - 8} text-anchor="middle">
            {year}
          </text>
        );
      })}
      <polyline class="chart-line" points={way} />
      {dated.map(({ point, ms }, index) => (
        <g key={index}>
          <circle class="chart-dot" cx={xOf(ms)} cy={yOf(point.value, axis)} r={4} />
          <text class="chart-value" x={xOf(ms)} y={yOf(point.value, axis) - 8} text-anchor="middle">
            {numberWords(point.value)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Grid({ axis }: { axis: Axis }) {
  return (
    <g>
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line class="chart-grid" x1={LEFT} x2={WIDE - RIGHT} y1={yOf(tick, axis)} y2={yOf(tick, axis)} />
          <text x={LEFT - 5} y={yOf(tick, axis) + 4} text-anchor="end">
            {numberWords(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

function yOf(value: number, axis: Axis): number {
  return HIGH - BOTTOM - (HIGH - TOP - BOTTOM) * shareOf(value, 0, axis.top);
}

function mostOf(points: readonly GraphicPoint[]): number {
  return Math.max(...points.map(({ value }) => value));
}
