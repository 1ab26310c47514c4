import { boardFixture } from '../testing/board-fixture';
import { nodeOf, readingOf, TARGET_AT } from '../testing/readings';
import { quantileAt, readNode, rowAt } from './node-reading';

const node = nodeOf(boardFixture(), 'respiratory');
const { forecast } = node;
if (!forecast) throw new Error('The fixture ward has a forecast');

describe('readNode', () => {
  it('reads the row of the target hour', () => {
    // 09:42, so the first row is 10:00 and 14:00 is the fifth
    expect(rowAt(forecast, TARGET_AT)).toBe(4);
  });

  it('reads the row after a target between two full hours', () => {
    expect(rowAt(forecast, TARGET_AT - 1_800_000)).toBe(4);
  });

  it('turns census quantiles into free beds, the upper one into the lower end', () => {
    const { target } = readingOf(node);
    expect(target?.free).toEqual({ low: 28 - quantileAt(forecast, 0.9, 4), high: 28 - quantileAt(forecast, 0.1, 4) });
  });

  it('has no target reading beyond the forecast or without one', () => {
    const stored = { node, levels: new Map() };
    expect(readNode(stored, TARGET_AT + 90 * 3_600_000).target).toBeNull();
    expect(readingOf({ ...node, forecast: null }).target).toBeNull();
  });

  it('refuses a forecast without the quantiles that the contract promises', () => {
    expect(() => quantileAt(forecast, 0.42, 0)).toThrow('0.42');
  });
});
