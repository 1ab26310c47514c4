import { PacedReader } from './paced-reader';

/** A read that ends when told to; it counts the reads begun. */
function slowRead() {
  const ends: (() => void)[] = [];
  return { begun: () => ends.length, end: () => ends.at(-1)!(), read: () => new Promise<void>((done) => ends.push(done)) };
}

describe('a paced reader', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reads at once, and makes one read of all questions of a second', async () => {
    const slow = slowRead();
    const reader = new PacedReader(slow.read);
    expect(slow.begun()).toBe(1);
    slow.end();
    await jest.advanceTimersByTimeAsync(0);
    for (let i = 0; i < 20; i += 1) reader.ask();
    await jest.advanceTimersByTimeAsync(999);
    expect(slow.begun()).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(slow.begun()).toBe(2);
  });
  it('never starves under a storm: a question every tenth of a second still reads every second', async () => {
    let begun = 0;
    const reader = new PacedReader(() => {
      begun += 1;
      return Promise.resolve();
    });
    for (let i = 0; i < 100; i += 1) {
      reader.ask();
      await jest.advanceTimersByTimeAsync(100);
    }
    // 10 s: the first read and one a second.
    expect(begun).toBeGreaterThanOrEqual(10);
    expect(begun).toBeLessThanOrEqual(11);
  });
  it('waits for a read that is on, and is silent once closed', async () => {
    const slow = slowRead();
    const reader = new PacedReader(slow.read);
    reader.ask();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(slow.begun()).toBe(1);
    reader.close();
    slow.end();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(slow.begun()).toBe(1);
  });
});
