import { fitRidgeGlm } from '../regression/ridge-glm';
import { indicatorDesign } from '../regression/sparse-rows';
import { AGE_BINS, AGE_GROUPS, ageBinOf, ageGroupOf } from './age-scale';
import { walkStay, type FlowWindow, type KnownStay } from './flow-window';

/**
 * Model: departures from a unit as piecewise-exponential hazards on two clocks, age in the unit and local hour of week.
 *
 * Assumes that patients leave independently given age and clock, and that the shape of a day depends on age only
 * through three groups. Formula: h(age, t) = exp(c + b[age bin] + b[hour, age group] + b[weekday, age group] +
 * b[weekend block]), a Poisson regression of exits on exposure cells with offset log(exposure) (Holford 1980; Laird and
 * Olivier 1981). A parent table enters the offset, so that the ridge pulls a small unit to units of its kind instead
 * of to a flat shape. Part hours count with their exposure and patients still present are censored, never dropped.
 * Do not trust it when a unit closes, when discharges are barred (strike, outbreak), or where stays before the
 * window's start are missing from the data.
 */
export interface HazardTable {
  /** Sum of the coefficients of the table and of its parents, one per column: what is stored. */
  readonly coefficients: Float64Array;
  /** Departures per patient-hour, [age bin x 168 + hour of week]: what is used. */
  readonly perHour: Float64Array;
}

export const HOURS_OF_WEEK = 168;
const HOURS_OF_DAY = 24;
const DAYS = 7;
const SATURDAY = 5;
const BLOCK_HOURS = 4;
const BLOCKS = HOURS_OF_DAY / BLOCK_HOURS;

const AGE_COLUMN = 1;
const HOUR_COLUMN = AGE_COLUMN + AGE_BINS;
const DAY_COLUMN = HOUR_COLUMN + HOURS_OF_DAY * AGE_GROUPS;
const WEEKEND_COLUMN = DAY_COLUMN + DAYS * AGE_GROUPS;
const COLUMNS = WEEKEND_COLUMN + 2 * BLOCKS;

/** Ridge by group of columns (forecasting design, section 6.2): age, hour, weekday, weekend block. */
const RIDGE = { age: 0.5, hour: 2, day: 3, weekend: 5 } as const;
/** The level itself is pulled too: a unit without stays is its parent. */
const CONSTANT_RIDGE = 0.5;
/** Half an imagined departure after a stay of three days keeps a table without a parent and without stays finite. */
const IMAGINED_DEPARTURES = 0.5;
const IMAGINED_STAY_HOURS = 72;

/** Exposure (patient-hours) and departures by cell [age bin x 168 + hour of week]. */
export interface HazardCells {
  readonly exposure: Float64Array;
  readonly departures: Float64Array;
}

export function hazardCells(stays: readonly KnownStay[], window: FlowWindow): HazardCells {
  const exposure = new Float64Array(AGE_BINS * HOURS_OF_WEEK);
  const departures = new Float64Array(AGE_BINS * HOURS_OF_WEEK);
  for (const stay of stays) {
    walkStay(stay, window, (hour, ageHours, exposed, left) => {
      const cell = ageBinOf(ageHours) * HOURS_OF_WEEK + window.hourOfWeek[hour]!;
      exposure[cell]! += exposed;
      if (left) departures[cell]! += 1;
    });
  }
  return { exposure, departures };
}

/** Fits the table; `parent` is the table of a larger group whose shape is kept where the cells are thin. */
export function fitHazardTable(cells: HazardCells, parent: HazardTable | null): HazardTable {
  const base = parent ?? flatTable(cells);
  const lists: number[][] = [];
  const counts: number[] = [];
  const offsets: number[] = [];
  for (let cell = 0; cell < cells.exposure.length; cell++) {
    if (cells.exposure[cell]! <= 0) continue;
    lists.push(columnsOf(cell));
    counts.push(cells.departures[cell]!);
    offsets.push(Math.log(cells.exposure[cell]! * base.perHour[cell]!));
  }
  const own = fitRidgeGlm({ family: 'poisson', rows: indicatorDesign(COLUMNS, lists), outcomes: counts, offsets, penalties: penalties() });
  return hazardTableOf(own.coefficients.map((value, j) => value + base.coefficients[j]!));
}

/** Rebuilds a table from its coefficients. Throws RangeError when their number is not that of the design. */
export function hazardTableOf(coefficients: Float64Array): HazardTable {
  if (coefficients.length !== COLUMNS) throw new RangeError(`a hazard table has ${COLUMNS} coefficients, got ${coefficients.length}`);
  const perHour = new Float64Array(AGE_BINS * HOURS_OF_WEEK);
  for (let cell = 0; cell < perHour.length; cell++) {
    let log = 0;
    for (const column of columnsOf(cell)) log += coefficients[column]!;
    perHour[cell] = Math.exp(log);
  }
  return { coefficients, perHour };
}

/** Without a parent the table starts from one rate for all. */
function flatTable(cells: HazardCells): HazardTable {
  const departures = cells.departures.reduce((sum, x) => sum + x, IMAGINED_DEPARTURES);
  const exposure = cells.exposure.reduce((sum, x) => sum + x, IMAGINED_DEPARTURES * IMAGINED_STAY_HOURS);
  const coefficients = new Float64Array(COLUMNS);
  coefficients[0] = Math.log(departures / exposure);
  return hazardTableOf(coefficients);
}

function columnsOf(cell: number): number[] {
  const bin = Math.floor(cell / HOURS_OF_WEEK);
  const group = ageGroupOf(bin);
  const day = Math.floor((cell % HOURS_OF_WEEK) / HOURS_OF_DAY);
  const hour = cell % HOURS_OF_DAY;
  const columns = [0, AGE_COLUMN + bin, HOUR_COLUMN + HOURS_OF_DAY * group + hour, DAY_COLUMN + DAYS * group + day];
  if (day >= SATURDAY) columns.push(WEEKEND_COLUMN + BLOCKS * (day - SATURDAY) + Math.floor(hour / BLOCK_HOURS));
  return columns;
}

function penalties(): Float64Array {
  const ridge = new Float64Array(COLUMNS);
  ridge[0] = CONSTANT_RIDGE;
  ridge.fill(RIDGE.age, AGE_COLUMN, HOUR_COLUMN);
  ridge.fill(RIDGE.hour, HOUR_COLUMN, DAY_COLUMN);
  ridge.fill(RIDGE.day, DAY_COLUMN, WEEKEND_COLUMN);
  ridge.fill(RIDGE.weekend, WEEKEND_COLUMN);
  return ridge;
}
