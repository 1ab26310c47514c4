import type { HospitalEvent, HospitalEventOf } from '@wardcast/domain';
import { makeBatch, makeEvent, TEST_FACILITY, TEST_NOW } from '../testing/make-batch';
import { openPlainEdition, type EditionStores, type StoreEdition } from '../testing/store-edition';
import { PostgresScenarioStore } from './scenario-store';

const PATIENCE_MS = 120_000;
const HOUR_MS = 3_600_000;
const { facilityId } = TEST_FACILITY;
jest.setTimeout(PATIENCE_MS);

let edition: StoreEdition;
let stores: EditionStores;
beforeAll(async () => {
  edition = await openPlainEdition();
  stores = await edition.fresh();
  await stores.readStore.saveFacility(TEST_FACILITY);
}, PATIENCE_MS);
afterAll(() => edition?.close());

const admitted = (serial: number, visitKey: string, admissionType: 'elective' | 'emergency', occurredAt: number): HospitalEvent =>
  makeEvent(serial, { occurredAt, data: { visitKey, trigger: 'A01', admissionType, location: { unitId: 'm1', bedId: 'm1-1' } } as HospitalEventOf<'PatientAdmitted'>['data'] });
const stay = (unitId: string, from: number, to: number | null) => ({ unitId, bedId: null, from, to, onLeave: false, definiteOutAt: null });

it('tells planned admissions of a half-open range once each, with the unit that the visit came to', async () => {
  const [from, to] = [TEST_NOW - 10 * HOUR_MS, TEST_NOW];
  const applied = [
    admitted(1, 'planned', 'elective', from), admitted(2, 'planned', 'elective', from), admitted(3, 'urgent', 'emergency', from),
    admitted(4, 'earlier', 'elective', from - 1), admitted(5, 'later', 'elective', to), admitted(6, 'unknown', 'elective', from), admitted(7, 'back again', 'elective', from + 1),
  ];
  const visits = [
    { visitKey: 'planned', state: 'in_progress' as const, stays: [stay('s1', from, from + HOUR_MS), stay('m2', from + HOUR_MS, null)] },
    ...['urgent', 'earlier', 'later'].map((visitKey) => ({ visitKey, state: 'in_progress' as const, stays: [stay('m1', visitKey === 'later' ? to : from, null)] })),
    { visitKey: 'back again', state: 'in_progress' as const, stays: [stay('old', from - 300 * HOUR_MS, from - 280 * HOUR_MS), stay('s2', from + 1, null)] },
  ];
  await stores.ingestStore.commitBatch(makeBatch({ applied, visits }));
  expect(await new PostgresScenarioStore(stores.pool).plannedAdmissions(facilityId, from, to)).toEqual(expect.arrayContaining([{ unitId: 's1', at: from }, { unitId: 's2', at: from + 1 }]));
});
