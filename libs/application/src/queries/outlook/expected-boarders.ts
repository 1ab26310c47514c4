import { expectedWithoutBed } from '@wardcast/forecasting';
import { Breather } from '../../commands/forecast/breather';
import type { ForecastRecord } from '../../ports/forecast-store.port';
import { COUNT_DECIMALS, rounded } from '../forecast-view';
import { demandHour, type DemandHour } from './demand-hours';
import type { ExpectedBoardersView } from './outlook-view';

/**
 * Patients of the wards who have no bed, by the hours of the hospital's own forecast. The excess of the hospital's sum is what is
 * left when any bed serves anybody; the sum of the wards' excesses is never less (a convex function of a sum), and is what
 * is left when none lends a bed. Null unless every ward has a forecast; an hour that a ward's does not reach ends both columns.
 * Thirty wards are two thousand laws, too many for one piece of work on a thread that answers others.
 */
export async function expectedBoarders(hospital: readonly DemandHour[], wards: readonly (ForecastRecord | undefined)[]): Promise<ExpectedBoardersView | null> {
  const known = wards.flatMap((ward) => ward ?? []);
  if (known.length < wards.length || known.length === 0) return null;
  const together: number[] = [];
  const apart: number[] = [];
  const breather = new Breather();
  for (const { target, demand, staffed } of hospital) {
    await breather.breathe();
    const rows = known.map((ward) => ward.targets.indexOf(target));
    if (rows.includes(-1)) break;
    together.push(expectedWithoutBed(demand, staffed));
    apart.push(known.reduce((sum, ward, i) => sum + excess(demandHour(ward, rows[i]!)), 0));
  }
  return { ifAnyBedServes: rounded(together, COUNT_DECIMALS), ifWardsKeepToThemselves: rounded(apart, COUNT_DECIMALS) };
}

function excess({ demand, staffed }: DemandHour): number {
  return expectedWithoutBed(demand, staffed);
}
