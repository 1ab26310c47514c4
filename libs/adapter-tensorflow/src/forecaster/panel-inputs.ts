import { HourlyRowWalk, hourlyRowWidth, sharedRowWidth, type HourlyPanel, type HourlySettings, type SiteRows } from '@wardcast/forecasting';

const DAYS_A_WEEK = 7;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const FIRST_WEEKDAY = 3;

/** One origin of a panel as the network sees it. */
export interface OriginInputs {
  readonly hour: number;
  /** Sites that have a row, in ascending order. */
  readonly sites: readonly number[];
  /** By row, then input, unscaled. */
  readonly inputs: Float32Array;
  /** Unit of each row's counts: the root of its level, with which errors of counts grow. */
  readonly units: Float32Array;
  /** By row, then horizon: the usual count at the target. */
  readonly bases: Float32Array;
}

/** Inputs of a row: shared columns, those of each horizon, the time of day and the day of the week of the origin. */
export function inputWidth(settings: HourlySettings): number {
  const shared = sharedRowWidth(settings);
  return shared + settings.horizonsHours.length * (hourlyRowWidth(settings) - shared) + 24 / settings.originEveryHours + DAYS_A_WEEK;
}

/** Walks through a panel once and gives the inputs of origins, asked for in ascending order. */
export class PanelInputs {
  private readonly walk: HourlyRowWalk;

  constructor(private readonly panel: HourlyPanel, private readonly settings: HourlySettings) {
    this.walk = new HourlyRowWalk(panel, settings);
  }

  at(hour: number): OriginInputs {
    const rows = this.walk.rowsAt(hour);
    const sites = rows.flatMap((row, i) => (row === null ? [] : [i]));
    const width = inputWidth(this.settings);
    const horizons = this.settings.horizonsHours.length;
    const inputs = new Float32Array(sites.length * width);
    const bases = new Float32Array(sites.length * horizons);
    sites.forEach((site, k) => {
      inputs.set(this.inputsOf(rows[site]!, hour), k * width);
      bases.set(rows[site]!.bases, k * horizons);
    });
    return { hour, sites, inputs, units: Float32Array.from(sites, (site) => Math.sqrt(rows[site]!.level)), bases };
  }

  private inputsOf({ rows }: SiteRows, hour: number): readonly number[] {
    const { originEveryHours } = this.settings;
    const shared = sharedRowWidth(this.settings);
    const weekday = (this.panel.firstDay + Math.floor(hour / 24) + FIRST_WEEKDAY) % DAYS_A_WEEK;
    return [
      ...rows[0]!.subarray(0, shared),
      ...rows.flatMap((row) => Array.from(row.subarray(shared))),
      ...oneOf(24 / originEveryHours, Math.floor((hour % 24) / originEveryHours)),
      ...oneOf(DAYS_A_WEEK, weekday),
    ];
  }
}

function oneOf(count: number, chosen: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => Number(k === chosen));
}
