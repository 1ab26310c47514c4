import { isClosed, isOffDay, panelHourOfWeek, type HourlyPanel } from './hourly-panel';
import type { HourlySettings } from './hourly-settings';
import type { RegionMemory } from './region-memory';
import type { SiteMemory } from './site-memory';
import { nearYearEnd } from './year-end';

const HOURS_A_WEEK = 168;
/** Windows of the mean deviation: a day, three days, a week, four weeks. */
const MEAN_HOURS = [24, 72, 168, 672] as const;
/** The log of the level enters around that of a department of twenty. */
const LOG_LEVEL_CENTRE = 3;
/** Columns that describe holidays; they come last and are held by a ridge of their own. */
export const CALENDAR_COLUMNS = 8;

/** Neighbours, companion count and size; and the target's own columns besides memories and calendar. */
const SHARED_FIXED = 9;
const TARGET_FIXED = 13;

/** One site at one origin: a row for every horizon, in units of the site's level. */
export interface SiteRows {
  /** Level of the site, at least the least level: the unit of everything else. */
  readonly level: number;
  /** Usual count at the target, by horizon. */
  readonly bases: Float64Array;
  readonly rows: readonly Float64Array[];
}
/** A site with all that its rows are made of. */
export interface SiteView {
  readonly panel: HourlyPanel;
  readonly settings: HourlySettings;
  readonly site: SiteMemory;
  readonly region: number;
  readonly regions: RegionMemory;
}

/** First columns of a row, which are the same for every horizon. */
export function sharedRowWidth({ lagsHours, profileWeeks }: HourlySettings): number {
  return 1 + lagsHours.length + MEAN_HOURS.length + SHARED_FIXED + (profileWeeks.length - 1);
}

/** Columns of a row: those that are the same for every horizon, and those of the target. */
export function hourlyRowWidth(settings: HourlySettings): number {
  return sharedRowWidth(settings) + (settings.profileWeeks.length - 1 + TARGET_FIXED) + CALENDAR_COLUMNS;
}

/** Rows of a site at the end of an hour; null where it has never reported or is silent for too long. */
export function siteRows(view: SiteView, hour: number): SiteRows | null {
  const { settings, site } = view;
  if (Number.isNaN(site.level) || hour - site.lastSeen > settings.silentHours) return null;
  const level = Math.max(site.level, settings.leastLevel);
  const shared = sharedColumns(view, hour, level);
  const bases = Float64Array.from(settings.horizonsHours, (horizon) => site.profile(0, panelHourOfWeek(view.panel, hour + horizon)));
  const rows = settings.horizonsHours.map((horizon, j) => {
    const target = targetColumns(view, { hour, horizon, level, base: bases[j]! });
    const row = new Float64Array(shared.length + target.length);
    row.set(shared);
    row.set(target, shared.length);
    return row;
  });
  return { level, bases, rows };
}

/** What is the same for every horizon: own deviations now and before, neighbours, companion count, size, other memories. */
function sharedColumns({ panel, settings, site, region, regions }: SiteView, hour: number, level: number): readonly number[] {
  const own = site.deviations;
  const near = regions.regions[region]!;
  const { all } = regions;
  const companion = site.companionDeviations;
  const hourOfWeek = panelHourOfWeek(panel, hour);
  const here = site.profile(0, hourOfWeek);
  return [
    1,
    ...settings.lagsHours.map((lag) => own.back(hour, lag) / level),
    ...MEAN_HOURS.map((hours) => own.mean(hour, hours) / level),
    near.values[hour]!,
    near.mean(hour, 24),
    all.values[hour]!,
    all.mean(hour, 24),
    all.mean(hour, HOURS_A_WEEK),
    companion.values[hour]! / level,
    (companion.values[hour]! + companion.back(hour, 3) + companion.back(hour, 6)) / 3 / level,
    companion.back(hour, 24) / level,
    Math.log(level) - LOG_LEVEL_CENTRE,
    ...otherMemories(settings, (memory) => (site.profile(memory, hourOfWeek) - here) / level),
  ];
}

interface Target {
  readonly hour: number;
  readonly horizon: number;
  readonly level: number;
  readonly base: number;
}

/** What depends on the target: memories there, its time of day on earlier days, the way the profile takes, holidays. */
function targetColumns(view: SiteView, target: Target): readonly number[] {
  const { panel, settings, site, regions } = view;
  const { hour, horizon, level, base } = target;
  const hourOfWeek = panelHourOfWeek(panel, hour + horizon);
  const own = (back: number): number => site.deviations.back(hour, Math.max(0, back)) / level;
  // Hours since the target's time of day was last seen.
  const since = 24 * Math.ceil(horizon / 24) - horizon;
  const usual = site.dayType(isOffDay(panel, Math.floor((hour + horizon) / 24)), (hour + horizon) % 24);
  const here = site.profile(0, panelHourOfWeek(panel, hour));
  const lift = base / level - 1;
  return [
    ...otherMemories(settings, (memory) => (site.profile(memory, hourOfWeek) - base) / level),
    own(since),
    own(since + 24),
    own(since + 48),
    own(HOURS_A_WEEK - horizon),
    (own(since + 1) + own(since - 1) + own(since + 2) + own(since - 2)) / 4,
    Number.isNaN(usual) ? 0 : (usual - base) / level,
    (base - here) / level,
    lift,
    regions.all.back(hour, since),
    own(0) * lift,
    own(0) * (here / level - 1),
    own(0) ** 2,
    (site.deviations.mean(hour, 24) / level) * lift,
    ...calendarColumns(view, target),
  ];
}

/** A holiday looks like a Sunday, the day after it like a Monday; both as far as this site's profile says so. */
function calendarColumns({ panel, site }: SiteView, { hour, horizon, level, base }: Target): readonly number[] {
  const day = Math.floor((hour + horizon) / 24);
  const hourOfDay = (hour + horizon) % 24;
  const closed = isClosed(panel, day);
  const after = !closed && isClosed(panel, day - 1);
  const origin = isClosed(panel, Math.floor(hour / 24));
  return [
    closed ? (site.profile(0, SUNDAY * 24 + hourOfDay) - base) / level : 0,
    Number(closed),
    after ? (site.profile(0, hourOfDay) - base) / level : 0,
    Number(after),
    Number(!closed && isClosed(panel, day + 1)),
    Number(nearYearEnd(panel.firstDay + day)),
    origin ? site.deviations.values[hour]! / level : 0,
    Number(origin),
  ];
}

const SUNDAY = 6;

function otherMemories(settings: HourlySettings, of: (memory: number) => number): readonly number[] {
  return settings.profileWeeks.slice(1).map((_, m) => of(m + 1));
}
