import type { Fact } from './fact';
import { MS_PER_HOUR, type Ledger, type UnitRecord } from './ledger-state';
import type { UnitHour } from './ledger.types';
import { NOT_SAID } from './report-numbers';
import { staffedBeds } from './staffed-beds';

/** What a count of long ago says of the first full hour at or after it. Its moves are those that it states: the counts beside it are not looked up. */
export function hourOfOldCount(ledger: Ledger, unit: UnitRecord, fact: Fact): UnitHour {
  const hour = Math.ceil(fact.at / MS_PER_HOUR) * MS_PER_HOUR;
  const [census, arrivals, departures, staffed] = fact.numbers!;
  const said = (value: number | undefined): number => (value === undefined || value === NOT_SAID ? 0 : value);
  return {
    unitId: unit.unitId,
    hour,
    census: census!,
    arrivals: said(arrivals),
    departures: said(departures),
    staffed: staffed === NOT_SAID ? staffedBeds(ledger, unit, hour) : staffed!,
    availableAt: Math.max(hour + MS_PER_HOUR, fact.receivedAt),
  };
}
