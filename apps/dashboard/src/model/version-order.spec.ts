import { compareVersions } from './version-order';

describe('compareVersions', () => {
  it('compares as numbers, not as text', () => {
    expect(compareVersions('9', '10')).toBeLessThan(0);
    expect(compareVersions('10', '10')).toBe(0);
  });

  it('tells apart versions beyond the whole numbers of a float', () => {
    expect(compareVersions('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
  });
});
