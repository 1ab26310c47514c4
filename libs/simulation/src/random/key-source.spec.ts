import { KeySource } from './key-source';

describe('KeySource', () => {
  it('gives 32 hex digits, the same for the same seed and label', () => {
    const first = new KeySource(7, 'event').next();
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(new KeySource(7, 'event').next()).toBe(first);
    expect(new KeySource(7, 'visit').next()).not.toBe(first);
    expect(new KeySource(8, 'event').next()).not.toBe(first);
  });

  it('never repeats a key, within a label or between labels', () => {
    const keys = new Set<string>();
    for (const label of ['event', 'key', 'mistake']) {
      const source = new KeySource(7, label);
      for (let i = 0; i < 30_000; i += 1) keys.add(source.next());
    }
    expect(keys.size).toBe(90_000);
  });

  it('spreads its digits evenly', () => {
    const source = new KeySource(7, 'event');
    const counts = new Array<number>(16).fill(0);
    for (let i = 0; i < 5_000; i += 1) for (const digit of source.next()) counts[parseInt(digit, 16)]! += 1;
    // 160 000 digits, 10 000 of each; sd sqrt(10 000 * 15 / 16) = 97, five of them below 500.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
