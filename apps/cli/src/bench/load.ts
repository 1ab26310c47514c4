import { runLoadBench } from '@wardcast/runtime';
import type { BenchRow } from './bench-row';

/** History into the store: our batches beside plain inserts of the same rows, as the store measures them. */
export async function benchLoad(say: (line: string) => void): Promise<readonly BenchRow[]> {
  say('starting a database of its own');
  return runLoadBench();
}
