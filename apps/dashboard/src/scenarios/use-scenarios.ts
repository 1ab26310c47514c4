import { ScenarioDocument, ScenariosDocument, type Scenario } from '@wardcast/contract';
import { useAsked, type Asked } from './use-asked';

/** While some are being worked out the list is read this often, else only when something is done on this page. */
const WATCH_MS = 3_000;
const LOOK_MS = 60_000;

/** Scenarios on the list, newest first. */
export function useScenarios(isWatched: boolean): Asked<readonly Scenario[]> {
  return useAsked('scenarios', async (client, signal) => (await client.query(ScenariosDocument, {}, signal)).scenarios, isWatched ? WATCH_MS : LOOK_MS);
}

/** One scenario; the result is null where there is none. */
export function useScenario(id: string | null): Asked<Scenario | null> {
  return useAsked(id === null ? null : `scenario ${id}`, async (client, signal) => (await client.query(ScenarioDocument, { id: id ?? '' }, signal)).scenario);
}
