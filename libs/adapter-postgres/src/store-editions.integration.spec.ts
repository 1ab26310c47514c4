import { describeForecastStore } from './testing/forecast-store.contract';
import { describeIngestStore } from './testing/ingest-store.contract';
import { describeMeasures } from './testing/measures.contract';
import { describeReadStore } from './testing/read-store.contract';
import { openPlainEdition, openTimescaleEdition, type StoreEdition } from './testing/store-edition';

/** The WebAssembly database shares a busy machine with other suites. */
const PATIENCE_MS = 600_000;
jest.setTimeout(PATIENCE_MS);

describe.each([
  ['plain PostgreSQL', openPlainEdition],
  ['TimescaleDB', openTimescaleEdition],
])('the store on %s', (_name, open) => {
  let edition: StoreEdition;
  beforeAll(async () => {
    edition = await open();
  }, PATIENCE_MS);
  afterAll(() => edition.close());

  describe('ingest store', () => describeIngestStore(() => edition));
  describe('read store', () => describeReadStore(() => edition));
  describe('forecast store', () => describeForecastStore(() => edition));
  describe('measures', () => describeMeasures(() => edition));
});
