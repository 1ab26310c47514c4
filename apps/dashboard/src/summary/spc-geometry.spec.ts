import type { SummaryPoint } from '@wardcast/contract';
import { drawSpc } from './spc-geometry';

const point = (value: number | null, own: Partial<SummaryPoint> = {}): SummaryPoint => ({ isoWeek: '2026-W01', shown: value === null ? 'missing' : 'value', value, causes: [], direction: 0, ...own });

describe('drawSpc', () => {
  it('puts the first week at the left and the last at the right, higher values higher', () => {
    const { lines, range } = drawSpc([point(0), point(10)], null, 'lower');
    expect(lines).toEqual([[{ x: 5, y: 39, mark: 'usual' }, { x: 171, y: 5, mark: 'usual' }]]);
    expect(range).toBeNull();
  });

  it('draws no line over a week without data', () => {
    expect(drawSpc([point(1), point(null), point(2), point(3)], null, 'lower').lines.map((line) => line.length)).toEqual([1, 2]);
  });

  it('holds the usual range, and keeps a series that never moves in the middle', () => {
    expect(drawSpc([point(5), point(5)], { mean: 5, lower: 0, upper: 10 }, 'lower').range).toEqual({ top: 5, bottom: 39, mean: 22 });
    expect(drawSpc([point(5), point(5)], null, 'lower').lines[0]!.map(({ y }) => y)).toEqual([22, 22]);
  });

  it('marks a real rise as better or worse by what is wanted', () => {
    const rise = point(9, { causes: ['outside'], direction: 1 });
    const markOf = (betterWhen: 'lower' | 'higher' | 'neither') => drawSpc([point(1), rise], null, betterWhen).lines[0]![1]!.mark;
    expect([markOf('lower'), markOf('higher'), markOf('neither')]).toEqual(['worse', 'better', 'neutral']);
  });
});
