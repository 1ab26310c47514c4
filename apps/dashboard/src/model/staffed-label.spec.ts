import fc from 'fast-check';
import { staffedLabelBaseline } from './staffed-label';

const LOWEST = 84;

describe('staffedLabelBaseline', () => {
  it('stands just above the staffed line while the occupied beds lie below it', () => {
    expect(staffedLabelBaseline({ staffedY: 40, actualTop: 45, actualBottom: 70, lowestBaseline: LOWEST })).toBe(34);
  });

  it('goes below when the occupied beds run above, and comes back above when those are far away', () => {
    expect(staffedLabelBaseline({ staffedY: 40, actualTop: 30, actualBottom: 36, lowestBaseline: LOWEST })).toBe(54);
    // digits from 25 to 34 px, the other line at 20 px and higher
    expect(staffedLabelBaseline({ staffedY: 40, actualTop: 18, actualBottom: 20, lowestBaseline: LOWEST })).toBe(34);
  });

  it('leaves both lines on the nearer side when the occupied beds cross the staffed line', () => {
    expect(staffedLabelBaseline({ staffedY: 40, actualTop: 36, actualBottom: 60, lowestBaseline: LOWEST })).toBe(30);
    expect(staffedLabelBaseline({ staffedY: 40, actualTop: 20, actualBottom: 44, lowestBaseline: LOWEST })).toBe(58);
  });

  it('never lets a line run through the words', () => {
    const y = fc.double({ min: 18, max: 78, noNaN: true });
    fc.assert(
      fc.property(y, y, y, (staffedY, first, second) => {
        const [actualTop, actualBottom] = [Math.min(first, second), Math.max(first, second)];
        const baseline = staffedLabelBaseline({ staffedY, actualTop, actualBottom, lowestBaseline: LOWEST });
        const isFree = (top: number, bottom: number) => bottom <= baseline - 9 || top >= baseline;
        expect(isFree(staffedY, staffedY) && isFree(actualTop, actualBottom)).toBe(true);
        expect(baseline).toBeLessThanOrEqual(LOWEST);
        expect(baseline).toBeGreaterThanOrEqual(9);
      }),
    );
  });
});
