import { countedUnits } from '@wardcast/domain';
import type { Facility, Ledger, UnitReport } from '@wardcast/domain';
import { CountedWalk, forecastTargets, shippedHourlyLaw } from '@wardcast/forecasting';
import type { CountPmf } from '@wardcast/probability';
import type { HourlyLaw } from '@wardcast/forecasting';
import { HOUR_MS, localDayNumber } from '@wardcast/timeseries';
import type { ReadStore } from '../ports/read-store.port';
import { holidayDays, readWallCounts, wallHour } from './counted-past';

/** Half a year: the longest of the profiles that are remembered. */
const PAST_DAYS = 182;
/** A walk is begun anew with each fit, once a day; this is room for a week of fits that fail. */
const ROOM_DAYS = 8;
const HOURS_A_DAY = 24;
/** Hours read between two pauses: a fraction of a millisecond each. */
const HOURS_A_STEP = 24;

interface Walked {
  readonly walk: CountedWalk;
  readonly firstDay: number;
  /** Count read for the last hour. */
  last: number;
}
export interface CountedUnitsOptions {
  readonly facility: Facility;
  readonly readStore: Pick<ReadStore, 'unitHours'>;
  /** Lets others in between two steps. */
  breathe(): Promise<void>;
}

/**
 * The units that send only counts, as they have been lived through up to their last reports: what their forecasts are made
 * from. To be brought up to date before forecasts are issued.
 */
export class CountedUnits {
  private readonly walks = new Map<string, Walked>();
  private reports: ReadonlyMap<string, UnitReport> = new Map();
  private shipped: HourlyLaw | null = null;

  constructor(private readonly options: CountedUnitsOptions) {}

  /** Forgets what was lived through: another law speaks from now on, or hours of the past were corrected. */
  forget(): void {
    this.walks.clear();
  }

  /** Reads up to the last report of every counted unit. `law`: what was learnt here, or null for the shipped one. */
  async update(ledger: Ledger, law: HourlyLaw | null): Promise<void> {
    this.reports = countedUnits(ledger);
    for (const [unitId, report] of this.reports) {
      const walked = this.walks.get(unitId) ?? (await this.begin(unitId, report, law ?? (this.shipped ??= shippedHourlyLaw())));
      if (this.readTo(walked, report)) this.walks.set(unitId, walked);
      else this.walks.delete(unitId);
    }
  }

  /** The report that is a unit's census; null for a unit that is known by movements. */
  reportOf(unitId: string): UnitReport | null {
    return this.reports.get(unitId) ?? null;
  }

  /** Laws of a unit's census at the full hours after an instant; null where its past is too short. */
  lawsOf(unitId: string, issuedAt: number, horizonHours: number): readonly CountPmf[] | null {
    const walked = this.walks.get(unitId);
    const report = this.reports.get(unitId);
    if (walked === undefined || report === undefined) return null;
    const { timeZone } = this.options.facility;
    const now = walked.walk.hour - 1;
    const hoursAhead = forecastTargets(issuedAt, horizonHours).map((target) => Math.max(1, wallHour(timeZone, walked.firstDay, target) - now));
    return walked.walk.laws({ hoursAhead, news: Number.isNaN(walked.last) ? 0 : report.occupied - walked.last })?.laws ?? null;
  }

  private async begin(unitId: string, report: UnitReport, law: HourlyLaw): Promise<Walked> {
    const { facility, readStore } = this.options;
    const { firstDay, counts } = await readWallCounts(readStore, facility, { unitId, days: PAST_DAYS, until: hourOf(report) });
    const hours = (localDayNumber(facility.timeZone, report.at) - firstDay + ROOM_DAYS) * HOURS_A_DAY;
    const walked: Walked = { walk: new CountedWalk({ firstDay, hours, holidays: holidayDays(facility, firstDay, hours) }, law), firstDay, last: NaN };
    for (const [hour, count] of counts.entries()) {
      if (hour % HOURS_A_STEP === 0) await this.options.breathe();
      walked.walk.read(count);
    }
    return walked;
  }

  /** The hour of the last report, and hours without any before it. False where there is no room left. */
  private readTo(walked: Walked, report: UnitReport): boolean {
    const hour = wallHour(this.options.facility.timeZone, walked.firstDay, hourOf(report));
    while (walked.walk.hour <= hour) {
      walked.last = walked.walk.hour === hour ? report.occupied : NaN;
      if (!walked.walk.read(walked.last)) return false;
    }
    return true;
  }
}

function hourOf(report: UnitReport): number {
  return Math.floor(report.at / HOUR_MS) * HOUR_MS;
}
