import { LeversDocument, TakeBaselineDocument, type Baseline, type BaselineStart, type Lever } from '@wardcast/contract';
import { useAsked, type Asked } from './use-asked';

/** The levers: they change with the program only. */
export function useLevers(): Asked<readonly Lever[]> {
  return useAsked('levers', async (client, signal) => (await client.query(LeversDocument, {}, signal)).levers);
}

/** The baseline that a new trial starts from, kept while the page stands: numbers that move under a hand help nobody. */
export function useBaseline(start: BaselineStart): Asked<Baseline> {
  return useAsked(`baseline ${start}`, async (client, signal) => (await client.query(TakeBaselineDocument, { start }, signal)).takeBaseline);
}
