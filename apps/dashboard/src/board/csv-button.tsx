import type { NodeForecast } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';
import { readingsOf } from '../data/use-readings';
import { boardCsv, type CsvContext } from '../model/board-csv';
import { localTime, clockText } from '../model/local-time';
import type { NamedReading } from '../model/risk-order';
import { boardText, wardsText } from '../text/board-text';
import { chanceText, levelText, NO_DATA } from '../text/level-text';
import { ALREADY } from '../text/risk-text';
import { tableText } from '../text/table-text';
import { datedDay } from '../text/time-text';
import { useFrame, type BoardFrame } from './board-frame';

/** Spreadsheets take a file for UTF-8 only with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

function stamp(at: number, timeZone: string): string {
  const local = localTime(at, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local.year}-${two(local.month)}-${two(local.day)} ${two(local.hour)}:${two(local.minute)}`;
}

function firstAtRiskStamp({ firstAtRisk }: NodeForecast, freeNow: number, zone: string): string {
  if (freeNow < 0) return ALREADY;
  return firstAtRisk ? stamp(firstAtRisk.at, zone) : tableText.noneAtRisk;
}

function csvContext(frame: BoardFrame, whole: NamedReading | null): CsvContext {
  const { hospital, targetAt, atShort: at, isPast } = frame;
  const zone = hospital.timeZone;
  const forecast = whole?.reading.node.forecast;
  return {
    about: [
      ['Hospital', hospital.name],
      ['Read at', `${stamp(targetAt, zone)} (${datedDay(targetAt, zone)}, ${clockText(targetAt, zone)})`],
      ['Forecast issued', forecast ? stamp(forecast.issuedAt, zone) : NO_DATA],
      ['Data known to', forecast ? stamp(forecast.dataAsOf, zone) : NO_DATA],
      ['Model', forecast?.modelVersion ?? NO_DATA],
      ['Time zone', zone],
      ['Units', 'beds; a negative number of free beds is a shortage; chance of running out in ten'],
      ['State', isPast ? tableText.csvPast : frame.freshness],
    ],
    header: (key) => tableText.column(key, at),
    noData: NO_DATA,
    levelWord: ({ target }) => (target ? levelText(target.level) : NO_DATA),
    chanceWord: ({ target }) => (target ? chanceText(target.chance) : NO_DATA),
    firstAtRiskWord: ({ node, freeNow }) => (node.forecast ? firstAtRiskStamp(node.forecast, freeNow, zone) : NO_DATA),
    updatedWord: ({ node }) => stamp(Math.max(node.live.at, node.forecast?.issuedAt ?? 0), zone),
  };
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Saves the rows on the screen, with the hospital's own row last. */
export function CsvButton({ rows }: { readonly rows: readonly NamedReading[] }) {
  const frame = useFrame();
  const { store } = useServices();
  const download = () => {
    const { hospital } = readingsOf(store.state(), frame.targetAt);
    const all = hospital ? [...rows, { ...hospital, name: boardText.wholeHospital }] : rows;
    const text = boardCsv(all, csvContext(frame, hospital));
    save(text, `wardcast-board-${stamp(frame.targetAt, frame.hospital.timeZone).replace(/[ :]/g, '-')}.csv`);
  };
  return (
    <button type="button" className="btn sm" onClick={download} data-testid="csv">
      {wardsText.csv}
    </button>
  );
}
