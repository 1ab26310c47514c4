// Every verb of the project, once. `npm run help` prints this table; a repository rule compares it with package.json.
import { isMain } from './is-main.mjs';

/** @type {readonly { readonly verb: string, readonly script: string, readonly does: string }[]} */
export const VERBS = [
  { verb: 'npm start', script: 'start', does: 'Install what is missing, build, start the product with the sample hospital and print its address.' },
  { verb: 'npm test', script: 'test', does: 'Everything that CI runs: install, check, build, unit, integration and browser tests.' },
  { verb: 'npm run help', script: 'help', does: 'Print this table.' },
  { verb: 'npm run dev', script: 'dev', does: 'The dashboard with hot reload in front of the API (rebuild the API by restarting).' },
  { verb: 'npm run check', script: 'check', does: 'Types, lint, layer boundaries, cycles, drift of generated files, repository rules. No services.' },
  { verb: 'npm run build', script: 'build', does: 'Compile libraries and apps, and the dashboard if its sources changed.' },
  { verb: 'npm run generate', script: 'generate', does: 'Write the committed generated files again (event types and validators, API types).' },
  { verb: 'npm run test:unit', script: 'test:unit', does: 'Unit tests of libraries, apps and dashboard; arguments go to Jest.' },
  { verb: 'npm run test:properties', script: 'test:properties', does: 'Search for cases that break a property, with a new seed and more of them: -- [PATTERN ...] [--times N] [--seed S].' },
  { verb: 'npm run test:integration', script: 'test:integration', does: 'Tests against a real PostgreSQL, started from the install; arguments go to Jest.' },
  { verb: 'npm run test:browser', script: 'test:browser', does: 'Tests in a real Chromium; arguments go to Jest.' },
  { verb: 'npm run test:faults', script: 'test:faults', does: 'Kill, stop and cut workers, database, broker and links while hospitals stream, then count: -- [--seed S] [--short] [--embedded] [--json FILE].' },
  { verb: 'npm run bench', script: 'bench', does: 'Measure the product; -- NAME for one benchmark, --json FILE for machines.' },
  { verb: 'npm run backtest', script: 'backtest', does: 'Score the forecasts on a data set: -- DATASET [--json FILE].' },
  { verb: 'npm run counts', script: 'counts', does: 'Publish a file of hourly counts of units that send nothing else.' },
  { verb: 'npm run simulate', script: 'simulate', does: 'Write or stream the events of a seeded sample hospital.' },
  { verb: 'npm run replay', script: 'replay', does: 'Feed recorded movements through the product: -- FILE [--verify]; or rebuild its state from the stored events: -- --from all.' },
  { verb: 'npm run rejected', script: 'rejected', does: 'Rejected events, identifiers masked: -- list | show ID | replay ID.' },
  { verb: 'npm run migrate', script: 'migrate', does: 'Bring the database to the newest schema.' },
  { verb: 'npm run backup', script: 'backup', does: 'Everything in the database into one file, beside a running product: -- FILE.' },
  { verb: 'npm run restore', script: 'restore', does: 'A backup into an empty database, checked by its state hash: -- FILE [--data-dir DIR].' },
  { verb: 'npm run tensorflow:native', script: 'tensorflow:native', does: 'Make the native TensorFlow binding for this machine; nothing where it already loads.' },
  { verb: 'npm run worker', script: 'worker', does: 'Full mode: take events from Kafka, issue forecasts; start as many as you like: -- --help.' },
  { verb: 'npm run kafka', script: 'kafka', does: 'Start a real Apache Kafka node (needs Java 17 and Maven), or create topics: -- [topics] --help.' },
];

/** The table as text: one line per verb, aligned. */
export function helpText(verbs = VERBS) {
  const width = Math.max(...verbs.map(({ verb }) => verb.length));
  const rows = verbs.map(({ verb, does }) => `  ${verb.padEnd(width)}  ${does}`);
  return ['Wardcast: how many beds, how sure, and what would change it.', '', ...rows, ''].join('\n');
}

if (isMain(import.meta.url)) process.stdout.write(helpText());
