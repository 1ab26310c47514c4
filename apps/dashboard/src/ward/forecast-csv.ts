import type { NodeForecast } from '@wardcast/contract';
import { dayText } from '../charts/time-ticks';
import { csvCell } from '../model/board-csv';
import { clockText, hourText } from '../model/local-time';

/** What the file says about itself. */
export interface CsvContext {
  readonly wardName: string;
  readonly timeZone: string;
}

function line(cells: readonly (string | number)[]): string {
  return cells.map(csvCell).join(',');
}

/** Enough digits to tell 7 in 10 from 6 in 10 after any later rounding, and no noise of a float. */
const CHANCE_DIGITS = 4;

function headerLines(forecast: NodeForecast, { wardName, timeZone }: CsvContext): readonly string[] {
  const local = (t: number) => `${clockText(t, timeZone)} ${dayText(t, timeZone)} ${timeZone}`;
  return [
    line(['Ward', wardName]),
    line(['Forecast issued', new Date(forecast.issuedAt).toISOString(), local(forecast.issuedAt)]),
    line(['Data known to', new Date(forecast.dataAsOf).toISOString(), local(forecast.dataAsOf)]),
    line(['Model version', forecast.modelVersion]),
    line(['Time zone of local hours', timeZone]),
    line(['Units', 'beds occupied at the hour; chance as a probability from 0 to 1; out and in as patients since the issue']),
    '',
  ];
}

/** The forecast as issued, one row an hour, the same numbers as the API's. Lines end with CR LF (RFC 4180). */
export function forecastCsv(forecast: NodeForecast, context: CsvContext): string {
  const { timeZone } = context;
  const columns = ['Hour UTC', 'Hour local', 'Staffed', ...forecast.levels.map((level) => `Quantile ${level}`), 'Mean', 'Chance of running out', 'Expected out', 'Expected in'];
  const rows = forecast.targets.map((target, row) =>
    line([
      new Date(target).toISOString(),
      `${dayText(target, timeZone)} ${hourText(target, timeZone)}`,
      forecast.staffed[row]!,
      ...forecast.quantiles.map((column) => column[row]!),
      ...[forecast.mean, forecast.chanceShort, forecast.expectedOut, forecast.expectedIn].map((column) => Number(column[row]!.toFixed(CHANCE_DIGITS))),
    ]),
  );
  return [...headerLines(forecast, context), line(columns), ...rows, ''].join('\r\n');
}
