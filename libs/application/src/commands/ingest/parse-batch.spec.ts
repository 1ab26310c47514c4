import { toRawMessage } from '@wardcast/domain';
import { anEvent } from '@wardcast/domain/testing';
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
    const runs = parseBatch([record('north', 0), record('south', 1), record('north', 2)], served);
    expect(runs.map(({ facilityId, records, events }) => [facilityId, records, events.length])).toEqual([['north', 2, 2], ['south', 1, 1]]);
    expect([...runs[0]!.origins.values()].map(({ offset }) => offset)).toEqual([0n, 2n]);
  });

  it('keeps what cannot be read with its facility, and counts it', () => {
    const [run] = parseBatch([record('north', 0), record('north', 1, 'not JSON')], served);
    expect([run!.records, run!.events.length, run!.deadLetters.map(({ offset, rejected }) => [offset, rejected.reason])]).toEqual([2, 1, [[1n, 'not_json']]]);
  });

  it('makes one run, the first, of all keys that name no facility here', () => {
    const runs = parseBatch([record('north', 0), record('x', 1), record('y', 2)], (key) => (key === 'north' ? { kind: 'served' } : { kind: 'unknown' }));
    expect(runs.map(({ facilityId, deadLetters }) => [facilityId, deadLetters.map(({ rejected }) => rejected.reason)])).toEqual([[NO_FACILITY, ['unknown_facility', 'unknown_facility']], ['north', []]]);
  });

  it('refuses messages of a facility whose others arrive in another partition', () => {
    const [run] = parseBatch([record('north', 0)], () => ({ kind: 'elsewhere', partition: 7 }));
    expect([run!.facilityId, run!.events, run!.deadLetters[0]!.rejected]).toEqual(['north', [], expect.objectContaining({ reason: 'facility_mismatch', where: 'partition', detail: expect.stringContaining('partition 7') as string })]);
  });
});
