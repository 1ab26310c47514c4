import { NO_CALIBRATION, bucketOf, movedMap } from '@wardcast/forecasting';
import type { CalibrationMap, UnitCensusModel } from '@wardcast/forecasting';
import type { Facility } from '@wardcast/domain';
import type { ScoredTransform } from '../../ports/score-store.port';

/** Scores that a fit looks at, in days. */
export const CALIBRATION_DAYS = 28;
/** The same scores come in twenty-eight daily fits: a tenth each time settles within two weeks and does not swing. */
const DAILY_GAIN = 0.1;
/** Where all units of a kind drift, their new scores are believed so much: a few fits follow them, and old ones count less. */
const DRIFT_GAIN = 0.3;

/**
 * The corrections of each kind of unit after today's look at the scores of the last weeks, moved on from those in service: further, the more
 * of its units are drifting.
 */
export function nextCalibration(facility: Facility, inService: ReadonlyMap<string, UnitCensusModel>, transforms: readonly ScoredTransform[], drifting: ReadonlySet<string> = new Set()): Readonly<Record<string, readonly CalibrationMap[]>> {
  const kindOf = new Map(facility.units.map(({ unitId, kind }) => [unitId, kind]));
  const kinds = [...new Set(kindOf.values())];
  return Object.fromEntries(
    kinds.map((kind) => {
      const before = facility.units.map(({ unitId, kind: other }) => (other === kind ? inService.get(unitId)?.calibration : undefined)).find((maps) => maps !== undefined) ?? NO_CALIBRATION;
      const members = facility.units.filter((unit) => unit.kind === kind);
      const gain = DAILY_GAIN + ((DRIFT_GAIN - DAILY_GAIN) * members.filter(({ unitId }) => drifting.has(unitId)).length) / members.length;
      const own = transforms.filter(({ nodeId }) => kindOf.get(nodeId) === kind);
      return [kind, before.map((map, bucket) => movedMap(map, own.filter(({ leadHours }) => bucketOf(leadHours) === bucket).map(({ pit }) => pit), gain))];
    }),
  );
}
