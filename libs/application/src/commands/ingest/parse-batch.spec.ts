import { toRawMessage } from '@wardcast/domain';
import { anEvent, SAMPLE_START } from '@wardcast/domain/testing';
import type { BusRecord } from '../../ports/event-bus.port';
import { NO_FACILITY, parseBatch } from './parse-batch';
import type { KeyStanding } from './parse-batch';

const record = (facilityId: string, offset: number, value?: string): BusRecord => {
  const raw = toRawMessage(anEvent('PatientAdmitted', {}, { facilityId, message: `${facilityId} ${offset}` }));
  return { ...raw, topic: 't', partition: 0, offset: BigInt(offset), appendedAt: 0, ...(value === undefined ? {} : { value: new TextEncoder().encode(value) }) };
};
const served = (): KeyStanding => ({ kind: 'served' });

describe('parseBatch', () => {
  it('sorts records that alternate by facility, each in its order', () => {
    const runs = parseBatch([record('north', 0), record('south', 1), record('north', 2)], served, SAMPLE_START);
    expect(runs.map(({ facilityId, records, events }) => [facilityId, records, events.length])).toEqual([['north', 2, 2], ['south', 1, 1]]);
    expect([...runs[0]!.origins.values()].map(({ offset }) => offset)).toEqual([0n, 2n]);
  });

  it('keeps what cannot be read with its facility, and counts it', () => {
    const [run] = parseBatch([record('north', 0), record('north', 1, 'not JSON')], served, SAMPLE_START);
    expect([run!.records, run!.events.length, run!.deadLetters.map(({ offset, rejected }) => [offset, rejected.reason])]).toEqual([2, 1, [[1n, 'not_json']]]);
  });

  it('makes one run, the first, of all keys that name no facility here', () => {
    const runs = parseBatch([record('north', 0), record('x', 1), record('y', 2)], (key) => (key === 'north' ? { kind: 'served' } : { kind: 'unknown' }), SAMPLE_START);
    expect(runs.map(({ facilityId, deadLetters }) => [facilityId, deadLetters.map(({ rejected }) => rejected.reason)])).toEqual([[NO_FACILITY, ['unknown_facility', 'unknown_facility']], ['north', []]]);
  });

  it('refuses messages of a facility whose others arrive in another partition', () => {
    const [run] = parseBatch([record('north', 0)], () => ({ kind: 'elsewhere', partition: 7 }), SAMPLE_START);
    expect([run!.facilityId, run!.events, run!.deadLetters[0]!.rejected]).toEqual(['north', [], expect.objectContaining({ reason: 'facility_mismatch', where: 'partition', detail: expect.stringContaining('partition 7') as string })]);
  });

  it('refuses what was received a day or more in the future, whatever its mode: it would make everything until then too late', () => {
    const received = (at: number, mode: 'live' | 'replay'): BusRecord => {
      const raw = toRawMessage(anEvent('PatientAdmitted', {}, { at, receivedAt: at, mode, facilityId: 'north' }));
      return { ...raw, topic: 't', partition: 0, offset: 0n, appendedAt: 0 };
    };
    const day = 24 * 3_600_000;
    const [run] = parseBatch([received(SAMPLE_START + day, 'live'), received(SAMPLE_START + day + 1, 'live'), received(Date.UTC(9999, 0), 'replay')], served, SAMPLE_START);
    expect(run!.events.map(({ receivedAt }) => receivedAt)).toEqual([SAMPLE_START + day]);
    expect(run!.deadLetters.map(({ rejected }) => [rejected.reason, rejected.where])).toEqual([['bad_time', 'header:ce_receivedtime'], ['bad_time', 'header:ce_receivedtime']]);
  });
});
