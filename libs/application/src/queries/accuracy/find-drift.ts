import { unitDrift } from '@wardcast/forecasting';
import type { UnitDrift } from '@wardcast/forecasting';
import type { ScoredLoss, ScoreStore } from '../../ports/score-store.port';

/** Eight weeks: what the detectors need of the time before, to know the time since. */
const LOOK_BACK_MS = 56 * 86_400_000;
/** A day ahead once a day, and some hours ahead every six hours: forecasts of one stream do not overlap. */
const DAILY = { leadHours: 24, everyHours: 24 };
const SIX_HOURLY = { leadHours: 4, everyHours: 6 };

export interface DriftAlarm extends UnitDrift {
  readonly unitId: string;
}

/** Units whose forecasts have lately turned out otherwise than they say, by the scores known at `now` (ms). */
export async function findDrift(store: ScoreStore, facilityId: string, now: number): Promise<ReadonlyMap<string, UnitDrift>> {
  const range = { from: now - LOOK_BACK_MS, to: now };
  const daily = byUnit(await store.losses(facilityId, range, DAILY));
  const sixHourly = byUnit(await store.losses(facilityId, range, SIX_HOURLY));
  const found = new Map<string, UnitDrift>();
  for (const unitId of new Set([...daily.keys(), ...sixHourly.keys()])) {
    const drift = unitDrift({ daily: daily.get(unitId) ?? [], sixHourly: sixHourly.get(unitId) ?? [], now });
    if (drift !== null) found.set(unitId, drift);
  }
  return found;
}

function byUnit(losses: readonly ScoredLoss[]): ReadonlyMap<string, ScoredErrors> {
  const units = new Map<string, ScoredErrors>();
  for (const { nodeId, target, pit, pinball, floor } of losses) {
    const own = units.get(nodeId) ?? [];
    own.push({ target, pit, lossRatio: pinball / floor });
    units.set(nodeId, own);
  }
  return units;
}
type ScoredErrors = { readonly target: number; readonly pit: number; readonly lossRatio: number }[];
