import { calendarHours, type ArrivalCalendar, type CalendarHour } from './arrival-calendar';
import { arrivalDesign, type ArrivalDesign, type ArrivalTerm } from './arrival-design';
import { arrivalFactors, arrivalRate, arrivalRates, fitArrivalGlm, type ArrivalGlm } from './arrival-glm';
import { ARRIVAL_SETTINGS, type ArrivalGlmSettings, type ArrivalSettings } from './arrival-settings';
import { LevelStack } from './level-stack';

export interface ArrivalPlan {
  readonly calendar: ArrivalCalendar;
  /** First hour (ms UTC, on the hour), and how many hours from it on may be asked about, past and to come. */
  readonly from: number;
  readonly hours: number;
  readonly settings?: ArrivalSettings;
}
/** Negative binomial law of one hour's arrivals. */
export interface ArrivalLaw {
  readonly mean: number;
  /** Infinity = Poisson. */
  readonly size: number;
}
interface Member {
  readonly settings: ArrivalGlmSettings;
  readonly design: ArrivalDesign;
  readonly levels: LevelStack;
  glm: ArrivalGlm | null;
}

/** Levels that start at nothing are run in over this many hours: by then the slowest has half of its memory. */
const RUN_IN_HOURS = 200 * 24;

/**
 * Model: hourly arrivals = calendar profile x slowly varying level, negative binomial.
 *
 * Each member is a penalised Poisson regression on local calendar features under a stack of mean-reverting Gamma
 * levels; members' means are averaged. The law is NB(m, r) with r the smaller of the level's size and m / (phi - 1), phi
 * the Pearson dispersion within its bounds. Counts are given as an array from the plan's first hour up to the origin
 * (NaN = not known), so nothing later can be read. Use: `refit` now and then, `advance` to the origin, `lawAt` targets.
 * Source: forecasting design, sections 3.1 to 3.3. Do not trust it with less than a few weeks of history: see
 * `forecastHourlyCounts` for what stands in then.
 */
export class ArrivalForecaster {
  private readonly hours: readonly CalendarHour[];
  private readonly members: readonly Member[];
  private readonly settings: ArrivalSettings;
  private position: number | null = null;

  constructor(plan: ArrivalPlan) {
    this.settings = plan.settings ?? ARRIVAL_SETTINGS;
    this.hours = calendarHours(plan.calendar, plan.from, plan.hours);
    this.members = this.settings.members.map((settings) => ({ settings, design: arrivalDesign(this.hours, settings), levels: new LevelStack(this.settings.levels), glm: null }));
  }

  /** Fits every member on all counts given; the levels stay as they are. */
  refit(counts: Float64Array): void {
    for (const member of this.members) {
      member.glm = fitArrivalGlm(member.design, counts, { halfLifeDays: member.settings.halfLifeDays, start: member.glm?.coefficients });
    }
  }

  /** Takes in the hours since the last call, up to the end of the counts. Needs a fit. */
  advance(counts: Float64Array): void {
    const from = this.position ?? Math.max(0, counts.length - RUN_IN_HOURS);
    for (const member of this.members) {
      const rates = arrivalRates(member.design, fitted(member), { from, to: counts.length });
      for (let i = from; i < counts.length; i++) {
        const count = counts[i]!;
        if (!Number.isNaN(count)) member.levels.observe(this.hours[i]!, i, { count, expected: rates[i]! });
      }
    }
    this.position = Math.max(from, counts.length);
  }

  /** Law of the hour with this number, counted from the plan's first. */
  lawAt(hour: number): ArrivalLaw {
    const each = this.memberLaws(hour);
    const mean = each.reduce((sum, law) => sum + law.mean, 0) / each.length;
    const size = each.reduce((sum, law) => sum + law.size, 0) / each.length;
    const { min, max } = this.settings.dispersion;
    const phi = Math.min(max, Math.max(min, ...this.members.map((member) => fitted(member).dispersion)));
    return { mean, size: Math.min(size, mean / (phi - 1)) };
  }

  /** Mean of each member, with the size that its level alone would give. */
  memberLaws(hour: number): readonly ArrivalLaw[] {
    return this.members.map((member) => {
      const { factor, size } = member.levels.ahead(this.hours[hour]!, hour);
      return { mean: arrivalRate(member.design, fitted(member), hour) * factor, size };
    });
  }

  /** Why the mean of an hour is what it is: factors whose product is the first member's mean. */
  factorsAt(hour: number): Readonly<Record<ArrivalTerm | 'level', number>> {
    const [member] = this.members;
    return { ...arrivalFactors(member!.design, fitted(member!), hour), level: member!.levels.ahead(this.hours[hour]!, hour).factor };
  }
}

function fitted(member: Member): ArrivalGlm {
  if (member.glm === null) throw new Error('the arrival forecaster was asked before its first fit');
  return member.glm;
}
