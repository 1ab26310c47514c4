import type { SummaryMeasure } from '@wardcast/contract';
import { measureName, readingText } from '../text/measure-text';
import { summaryText } from '../text/summary-text';
import { drawSpc, SPC_HEIGHT, SPC_WIDTH, type DrawnPoint } from './spc-geometry';

/** Special points are larger; worse ones are squares, so that shape tells them apart without colour. */
function Point({ x, y, mark }: DrawnPoint) {
  if (mark === 'worse') return <rect className="pt worse" x={x - 3.5} y={y - 3.5} width="7" height="7" />;
  return <circle className={`pt ${mark}`} cx={x} cy={y} r={mark === 'usual' ? 2.5 : 4} />;
}

/** Twelve weeks of a measure with its usual range: plain SVG, since there is one in every row. */
export function SpcChart({ measure }: { readonly measure: SummaryMeasure }) {
  const { series, limits, betterWhen, id, reading } = measure;
  if (series === null) return <span className="nodata">{summaryText.noChart}</span>;
  const { lines, range } = drawSpc(series, limits, betterWhen);
  if (lines.length === 0) return <span className="nodata">{summaryText.noSeries}</span>;
  const count = lines.reduce((sum, line) => sum + line.length, 0);
  return (
    <svg className="chart spc" viewBox={`0 0 ${SPC_WIDTH} ${SPC_HEIGHT}`} role="img" aria-label={summaryText.chart(measureName(id), count, readingText(reading))} data-testid="spc">
      {range && <rect className="limits" x="0" width={SPC_WIDTH} y={range.top} height={Math.max(0, range.bottom - range.top)} />}
      {range && <line className="mean" x1="0" x2={SPC_WIDTH} y1={range.mean} y2={range.mean} />}
      {lines.map((line) => (
        <path key={line[0]!.x} className="line" d={`M${line.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`} />
      ))}
      {lines.flat().map((point) => (
        <Point key={point.x} {...point} />
      ))}
    </svg>
  );
}
