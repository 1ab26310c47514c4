import fc from 'fast-check';
import { isSmallCount, isSmallShare, showNested, showParts } from './small-counts';

describe('small counts', () => {
  it('are those from 1 to 10; nobody and eleven are shown', () => {
    expect([0, 1, 10, 11].map(isSmallCount)).toEqual([false, true, true, false]);
  });

  it.each([
    [0, 100, false],
    [11, 100, false],
    [10, 100, true],
    // 97 of 100 leaves three.
    [97, 100, true],
    [0, 9, true],
    [20, 20, false],
  ])('hide the share %d of %d: %s', (part, whole, hidden) => {
    expect(isSmallShare(part, whole)).toBe(hidden);
  });
});

describe('showParts', () => {
  it.each([
    ['all stand when none is small', [20, 30, 0], [true, true, true], true],
    // 55 - 50 would be 5.
    ['a single small one takes the total along', [5, 20, 30], [false, true, true], false],
    ['two small ones that make eleven together leave the total', [5, 6, 30], [false, false, true], true],
    // 32 - 30 = 2 says that both are 1.
    ['two small ones that make ten or fewer take it along', [1, 1, 30], [false, false, true], false],
    ['a total that is small itself is hidden', [4, 5, 0], [false, false, true], false],
  ])('%s', (_name, parts, isPartShown, isTotalShown) => {
    expect(showParts(parts)).toEqual({ isPartShown, isTotalShown });
  });

  it('never lets anybody work out a small count from what is shown', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 500 })), { minLength: 1, maxLength: 6 }), (parts) => {
      const { isPartShown, isTotalShown } = showParts(parts);
      parts.forEach((part, index) => isSmallCount(part) && expect(isPartShown[index]).toBe(false));
      parts.forEach((part, index) => !isSmallCount(part) && expect(isPartShown[index]).toBe(true));
      const hidden = parts.filter((_, index) => !isPartShown[index]);
      if (!isTotalShown || hidden.length === 0) return;
      // A reader knows: the hidden ones are at least 1 each and sum to `rest`. Each of them could then be anything from 1 to rest - (n - 1).
      const rest = hidden.reduce((sum, part) => sum + part, 0);
      expect(rest - (hidden.length - 1)).toBeGreaterThan(1);
      expect(isSmallCount(rest)).toBe(false);
    }));
  });
});

describe('showNested', () => {
  it.each([
    [[200, 120, 60], [true, true, true]],
    // 65 - 60 = 5 patients between 14 and 21 days.
    [[200, 65, 60], [true, false, true]],
    // 8 is small; 120 says nothing of it.
    [[200, 120, 8], [true, true, false]],
    // 125 - 120 = 5 between 7 and 14 days.
    [[125, 120, 60], [false, true, true]],
    [[9, 5, 2], [false, false, false]],
    [[30, 0, 0], [true, true, true]],
  ])('%j', (counts, shown) => {
    expect(showNested(counts)).toEqual(shown);
  });

  it('leaves no small difference between two shown ones', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 }), (raw) => {
      const counts = [...raw].sort((a, b) => b - a);
      const shown = showNested(counts);
      const left = counts.filter((_, index) => shown[index]);
      left.forEach((count, index) => {
        expect(isSmallCount(count)).toBe(false);
        expect(isSmallCount(count - (left[index + 1] ?? 0))).toBe(false);
      });
    }));
  });
});
