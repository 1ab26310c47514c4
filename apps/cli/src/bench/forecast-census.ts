import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AGE_BINS, HOURS_OF_WEEK, fitUnitFlow, forecastCensus, type CensusForecast, type UnitFlowModel } from '@wardcast/forecasting';
import { uniformAt } from '@wardcast/probability';
import { median, type BenchRow } from './bench-row';

const HOUR_MS = 3_600_000;
/** A Monday, 00:00 UTC: hours of the week count from here. */
const MONDAY = Date.UTC(2026, 0, 5);
const UNITS = 300;
const PATIENTS = 28;
const OLDEST_HOURS = 200;
const SPREAD = 0.15;
const LEVEL = { kappa: 300, halfLifeHours: 24 };
/** Every hour of three days, then every sixth to two weeks: 116 targets. */
const LEADS = Array.from({ length: 336 }, (_, i) => i + 1).filter((hour) => hour <= 72 || hour % 6 === 0);
const ROUNDS = 3;
/** Largest difference between two chances of one census. */
const SAME = 1e-6;
/** The sketch beside the checkout; import() of an ES module from a CommonJS file must not be compiled away. */
const SKETCH = join(__dirname, '../../../../../shared/reference/forecasting');
const importModule = new Function('url', 'return import(url)') as (url: string) => Promise<unknown>;

/** Hazard, ages, multipliers of readiness, hour of the week, horizons, arrivals by hour ahead, level, spread of the common factor. */
type CensusQuestion = [unknown, readonly number[], null, number, readonly number[], (hour: number) => number, unknown, number];

interface Sketch {
  readonly censusPmf: (...question: CensusQuestion) => readonly Float64Array[];
  readonly GammaLevel: new (kappa: number, halfLifeHours: number) => unknown;
  readonly LosHazard: new () => { table: Float64Array };
}

/** The census laws of 300 units beside the sketch, on one hazard table, one arrival profile and the same patients. */
export async function benchForecastCensus(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const model = flowModel();
  const sketch = await loadSketch();
  const note = `${UNITS} units x ${PATIENTS} patients x ${LEADS.length} horizons, three nodes of the common factor; ours gives the parts of each mean and variance besides`;
  if (sketch === null) return [row(medianSeconds((unit) => ours(model, unit)), null, `${note}; answers not compared: the sketch is not beside the checkout`)];
  const theirs = theirsOf(sketch, model);
  const apart = Math.max(...[0, 7, 33].map((unit) => largestDifference(ours(model, unit), theirs(unit))));
  say(`largest difference of a chance: ${apart.toExponential(1)}`);
  if (!(apart < SAME)) throw new Error(`The sketch gives other laws: a chance differs by ${apart}.`);
  return [row(medianSeconds((unit) => ours(model, unit)), medianSeconds(theirs), `${note}; same laws to ${apart.toExponential(1)}; ratio is ours to theirs`)];
}

function row(seconds: number, theirs: number | null, note: string): BenchRow {
  return { name: 'census forecasts of all units on one core', unit: 's', ours: seconds, rival: 'sketch of the design', rivalValue: theirs, ratio: theirs === null ? null : seconds / theirs, ceiling: null, n: ROUNDS, note };
}

/** Processor time of all units; the median of a few rounds after one to warm up. */
function medianSeconds(forecast: (unit: number) => unknown): number {
  for (let unit = 0; unit < UNITS / 10; unit++) forecast(unit);
  const seconds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (let unit = 0; unit < UNITS; unit++) forecast(unit);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return median(seconds);
}

/** A hazard that falls with age and follows the day; arrivals that follow the day. */
function flowModel(): UnitFlowModel {
  const empty = fitUnitFlow({ unitId: 'bench', zone: 'UTC', from: MONDAY - 7 * 24 * HOUR_MS, to: MONDAY, stays: [] });
  const perHour = Float64Array.from({ length: AGE_BINS * HOURS_OF_WEEK }, (_, cell) => (0.03 / (1 + Math.floor(cell / HOURS_OF_WEEK) / 10)) * (1 + 0.6 * Math.sin(((cell % 24) - 8) / 4)));
  return {
    ...empty,
    hazard: { ...empty.hazard, perHour }, dischargeSpread: SPREAD, dispersion: 1, levelSettings: LEVEL, level: { a: LEVEL.kappa, b: LEVEL.kappa },
    arrivalsPerHour: Float64Array.from({ length: HOURS_OF_WEEK }, (_, how) => 0.3 + 0.2 * Math.sin(how / 4)),
  };
}

const ageOf = (unit: number, patient: number): number => OLDEST_HOURS * uniformAt(unit, patient, 0);
const hourOf = (unit: number): number => (unit * 5) % HOURS_OF_WEEK;

function ours(model: UnitFlowModel, unit: number): CensusForecast {
  const issuedAt = MONDAY + hourOf(unit) * HOUR_MS;
  const present = Array.from({ length: PATIENTS }, (_, i) => ({ enteredAt: issuedAt - ageOf(unit, i) * HOUR_MS, definiteOut: false, expectedOutAt: null }));
  return forecastCensus({ ...model, level: { a: LEVEL.kappa, b: LEVEL.kappa } }, { issuedAt, present, horizonHours: LEADS.at(-1)!, leads: LEADS });
}

function theirsOf({ censusPmf, GammaLevel, LosHazard }: Sketch, model: UnitFlowModel): (unit: number) => readonly Float64Array[] {
  const hazard = new LosHazard();
  hazard.table = model.hazard.perHour;
  const level = new GammaLevel(LEVEL.kappa, LEVEL.halfLifeHours);
  return (unit) => {
    const ages = Array.from({ length: PATIENTS }, (_, i) => ageOf(unit, i));
    return censusPmf(hazard, ages, null, hourOf(unit), LEADS, (hour) => model.arrivalsPerHour[(hourOf(unit) + hour) % HOURS_OF_WEEK]!, level, SPREAD);
  };
}

function largestDifference({ laws }: CensusForecast, theirs: readonly Float64Array[]): number {
  let largest = 0;
  laws.forEach((law, i) => {
    const other = theirs[i]!;
    const end = Math.max(law.offset + law.p.length, other.length);
    for (let count = 0; count < end; count++) largest = Math.max(largest, Math.abs((law.p[count - law.offset] ?? 0) - (other[count] ?? 0)));
  });
  return largest;
}

async function loadSketch(): Promise<Sketch | null> {
  const [census, arrivals] = ['census.mjs', 'arrivals.mjs'].map((name) => join(SKETCH, name)) as [string, string];
  if (!existsSync(census)) return null;
  return { ...((await importModule(pathToFileURL(census).href)) as object), ...((await importModule(pathToFileURL(arrivals).href)) as object) } as Sketch;
}
