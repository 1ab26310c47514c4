// `npm run kafka`: a real Apache Kafka node from its published Maven artifacts, for development and for trying the full mode.
import { parseArgs } from 'node:util';
import { ensureCompiled } from '../bootstrap/build.mjs';
import { ensureInstalled } from '../bootstrap/install.mjs';
import { ToldFailure, runMain, say } from '../bootstrap/say.mjs';

const USAGE = `Usage:
  npm run kafka -- [--port N] [--data-dir DIR] [--kafka-version V]
      Starts one Apache Kafka node on 127.0.0.1 and runs until Ctrl-C. Needs Java 17 or newer and, the first time, Maven.
      --port N           the broker's port; its controller takes the one above (default 9092)
      --data-dir DIR     keep topics and records there between runs (default: a temporary folder, removed at the end)
      --kafka-version V  for example 3.9.2 (default: the newest line that the product was tried with)
  npm run kafka -- topics [--brokers HOST:PORT[,HOST:PORT]] [--replication N]
      Creates the product's topics with their partitions and retention; what exists stays as it is. Without --brokers it
      is KAFKA_BROKERS; TLS and accounts come from KAFKA_SSL, KAFKA_SASL_MECHANISM and so on (npm run worker -- --help).
`;
const DEFAULT_PORT = '9092';
const USAGE_ERROR = 2;

const OPTIONS = {
  port: { type: 'string', default: DEFAULT_PORT },
  'data-dir': { type: 'string' },
  'kafka-version': { type: 'string' },
  brokers: { type: 'string' },
  replication: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false },
};

function readArguments(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new ToldFailure(`${error.message}\n\n${USAGE}`, USAGE_ERROR);
  }
}

function wholeNumber(text, name) {
  if (!/^\d+$/.test(text)) throw new ToldFailure(`${name} takes a whole number and not "${text}".`, USAGE_ERROR);
  return Number(text);
}

async function serve(values) {
  const port = wholeNumber(values.port, '--port');
  await ensureInstalled();
  await ensureCompiled();
  const { BrokerError, startBroker } = await import('@wardcast/adapter-kafka/testing');
  let stop;
  const stopped = new Promise((resolve) => {
    stop = resolve;
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal));
  let broker;
  try {
    broker = await startBroker({ port, dataDir: values['data-dir'], version: values['kafka-version'], onProgress: say });
  } catch (error) {
    throw error instanceof BrokerError ? new ToldFailure(error.message) : error;
  }
  process.stdout.write(`Kafka is ready at ${broker.address}\n`);
  const reason = await Promise.race([stopped, broker.exited]);
  if (reason !== undefined) say('Stopping the broker.');
  await broker.stop();
  if (reason === undefined) throw new ToldFailure(`The broker ended by itself.${values['data-dir'] === undefined ? '' : ` Its log: ${values['data-dir']}/broker.log`}`);
}

async function makeTopics(values) {
  const brokers = values.brokers ?? process.env.KAFKA_BROKERS;
  if (!brokers) throw new ToldFailure(`--brokers, or KAFKA_BROKERS, says where.\n\n${USAGE}`, USAGE_ERROR);
  const replicationFactor = wholeNumber(values.replication, '--replication');
  await ensureInstalled();
  await ensureCompiled();
  const { createProductTopics } = await import('@wardcast/runtime');
  // The settings of the product ask for a database beside Kafka, and this needs none.
  const env = { DATABASE_URL: 'none', ...process.env, KAFKA_BROKERS: brokers };
  const { created, existing } = await createProductTopics(env, replicationFactor).catch((error) => {
    throw new ToldFailure(`The topics could not be created: ${error.message}`);
  });
  for (const topic of created) process.stdout.write(`created  ${topic}\n`);
  for (const topic of existing) process.stdout.write(`exists   ${topic}\n`);
}

await runMain(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2));
  if (values.help) return void process.stdout.write(USAGE);
  const [what = 'serve', ...rest] = positionals;
  if (rest.length > 0 || !['serve', 'topics'].includes(what)) throw new ToldFailure(USAGE, USAGE_ERROR);
  return what === 'topics' ? makeTopics(values) : serve(values);
});
