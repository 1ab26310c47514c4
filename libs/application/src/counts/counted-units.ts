import { countedUnits } from '@wardcast/domain';
import type { Facility, Ledger, UnitReport } from '@wardcast/domain';
import { CountedWalk, forecastTargets, shippedHourlyLaw } from '@wardcast/forecasting';
import type { CountPmf } from '@wardcast/probability';
import type { HourlyLaw } from '@wardcast/forecasting';
import { HOUR_MS, localDayNumber } from '@wardcast/timeseries';
import type { ReadStore } from '../ports/read-store.port';
import { readCountedPanel } from './counted-fit';
import { holidayDays, readWallCounts, wallHour } from './counted-past';
import type { SecondMember } from './second-member';

/** Half a year: the longest of the profiles that are remembered. */
const PAST_DAYS = 182;
/** A walk is begun anew with each fit, once a day; this is room for a week of fits that fail. */
const ROOM_DAYS = 8;
const HOURS_A_DAY = 24;
/** A second member learns once a day, and is asked anew after as many hours as lie between its origin times. */
const LEARN_EVERY_MS = HOURS_A_DAY * HOUR_MS;
const LOOK_EVERY_MS = 6 * HOUR_MS;
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
  readonly readStore: Pick<ReadStore, 'unitHours' | 'liveRows'>;
  /** A forecaster beside the panel's, where one was asked for. */
  readonly second?: SecondMember;
  /** The second member failed; the first one goes on alone. */
  onSecondFailed?(error: unknown): void;
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
  private second: SecondMember | null;
  private asking: Promise<void> | null = null;
  private learntAt = -Infinity;
  private lookedAt = -Infinity;

  constructor(private readonly options: CountedUnitsOptions) {
    this.second = options.second ?? null;
  }

  /** Forgets what was lived through: another law speaks from now on, or hours of the past were corrected. */
  forget(): void {
    this.walks.clear();
  }

  /** Reads up to the last report of every counted unit. `law`: what was learnt here, or null for the shipped one. */
  async update(ledger: Ledger, law: HourlyLaw | null): Promise<void> {
    this.reports = countedUnits(ledger);
    if (this.reports.size === 0) return;
    const speaking = law ?? (this.shipped ??= shippedHourlyLaw());
    this.askSecond(speaking);
    for (const [unitId, report] of this.reports) {
      const walked = this.goingOn(unitId, report) ?? (await this.begin(unitId, report, speaking));
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

  /** The same with what the second member adds; null where it has nothing to say. */
  mixedLawsOf(unitId: string, issuedAt: number, horizonHours: number): readonly CountPmf[] | null {
    const walked = this.walks.get(unitId);
    const laws = this.second === null ? null : this.lawsOf(unitId, issuedAt, horizonHours);
    if (this.second === null || laws === null || walked === undefined) return null;
    const targets = forecastTargets(issuedAt, horizonHours).map((target) => walked.firstDay * HOURS_A_DAY + wallHour(this.options.facility.timeZone, walked.firstDay, target));
    return this.second.mixed(unitId, laws, targets);
  }

  get hasSecond(): boolean {
    return this.second !== null;
  }

  /** Resolves when the second member is not at work. */
  async settled(): Promise<void> {
    await this.asking;
  }

  /** Learning takes minutes and a thread of its own: forecasts do not wait for it, and take up what it says when it has said it. */
  private askSecond(law: HourlyLaw): void {
    const { second } = this;
    const now = Math.max(...[...this.reports.values()].map(hourOf));
    if (second === null || this.asking !== null || now - this.lookedAt < LOOK_EVERY_MS) return;
    const learns = now - this.learntAt >= LEARN_EVERY_MS;
    this.asking = this.renew(second, { law, now, learns })
      .catch((error: unknown) => {
        this.second = null;
        this.options.onSecondFailed?.(error);
      })
      .finally(() => {
        this.asking = null;
      });
  }

  private async renew(second: SecondMember, { law, now, learns }: { readonly law: HourlyLaw; readonly now: number; readonly learns: boolean }): Promise<void> {
    const panel = await readCountedPanel(this.options.readStore, this.options.facility, now);
    this.lookedAt = now;
    if (panel === null) return;
    if (learns) await second.learn(panel, law);
    if (learns) this.learntAt = now;
    await second.look(panel, law);
  }

  /** The walk so far. One that has read too little to speak is begun anew with each hour: its history may have come meanwhile. */
  private goingOn(unitId: string, report: UnitReport): Walked | undefined {
    const walked = this.walks.get(unitId);
    if (walked === undefined || !walked.walk.isYoung) return walked;
    return wallHour(this.options.facility.timeZone, walked.firstDay, hourOf(report)) < walked.walk.hour ? walked : undefined;
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
