import fc from 'fast-check';
import { isRoomLeft, planSampleRoom } from './sample-room';
import type { RoomAsked } from './sample-room';

const MB = 1024 * 1024;
/** A new data folder: nothing is loaded. */
const FRESH: RoomAsked = { recentDone: 0, olderDone: 0, freeBytes: 0, dataDir: '/data' };

describe('the room for the sample year', () => {
  // 400 MB for the recent weeks, 850 for the older part, 512 that stay free: 1,762. The recent weeks with 256 that stay free: 656.
  it.each([
    [1_762, 'year'],
    [1_761, 'recent'],
    [656, 'recent'],
    [655, 'none'],
  ] as const)('with %d MB free in a new folder is for: %s', (megabytes, kind) => {
    expect(planSampleRoom({ ...FRESH, freeBytes: megabytes * MB }).kind).toBe(kind);
  });

  it('says what is needed, what is free, where, and how to have the rest', () => {
    expect(planSampleRoom({ ...FRESH, freeBytes: 700 * MB })).toEqual({
      kind: 'recent',
      note: 'The older part of the sample year is left out: with it 1,762 MB of free space are needed, and 700 MB are free on the disk that holds /data. To have it, free more there and start again.',
    });
    expect(planSampleRoom({ ...FRESH, freeBytes: 300 * MB })).toEqual({
      kind: 'none',
      message: 'The sample hospital does not fit: 656 MB of free space are needed, and 300 MB are free on the disk that holds /data. Free more there, or choose another data folder (--data-dir), and start again.',
    });
  });

  it('is not asked of a folder that holds the year, however full its disk', () => {
    expect(planSampleRoom({ ...FRESH, recentDone: null, olderDone: null })).toEqual({ kind: 'year' });
  });

  it('never refuses a folder that holds the recent weeks', () => {
    fc.assert(fc.property(fc.nat(2_000_000), fc.nat(4_000 * MB), (olderDone, freeBytes) => planSampleRoom({ ...FRESH, recentDone: null, olderDone, freeBytes }).kind !== 'none'));
  });

  it('counts what is loaded: half of the older part needs half of its room', () => {
    // 425 MB for the 435,000 events that are left of 870,000, and 512 that stay free.
    const half = { ...FRESH, recentDone: null, olderDone: 435_000 };
    expect([937 * MB, 936 * MB].map((freeBytes) => planSampleRoom({ ...half, freeBytes }).kind)).toEqual(['year', 'recent']);
  });

  it('is gone while the older part loads when less than 512 MB are free', () => {
    expect([512, 511].map((megabytes) => isRoomLeft({ bavail: megabytes, bsize: MB }))).toEqual([true, false]);
  });
});
