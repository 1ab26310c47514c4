import { toIngestRows } from './ingest-rows';
import type { IngestMeasures } from './ingest-rows';

const spent = (wallMs: number, cpuMicros: number) => ({ wallMs, cpuMicros });

describe('toIngestRows', () => {
  it('takes the median round of each way and compares ours with its parts', () => {
    // 1,000 events a round. Store: 10, 20, 40 ms: median 50,000 a second; UNNEST always 25 ms: 40,000; COPY 20 ms: 50,000.
    const round = (storeMs: number): IngestMeasures => ({ whole: spent(100, 60_000), storeMs, decode: spent(9, 10_000), parse: spent(9, 20_000), unnest: spent(25, 30_000), copy: spent(20, 1) });
    const rows = toIngestRows([round(10), round(20), round(40)], { eventsPerRound: 1_000, ceiling: 90_000 });
    expect(rows.map(({ ours, rivalValue, ratio }) => [ours, rivalValue, ratio])).toEqual([
      [10_000, null, null],
      [50_000, 40_000, 1.25],
      [50_000, 50_000, 1],
      // 60 microseconds beside 10 + 20 + 30.
      [60, 60, 1],
    ]);
    expect(rows.every(({ n }) => n === 3)).toBe(true);
  });
});
