import { toRanges } from './refresh-measures';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

describe('toRanges', () => {
  it('covers a local day in whole UTC days, whatever its zone', () => {
    // From 14 hours before (the day before, cut to whole days) to 14 hours after its end (two days after).
    expect(toRanges([day('2026-03-10')])).toEqual([{ from: day('2026-03-09'), to: day('2026-03-12') }]);
  });

  it('makes one range of days that follow each other or nearly do, and leaves gaps out', () => {
    expect(toRanges(['2026-03-10', '2026-03-11', '2026-03-14', '2026-09-01'].map(day))).toEqual([
      { from: day('2026-03-09'), to: day('2026-03-16') },
      { from: day('2026-08-31'), to: day('2026-09-03') },
    ]);
  });
});
