import { ProgressWatch, STANDSTILL_MS } from './progress-watch';

const at = (lag: bigint, position: bigint | null, partition = 0) => ({ lag: new Map([[partition, lag]]), positions: new Map(position === null ? [] : [[partition, position]]), pauses: [] });

describe('ProgressWatch', () => {
  it('is content with a partition that is level, however long nothing comes', () => {
    const watch = new ProgressWatch(0);
    watch.observe(at(0n, 5n), 0);
    watch.observe(at(0n, 5n), 100_000);
    expect(watch.report(100_000)).toEqual({ ok: true, unknownForMs: 0, partitions: [{ partition: 0, lag: 0, nextOffset: '5', standsStillMs: 0, pause: null, ok: true }] });
  });

  it('is content with one that is behind and moves', () => {
    const watch = new ProgressWatch(0);
    for (let second = 0n; second < 60n; second += 1n) watch.observe(at(1_000n, second), Number(second) * 1_000);
    expect(watch.report(59_000).ok).toBe(true);
  });

  it('fails one that is behind and has not moved for half a minute, and says how long', () => {
    const watch = new ProgressWatch(0);
    watch.observe(at(0n, 5n), 0);
    for (const now of [2_000, 20_000, 31_000]) watch.observe(at(3n, 5n), now);
    // It was level at 0 and moved no more: 31 s, one more than it may.
    expect(watch.report(31_000)).toMatchObject({ ok: false, partitions: [{ standsStillMs: 31_000, ok: false }] });
    watch.observe(at(2n, 6n), 32_000);
    expect(watch.report(32_000).ok).toBe(true);
  });

  it('counts from the first look where nothing was read yet', () => {
    const watch = new ProgressWatch(0);
    watch.observe(at(3n, null), 1_000);
    watch.observe(at(3n, null), 1_000 + STANDSTILL_MS + 1);
    expect(watch.report(1_000 + STANDSTILL_MS + 1)).toMatchObject({ ok: false, partitions: [{ nextOffset: null }] });
  });

  it('forgets a partition that was given away', () => {
    const watch = new ProgressWatch(0);
    watch.observe(at(3n, 5n, 1), 0);
    watch.observe(at(0n, 9n, 2), 40_000);
    expect(watch.report(40_000)).toMatchObject({ ok: true, partitions: [{ partition: 2 }] });
  });

  it('fails when nobody told for long how far it is', () => {
    const watch = new ProgressWatch(0);
    expect(watch.report(STANDSTILL_MS).ok).toBe(true);
    expect(watch.report(STANDSTILL_MS + 1)).toEqual({ ok: false, partitions: [], unknownForMs: STANDSTILL_MS + 1 });
  });

  it('names the pause of a partition that was stopped on purpose', () => {
    const watch = new ProgressWatch(0);
    const pause = { topic: 't', partition: 0, facilityId: 'north', rejected: 30, records: 80, pausedAt: 1, resumesAt: 2, resumedAt: null };
    watch.observe({ ...at(80n, 5n), pauses: [pause] }, 0);
    expect(watch.report(0).partitions[0]?.pause).toEqual(pause);
  });
});
