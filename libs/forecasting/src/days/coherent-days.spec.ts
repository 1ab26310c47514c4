import { chanceAboveCount, momentsOf, negativeBinomial, quantilesOf, type CountPmf } from '@wardcast/probability';
import fc from 'fast-check';
import { coherentDays, valueAtLevel, type DaysInput, type IssueHour } from './coherent-days';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MIDNIGHT = Date.UTC(2026, 0, 6);
const ISSUED = MIDNIGHT - 3 * HOUR - 20 * 60_000;
const DAYS = [-1, 0, 1, 2].map((day) => [MIDNIGHT + day * DAY, MIDNIGHT + (day + 1) * DAY] as const);

/** Three days of a ward whose spread grows to its end and whose census goes up and down by 3 in a day. */
function issue(size = 40, staffed = 22): DaysInput {
  const hours = Array.from({ length: 72 }, (_, i): IssueHour => {
    const target = Math.ceil(ISSUED / HOUR) * HOUR + i * HOUR;
    const mean = 18 + 3 * Math.sin((2 * Math.PI * (target % DAY)) / DAY);
    const law = negativeBinomial(mean, size / (1 - 0.9 ** (i + 1)));
    return { target, law, mean: momentsOf(law).mean, staffed, expectedIn: 0.25 * (i + 1), expectedOut: 18 + 0.25 * (i + 1) - momentsOf(law).mean };
  });
  return { issuedAt: ISSUED, censusAtIssue: 18, hours, days: DAYS };
}
const lawAt = (input: DaysInput, target: number): CountPmf => input.hours.find((hour) => hour.target === target)!.law;
const rowsOf = (input: DaysInput, [from, to]: readonly [number, number]): readonly IssueHour[] => input.hours.filter(({ target }) => target >= from && target < to);

test('the midnight of a day is the hourly forecast of that hour', () => {
  const input = issue();
  for (const { to, midnight } of coherentDays(input).slice(0, 3)) {
    for (const level of [0.05, 0.25, 0.5, 0.75, 0.95]) {
      const [q] = quantilesOf(lawAt(input, to), [level]);
      expect(Math.abs(valueAtLevel(midnight!, level) - q!)).toBeLessThanOrEqual(1);
    }
    const mean = midnight!.reduce((sum, count) => sum + count, 0) / midnight!.length;
    expect(mean).toBeCloseTo(momentsOf(lawAt(input, to)).mean, 1);
  }
});

test('the moves of the days add up to those of the hours, and lead from midnight to midnight', () => {
  const input = issue();
  const days = coherentDays(input).slice(0, 3);
  const total = (pick: 'arrivals' | 'departures'): number => days.reduce((sum, { flows }) => sum + flows![pick], 0);
  const last = input.hours.find(({ target }) => target === days[2]!.to)!;
  expect([total('arrivals'), total('departures')]).toEqual([expect.closeTo(last.expectedIn, 9), expect.closeTo(last.expectedOut, 9)]);
  days.reduce((census, { to, flows }) => {
    const next = input.hours.find(({ target }) => target === to)!.mean;
    expect(census + flows!.arrivals - flows!.departures).toBeCloseTo(next, 9);
    return next;
  }, input.censusAtIssue);
});

test('the peak and the chance of a short hour are at least those of every hour, and less than if hours were independent', () => {
  const input = issue();
  coherentDays(input).forEach((day, index) => {
    const rows = rowsOf(input, DAYS[index]!);
    if (rows.length === 0) return;
    const chances = rows.map(({ law, staffed }) => chanceAboveCount(law, staffed));
    expect(day.chanceShort).toBeGreaterThanOrEqual(Math.max(...chances) - 1 / 200);
    expect(day.chanceShort).toBeLessThan(1 - chances.reduce((product, chance) => product * (1 - chance), 1));
    for (const level of [0.5, 0.8, 0.95]) {
      expect(valueAtLevel(day.peak!, level)).toBeGreaterThanOrEqual(Math.max(...rows.map(({ law }) => quantilesOf(law, [level])[0]!)) - 1);
      expect(valueAtLevel(day.fewestFree!, 1 - level)).toBeLessThanOrEqual(22 - valueAtLevel(day.peak!, level) + 1);
    }
  });
});

test('a day that the issue does not reach says so, and the same issue gives the same numbers', () => {
  const input = issue();
  const days = coherentDays({ ...input, days: [...DAYS, [MIDNIGHT + 9 * DAY, MIDNIGHT + 10 * DAY]] });
  expect(days.at(-1)).toMatchObject({ hours: 0, flows: null, midnight: null, peak: null, fewestFree: null, chanceShort: 0 });
  // The 72 targets begin at 21:00: three on the first evening, twenty-four on each of two days, and what is left.
  expect(days[3]).toMatchObject({ hours: 21, flows: null, midnight: null });
  expect(coherentDays(input)).toEqual(coherentDays(input));
});

test('a census that is certain is certain by day', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (census, staffed) => {
    const { hours, ...rest } = issue();
    const sure = { ...rest, hours: hours.map((hour) => ({ ...hour, staffed, law: { offset: census, p: Float64Array.of(1) } })) };
    const [, day] = coherentDays(sure);
    expect([day!.midnight![0], day!.peak!.at(-1), day!.fewestFree![0], day!.chanceShort]).toEqual([census, census, staffed - census, Number(census > staffed)]);
  }), { numRuns: 10 });
});
