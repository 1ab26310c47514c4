import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAdapters } from '@wardcast/runtime';
import type { Adapters } from '@wardcast/runtime';
import { sampleFacility } from '@wardcast/simulation';
import { EVENT_TOPIC, IngestConsumer, SYSTEM_ACTOR } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import type { HospitalEvent, RawMessage } from '@wardcast/domain';
import { runSimulate } from '../simulate/simulate-command';
import { runRejected } from './rejected-command';

jest.setTimeout(120_000);

describe('broken messages, from the bus to the command line', () => {
  let dataDir: string;
  let adapters: Adapters;
  let consumer: IngestConsumer;
  let printed: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wardcast-rejected-'));
    adapters = await openAdapters({ dataDir, databaseUrl: null }, () => undefined);
    await adapters.stores.migrate();
    await adapters.stores.readStore.saveFacility(sampleFacility());
    consumer = new IngestConsumer({ actor: SYSTEM_ACTOR, bus: adapters.stores.bus, store: adapters.stores.ingestStore, clock: { now: () => Date.now(), speed: 1 }, group: 'spec', facilities: [sampleFacility()] });
    await consumer.start();
  });
  afterAll(async () => {
    await consumer.close();
    await adapters.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    printed = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text: string | Uint8Array): boolean => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  async function rejectedRows(count: number): Promise<readonly Record<string, unknown>[]> {
    for (let tries = 0; tries < 200; tries += 1) {
      printed = '';
      await runRejected(['list', '--json', '--data-dir', dataDir]);
      const rows = JSON.parse(printed) as Record<string, unknown>[];
      if (rows.length >= count) return rows;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`There were never ${count} rejected messages.`);
  }

  async function until(verb: string, isRight: (text: string) => boolean): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      printed = '';
      expect(await runRejected([verb, '--data-dir', dataDir])).toBe(0);
      if (isRight(printed)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${verb} never said so: ${printed}`);
  }

  it('turns ten kinds of broken messages into ten dead letters that say where and why', async () => {
    expect(await runSimulate(['--malformed', '--data-dir', dataDir])).toBe(0);
    const rows = await rejectedRows(10);
    expect(rows).toHaveLength(10);
    const reasons = new Set(rows.map((row) => row.reason));
    expect(reasons).toEqual(new Set(['not_json', 'missing_header', 'unknown_type', 'bad_time', 'schema_invalid', 'facility_mismatch', 'too_large']));
    for (const row of rows) expect(row.detail).toEqual(expect.stringMatching(/\w+/));
  });

  it('shows an original with its identifiers masked', async () => {
    const rows = await rejectedRows(10);
    const row = rows.find((candidate) => candidate.reason === 'bad_time')!;
    printed = '';
    expect(await runRejected(['show', String(row.id), '--data-dir', dataDir])).toBe(0);
    expect(printed).toContain('PatientAdmitted');
    expect(printed).not.toContain('f'.repeat(32));
    expect(printed).toContain('***ff');
  });

  it('publishes an original again, which comes back as a new dead letter while it is still wrong', async () => {
    const [row] = await rejectedRows(10);
    expect(await runRejected(['replay', String(row!.id), '--data-dir', dataDir])).toBe(0);
    expect(await rejectedRows(11)).toHaveLength(11);
  });

  it('publishes an original again once its cause is mended, and then it counts', async () => {
    const late = { ...sampleFacility(), facilityId: 'opened-later' };
    const ward = late.units.find((unit) => unit.kind === 'ward')!;
    const at = Date.now();
    const data = { visitKey: 'd'.repeat(32), trigger: 'A01', location: { unitId: ward.unitId, bedId: ward.bedIds[0]! } };
    await adapters.stores.bus.append(EVENT_TOPIC, [toRawMessage({ eventId: 'e'.repeat(32), type: 'PatientAdmitted', family: 'adt', facilityId: late.facilityId, feedId: 'adt', occurredAt: at, recordedAt: at, receivedAt: at, mode: 'live', data } as HospitalEvent)]);
    const [row] = await rejectedRows(12);
    expect(row).toMatchObject({ reason: 'unknown_facility', replayedAt: null });
    await adapters.stores.readStore.saveFacility(late);
    const ingest = await consumer.serve(late);
    expect(await runRejected(['replay', String(row!.id), '--data-dir', dataDir])).toBe(0);
    const ledger = await ingest.currentLedger();
    while (ledger.visits.size === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const [replayed, ...others] = await rejectedRows(12);
    expect([replayed!.id, others.length]).toEqual([row!.id, 11]);
    expect(replayed!.replayedAt).not.toBeNull();
  });

  it.each([
    [['frob'], 'There is no "frob" here.'],
    [['show'], 'Which message?'],
    [['list', '--limit', 'many'], '--limit must be a whole number'],
  ])('refuses %j before it touches a database', async (argv, complaint) => {
    const said = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const nowhere = join(dataDir, 'never-made');
    expect(await runRejected([...argv, '--data-dir', nowhere])).toBe(2);
    expect(said.mock.calls.join(' ')).toContain(complaint);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('lists accepted events that wait to be explained, and those that contradict each other', async () => {
    const facility = sampleFacility();
    const at = Date.now();
    const event = (type: string, serial: number, data: Record<string, unknown>): RawMessage =>
      toRawMessage({ eventId: String(serial).padStart(32, '0'), type, family: 'adt', facilityId: facility.facilityId, feedId: 'adt', occurredAt: at + serial, recordedAt: at, receivedAt: at, mode: 'live', data: { trigger: 'A01', ...data } } as HospitalEvent);
    const ward = facility.units.find((unit) => unit.kind === 'ward')!;
    const location = { unitId: ward.unitId, bedId: ward.bedIds[0]! };
    await adapters.stores.bus.append(EVENT_TOPIC, [
      event('PatientDischarged', 1, { visitKey: 'a'.repeat(32) }),
      event('PatientAdmitted', 2, { visitKey: 'b'.repeat(32), location }),
      event('PatientAdmitted', 3, { visitKey: 'c'.repeat(32), location }),
    ]);
    await until('waiting', (text) => text.includes('PatientDischarged  visit_unknown  waits since'));
    await until('contradictions', (text) => text.includes(`bed_has_two_visits  ${ward.unitId} ${location.bedId}`));
  });

  it('refuses an unknown id and says how to find one', async () => {
    const complaint = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await runRejected(['show', 'no-such-id', '--data-dir', dataDir])).toBe(1);
    expect(complaint.mock.calls.join(' ')).toContain('npm run rejected');
  });
});
