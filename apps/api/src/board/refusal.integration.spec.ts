import { ForecastService, SYSTEM_ACTOR, type QueryDependencies } from '@wardcast/application';
import { BoardChangedDocument, BoardDocument, NodeDocument, OutlookDocument, type BoardChangedSubscription } from '@wardcast/contract';
import { applyEvents, createLedger, type Ledger } from '@wardcast/domain';
import type { ApiHandle } from '../api-options';
import { openStoredApi } from '../testing/open-stored-api';
import { postGraphql } from '../testing/post-graphql';
import { eventOf, visitKeyOf } from '../testing/small-history';
import { SocketReader } from '../testing/socket-reader';
import { HOSPITAL, HOUR_MS, StoredHospital, TEN_O_CLOCK } from '../testing/stored-hospital';

jest.setTimeout(120_000);
const BEFORE = TEN_O_CLOCK - 2 * HOUR_MS;
const SINCE = TEN_O_CLOCK - HOUR_MS;
/** More than any ward has: no rule takes it for a number of patients. */
const ABSURD = 20_001;
type Change = BoardChangedSubscription['boardChanged'];
let stored: StoredHospital;
let api: ApiHandle;
let issue: (ledger: Ledger, at: number) => Promise<void>;

/** A ledger with so many patients in one ward. */
function ledgerWith(patients: number): Ledger {
  const ledger = createLedger(HOSPITAL, { openedAt: BEFORE - 24 * HOUR_MS });
  applyEvents(ledger, Array.from({ length: patients }, (_, i) => eventOf('PatientAdmitted', { visitKey: visitKeyOf(String(i)), trigger: 'A01', patientClass: 'inpatient', location: { unitId: 'm1' } }, { facilityId: 'north', at: BEFORE - 5 * HOUR_MS, salt: String(i) })));
  return ledger;
}

/** Forecasts as the product issues them, from a ledger and at a time of the test's choice. */
function serviceOver({ forecastStore, readStore }: QueryDependencies): typeof issue {
  let [now, ledger] = [BEFORE, ledgerWith(0)];
  const models = { version: 'none', fittedAt: BEFORE, byUnit: new Map(), sums: {} };
  const service = new ForecastService({
    actor: SYSTEM_ACTOR, facility: HOSPITAL, forecastStore, readStore, clock: { now: () => now, speed: 1 }, models, ledger: () => ledger,
    modeller: { fit: () => Promise.resolve(models), loadOrFit: () => Promise.resolve(models) },
    newId: (nodeId, issuedAt) => `${nodeId} ${issuedAt}`,
    onError: (error) => { throw error; },
  });
  return async (next, at) => {
    [now, ledger] = [at, next];
    await service.issueAll('events');
  };
}

beforeAll(async () => {
  stored = await StoredHospital.open();
  await stored.saveFacility();
  await stored.commit({ ed: 3, m1: 4, m2: 5, s1: 6 });
  const deps = stored.dependencies();
  issue = serviceOver(deps);
  await issue(ledgerWith(4), BEFORE);
  api = await openStoredApi(deps);
});
afterAll(async () => {
  await api?.close();
  await stored?.close();
});

/** The subscriber's first word of a node that fits, however many messages come in before. */
async function nextOf(reader: SocketReader<BoardChangedSubscription>, nodeId: string, fits: (node: Change['nodes'][number]) => boolean): Promise<Change['nodes'][number]> {
  for (;;) {
    const found = (await reader.next()).boardChanged.nodes.find((node) => node.nodeId === nodeId && fits(node));
    if (found) return found;
  }
}
const boardNodes = async () => {
  const board = (await postGraphql(api.url, BoardDocument, {})).data!.board!;
  return { version: board.version, of: (nodeId: string) => board.nodes.find((node) => node.nodeId === nodeId)! };
};
const nodeAt = async (asOf: number | null) => (await postGraphql(api.url, NodeDocument, { nodeId: 'm1', input: { hoursBack: 1, asOf } })).data!.node!;

test('an issue that refuses is read in place of the old forecast by board, page and subscriber, until the next good one', async () => {
  const before = await boardNodes();
  expect(before.of('m1')).toMatchObject({ forecast: { issuedAt: BEFORE, ladderStep: 5 }, refusal: null });
  const reader = await SocketReader.open(api.url, BoardChangedDocument, { sinceVersion: before.version });
  await issue(ledgerWith(ABSURD), SINCE);
  const standing = { since: SINCE, reason: 'failed', unitIds: [], lastIssuedAt: BEFORE };
  expect(await nextOf(reader, 'm1', ({ refusal }) => refusal !== null)).toMatchObject({ forecast: null, refusal: standing, live: { census: 4 } });
  const during = await boardNodes();
  // In the sums above it the ward counts as it last spoke, and they say so.
  for (const nodeId of ['med', 'north']) expect(during.of(nodeId)).toMatchObject({ forecast: { issuedAt: SINCE, ladderStep: 5, stepDown: { reason: 'unit_missing', unitIds: ['m1'] } }, refusal: null });
  expect(during.of('s1')).toMatchObject({ forecast: { issuedAt: SINCE }, refusal: null });
  expect(await nodeAt(null)).toMatchObject({ forecast: null, refusal: standing });
  expect((await postGraphql(api.url, OutlookDocument, { nodeId: 'm1' })).data).toEqual({ outlook: null });

  await issue(ledgerWith(4), TEN_O_CLOCK);
  expect(await nextOf(reader, 'm1', ({ forecast }) => forecast !== null)).toMatchObject({ forecast: { issuedAt: TEN_O_CLOCK }, refusal: null });
  const after = await boardNodes();
  for (const nodeId of ['med', 'north']) expect(after.of(nodeId)).toMatchObject({ forecast: { issuedAt: TEN_O_CLOCK }, refusal: null });
  await reader.close();
});

test('as known then, each instant has what was said then', async () => {
  expect(await nodeAt(SINCE - 1)).toMatchObject({ forecast: { issuedAt: BEFORE }, refusal: null });
  expect(await nodeAt(SINCE)).toMatchObject({ forecast: null, refusal: { since: SINCE } });
  expect(await nodeAt(TEN_O_CLOCK)).toMatchObject({ forecast: { issuedAt: TEN_O_CLOCK }, refusal: null });
});
