import { toIngestRows } from './ingest-rows';
import type { IngestMeasures } from './ingest-rows';

const spent = (wallMs: number, cpuMicros: number) => ({ wallMs, cpuMicros });
const facts = { eventsPerRound: 1_000, ceiling: 90_000, rowsPerEvent: 2.5, batches: 3 };

// 1,000 events a round. Store: 10, 20, 40 ms: median 50,000 a second; the same rows in 16 ms: 62,500; UNNEST always 25 ms:
// 40,000; COPY 20 ms: 50,000; whole 100 ms: 10,000; the sink 400 ms: 2,500.
const round = (storeMs: number, connectMs: number | null): IngestMeasures => ({
  whole: spent(100, 60_000), store: spent(storeMs, 1), libraryDecode: spent(9, 30_000), decode: spent(9, 10_000), parse: spent(9, 20_000), fold: spent(5, 20_000), sameRows: spent(16, 10_000), unnest: spent(25, 1), copy: spent(20, 1), connectMs,
});

describe('toIngestRows', () => {
  it('takes the median round of each way and compares ours with its parts', () => {
    const rows = toIngestRows([10, 20, 40].map((storeMs) => round(storeMs, 400)), { ...facts, connect: { title: 'sink' } });
    expect(rows.map(({ ours, rivalValue, ratio }) => [ours, rivalValue, ratio])).toEqual([
      [10_000, 2_500, 4],
      [50_000, 62_500, 0.8],
      [50_000, 40_000, 1.25],
      [50_000, 50_000, 1],
      // 60 microseconds beside 30 + 20 + 10, 10 + 20 + 10, and with the ledger's 20.
      [60, 60, 1],
      [60, 40, 1.5],
      [60, 60, 1],
    ]);
    expect(rows.every(({ n }) => n === 3)).toBe(true);
  });

  it('says why a rival is not there, and gives no number for it', () => {
    const [whole] = toIngestRows([round(10, null)], { ...facts, connect: { absent: 'no Maven' } });
    expect([whole!.rivalValue, whole!.ratio]).toEqual([null, null]);
    expect(whole!.note).toContain('cannot be had here: no Maven');
  });
});
