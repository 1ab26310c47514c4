import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { ARRIVAL_SETTINGS, ArrivalForecaster, calendarHours, coldStartLaws, type ArrivalLaw } from '@wardcast/forecasting';
import { meanPinball, negativeBinomial, quantilesOf } from '@wardcast/probability';
import { median, type BenchRow } from './bench-row';
import { AHEAD_HOURS, HISTORY_HOURS, departmentSeries, simulatedSeries, type CountsSeries } from './forecast-ets-series';
import { pythonWith } from './peer-python';

/** Few for a model that takes a second each; both are asked for the same ones. */
const SERIES = 20;
const OWN_ROUNDS = 5;
const ASKED = `${HISTORY_HOURS / 24} days of hours, ${AHEAD_HOURS} hours ahead, fit included`;
/** Arrivals an hour that a unit would state; the records are long enough not to need it. */
const RATE_GUESS = 5;
const PACKAGES = ['statsforecast==2.1.1', 'pandas==2.3.3'] as const;
/** Quantiles that both give: those of the intervals of 50, 80 and 95 %, and the middle. */
const LEVELS = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const;
/** A faster forecast that is worse by more than this is another answer. */
const WORSE = 1.02;

/** AutoETS on each series alone, with its processor time; the normal law's bounds, none of them below nothing. */
const PROGRAM = `
import json, sys, time, statistics
import pandas as pd
from statsforecast import StatsForecast
from statsforecast.models import AutoETS
asked = json.load(sys.stdin)
def frame(y): return pd.DataFrame(dict(unique_id="s", ds=pd.date_range("2024-01-01", periods=len(y), freq="h"), y=[float(v) for v in y]))
def run(y): return StatsForecast([AutoETS(season_length=24)], freq="h", n_jobs=1).forecast(df=frame(y), h=asked["ahead"], level=[50, 80, 95])
run(asked["series"][0][:240])
seconds, quantiles = [], []
for y in asked["series"]:
    start = time.process_time()
    found = run(y)
    seconds.append(time.process_time() - start)
    columns = ["AutoETS-lo-95", "AutoETS-lo-80", "AutoETS-lo-50", "AutoETS", "AutoETS-hi-50", "AutoETS-hi-80", "AutoETS-hi-95"]
    quantiles.append([[max(0.0, float(v)) for v in row] for row in found[columns].to_numpy()])
print(json.dumps(dict(seconds=statistics.median(seconds), quantiles=quantiles)))
`;

/** Quantiles at LEVELS by hour ahead. */
type Fan = readonly (readonly number[])[];

/** Forecasts of hourly counts, fit included, beside AutoETS on the same series: by the model of a short record and by that of a long one. Speed on simulated counts, answers on those and on a real department's. */
export async function benchForecastEts(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const series = Array.from({ length: SERIES }, (_, s) => simulatedSeries(s));
  const real = departmentSeries();
  const models = [
    { name: 'profile', forecast: byProfile, speed: speedOf(series, byProfile) },
    { name: 'calendar model', forecast: byCalendar, speed: speedOf(series, byCalendar) },
  ];
  const python = await pythonWith(PACKAGES, say);
  if (python === null) return models.map(({ name, speed }) => row(name, speed, null, `${ASKED}; answers not compared: Python 3 with statsforecast is not here and could not be installed`));
  say(`AutoETS, ${SERIES} simulated series`);
  const theirs = await autoEts(python, series);
  if (real.length > 0) say(`AutoETS, ${real.length} windows of the department of hourly-ed`);
  const theirsOnReal = real.length === 0 ? null : await autoEts(python, real);
  return models.map(({ name, forecast, speed }) => {
    const simulated = comparedLosses(name, series, [series.map(forecast), theirs.quantiles]);
    const atDepartment = theirsOnReal === null ? 'not compared on a real department: its data are not beside the checkout' : `on ${real.length} windows of a real department ${comparedLosses(name, real, [real.map(forecast), theirsOnReal.quantiles])}`;
    return row(name, speed, 1 / theirs.seconds, `${ASKED}; pinball loss ${simulated}; ${atDepartment}; ratio is ours to theirs`);
  });
}

/** Throws where ours is another answer. */
function comparedLosses(model: string, series: readonly CountsSeries[], [ours, theirs]: readonly [readonly Fan[], readonly Fan[]]): string {
  const [own, loss] = [lossOf(series, ours), lossOf(series, theirs)];
  if (!(own <= WORSE * loss)) throw new Error(`The ${model} is worse: a pinball loss of ${own.toFixed(3)} against ${loss.toFixed(3)}.`);
  return `${own.toFixed(3)}, theirs ${loss.toFixed(3)}`;
}

function row(model: string, speed: number, theirs: number | null, note: string): BenchRow {
  return { name: `hourly counts by the ${model}, forecasts per processor second`, unit: '1/s', ours: speed, rival: 'statsforecast AutoETS', rivalValue: theirs, ratio: theirs === null ? null : speed / theirs, ceiling: null, n: SERIES, note };
}

/** The model of arrivals for records of any length: fitted on the history, its level run to the end of it, then a law for each hour ahead. */
function byCalendar({ calendar, from, counts }: CountsSeries): Fan {
  const forecaster = new ArrivalForecaster({ calendar, from, hours: HISTORY_HOURS + AHEAD_HOURS, settings: ARRIVAL_SETTINGS });
  const history = Float64Array.from(counts.slice(0, HISTORY_HOURS));
  forecaster.refit(history);
  forecaster.advance(history);
  return fanOf((hour) => forecaster.lawAt(hour));
}

/** What serves while a record is short: the week's profile, shrunk towards that of a usual unit. */
function byProfile({ calendar, from, counts }: CountsSeries): Fan {
  const hours = calendarHours(calendar, from, HISTORY_HOURS + AHEAD_HOURS);
  return fanOf(coldStartLaws({ hours, counts: Float64Array.from(counts.slice(0, HISTORY_HOURS)), rateGuess: RATE_GUESS }));
}

function fanOf(lawAt: (hour: number) => ArrivalLaw): Fan {
  return Array.from({ length: AHEAD_HOURS }, (_, lead) => {
    const { mean, size } = lawAt(HISTORY_HOURS + lead);
    return quantilesOf(negativeBinomial(mean, size), LEVELS);
  });
}

const speedOf = (series: readonly CountsSeries[], forecast: (series: CountsSeries) => Fan): number => 1 / median(Array.from({ length: OWN_ROUNDS }, () => secondsEach(series, forecast)));

function secondsEach(series: readonly CountsSeries[], forecast: (series: CountsSeries) => Fan): number {
  const before = process.cpuUsage();
  for (const each of series) forecast(each);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6 / series.length;
}

async function autoEts(python: string, series: readonly CountsSeries[]): Promise<{ readonly seconds: number; readonly quantiles: readonly Fan[] }> {
  const child = spawn(python, ['-W', 'ignore', '-c', PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ ahead: AHEAD_HOURS, series: series.map(({ counts }) => counts.slice(0, HISTORY_HOURS)) }));
  return JSON.parse(await text(child.stdout)) as { readonly seconds: number; readonly quantiles: readonly Fan[] };
}

/** Mean over series, hours and levels. */
function lossOf(series: readonly CountsSeries[], fans: readonly Fan[]): number {
  const losses = fans.flatMap((fan, s) => fan.map((quantiles, h) => meanPinball(LEVELS, quantiles, series[s]!.counts[HISTORY_HOURS + h]!)));
  return losses.reduce((sum, x) => sum + x, 0) / losses.length;
}
