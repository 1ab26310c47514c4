import { runQueryBench } from '@wardcast/runtime';
import type { BenchRow } from './bench-row';

/** Two years of hours, asked as the dashboard asks, as the store measures it. */
export async function benchQueries(say: (line: string) => void): Promise<readonly BenchRow[]> {
  say('filling a database of its own with two years of 24 wards');
  return runQueryBench();
}
