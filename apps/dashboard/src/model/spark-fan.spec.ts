import { boardFixture, FIXTURE_NOW } from '../testing/board-fixture';
import { nodeOf, TARGET_AT } from '../testing/readings';
import { hoursAhead, sparkFan } from './spark-fan';

const box = { width: 304, height: 96, top: 6, bottom: 78 };
const node = nodeOf(boardFixture(), 'respiratory');
const fan = sparkFan({ node, now: FIXTURE_NOW, targetAt: TARGET_AT, box });

function numbers(path: string): readonly number[] {
  return [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([text]) => Number(text));
}

describe('sparkFan', () => {
  it('puts now at eight of twenty hours', () => {
    // 304 * 8 / 20
    expect(fan.now.x).toBeCloseTo(121.6);
  });

  it('starts every band as a point at the census now', () => {
    for (const { path } of fan.bands) expect(path.startsWith(`M121.6 ${Math.round(fan.now.y * 10) / 10}`)).toBe(true);
  });

  it('nests the bands at the target', () => {
    const { target } = fan;
    expect(target && target.high <= target.middle && target.middle <= target.low).toBe(true);
  });

  it('clips above and below along the same staffed line', () => {
    expect(fan.aboveStaffed).toBe(`${fan.staffedPath}V0H0Z`);
    expect(fan.belowStaffed).toBe(`${fan.staffedPath}V96H0Z`);
  });

  it('holds the last census until now', () => {
    expect(fan.actualPath.endsWith('H121.6')).toBe(true);
    expect(numbers(fan.actualPath)[0]).toBe(0);
  });

  it('steps where the plan changes the staffed beds', () => {
    const forecast = node.forecast;
    if (!forecast) throw new Error('The fixture ward has a forecast');
    const planned = { ...node, forecast: { ...forecast, staffed: forecast.staffed.map((beds, row) => (row >= 4 ? beds - 2 : beds)) } };
    const { staffedPath } = sparkFan({ node: planned, now: FIXTURE_NOW, targetAt: TARGET_AT, box });
    const levels = new Set([...staffedPath.matchAll(/V(-?[\d.]+)/g)].map(([, y]) => y));
    expect(levels.size).toBe(2);
  });

  it('draws a ward without a forecast without bands or mark', () => {
    const bare = sparkFan({ node: { ...node, forecast: null }, now: FIXTURE_NOW, targetAt: TARGET_AT, box });
    expect([bare.target, ...bare.bands.map(({ path }) => path)]).toEqual([null, '', '', '']);
  });

  it('reaches a target beyond the usual twelve hours', () => {
    // 14:00 tomorrow is 28.3 h ahead: 29 and two more
    expect(hoursAhead(FIXTURE_NOW, TARGET_AT + 24 * 3_600_000)).toBe(31);
  });
});
