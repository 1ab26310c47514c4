import { writeFile } from 'node:fs/promises';
import { readArguments } from '../read-arguments';
import { unwritableFile } from '../unwritable-file';
import type { BenchRow, BenchSize } from './bench-row';

type Bench = (say: (line: string) => void, size: BenchSize) => Promise<readonly BenchRow[]>;
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  'event-to-pixel': async () => (await import('./event-to-pixel')).benchEventToPixel,
  forecast: async () => (await import('./forecast')).benchForecast,
  ingest: async () => (await import('./ingest')).benchIngest,
  load: async () => (await import('./load')).benchLoad,
  queries: async () => (await import('./queries')).benchQueries,
  rebuild: async () => (await import('./rebuild')).benchRebuild,
  tensorflow: async () => (await import('./tensorflow')).benchTensorflow,
  web: async () => (await import('./web')).benchWeb,
  'what-if': async () => (await import('./what-if')).benchWhatIf,
};
const HELP = `Usage: npm run bench [-- NAME] [--json FILE] [--hospitals N] [--days N]

Measures ours beside a rival and a ceiling in one run; answers are checked first. Without NAME: all of them.
  event-to-pixel   from the producer's stamp to the changed number in the browser
  forecast         census of 300 units beside the sketch of the design; the event loop while forecasts are issued and refitted
  ingest           events through Kafka into the store, exactly once (needs Java and Maven)
  load             history into the store
  queries          the dashboard's questions over two years of history
  rebuild          a year of ten hospitals from its stored events (the better part of an hour: the year is taken in first);
                   --hospitals and --days make it shorter
  tensorflow       a training step of the neural forecast: native, WebAssembly, plain JavaScript
  web              JavaScript of each route, LCP, INP, CLS in Chromium
  what-if          a scenario on two cores, the coarse answer, one model beside SimPy and Ciw`;

export async function runBench(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv, { json: { type: 'string' }, hospitals: { type: 'string' }, days: { type: 'string' } }, HELP);
  if (typeof args === 'number') return args;
  const names = args.positionals.length > 0 ? args.positionals : Object.keys(BENCHES);
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined) {
    process.stderr.write(`There is no benchmark "${unknown}".\n\n${HELP}\n`);
    return 2;
  }
  const size = { hospitals: toCount(args.values.hospitals), days: toCount(args.values.days) };
  if (Number.isNaN(size.hospitals) || Number.isNaN(size.days)) {
    process.stderr.write(`--hospitals and --days take whole numbers from 1 on.\n\n${HELP}\n`);
    return 2;
  }
  const unwritable = unwritableFile({ json: args.values.json });
  if (unwritable !== null) {
    process.stderr.write(`${unwritable}\n`);
    return 2;
  }
  const rows: BenchRow[] = [];
  for (const name of names) {
    process.stderr.write(`${name} ...\n`);
    const bench = await BENCHES[name]!();
    rows.push(...(await bench((line) => process.stderr.write(`  ${line}\n`), size)));
  }
  for (const row of rows) process.stdout.write(`${toLine(row)}\n`);
  if (typeof args.values.json === 'string') await writeFile(args.values.json, `${JSON.stringify(rows, null, 2)}\n`);
  return 0;
}

/** Undefined where nothing was said, NaN where it is no count. */
function toCount(text: string | boolean | undefined): number | undefined {
  if (text === undefined) return undefined;
  return typeof text === 'string' && /^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN;
}

function toLine(row: BenchRow): string {
  const rival = row.rival === null ? '' : `; ${row.rival}: ${row.rivalValue === null ? 'not on this machine' : format(row.rivalValue)}`;
  const ratio = row.ratio === null ? '' : `; ratio ${format(row.ratio)}`;
  const ceiling = row.ceiling === null ? '' : `; ceiling ${format(row.ceiling)}`;
  return `${row.name}: ${format(row.ours)} ${row.unit}${rival}${ratio}${ceiling} (n ${row.n}) ${row.note}`;
}

function format(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
