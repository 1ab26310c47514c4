import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ambulancePublished } from './ambulance-published';

test('reads MASE and coverage of the horizons asked for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'published-'));
  try {
    expect(ambulancePublished(folder, [7], false)).toEqual([]);
    writeFileSync(join(folder, 'PUBLISHED.md'), '| h | MASE | coverage 80 % |\n|---|---|---|\n| 7 | 0.66 (0.64 - 0.69) | 0.846 (0.829 - 0.864) |\n| 14 | 0.67 | 0.847 |\n');
    const name = 'Prophet and ARIMA errors, mean';
    expect(ambulancePublished(folder, [7], true)).toEqual([
      { name, metric: 'mase@7', value: 0.66, samePairs: true },
      { name, metric: 'coverage80@7', value: 0.846, samePairs: true },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
