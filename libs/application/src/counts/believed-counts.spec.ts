import type { HospitalEvent } from '@wardcast/domain';
import { toRawMessage } from '@wardcast/domain';
import { aFacility, anEvent } from '@wardcast/domain/testing';
import type { BusRecord } from '../ports/event-bus.port';
import { believedCounts, type CountedRun } from './believed-counts';

const counts = (unitId: string, occupiedBeds: number): HospitalEvent => anEvent('UnitCountsReported', { unitId, occupiedBeds });
const good = counts('w1', 54);
/** Ward w1 has four beds: more than 54 is absurd. */
const absurd = counts('w1', 55);
const strange = counts('w9', 1);
const admitted = anEvent('PatientAdmitted');
const recordOf = (event: HospitalEvent, index: number): readonly [HospitalEvent, BusRecord] => [event, { ...toRawMessage(event), offset: BigInt(index) } as BusRecord];

it('takes what can be and sends the rest, whole, to the dead letters', () => {
  const events = [good, absurd, admitted, strange];
  const run = believedCounts<CountedRun>(aFacility(), { events, deadLetters: [], records: new Map(events.map(recordOf)) });
  expect(run.events).toEqual([good, admitted]);
  expect(run.deadLetters.map(({ offset, rejected }) => [Number(offset), rejected.reason, rejected.where])).toEqual([[1, 'schema_invalid', '/occupiedBeds'], [3, 'schema_invalid', '/unitId']]);
  expect(run.deadLetters[0]!.rejected.raw.value).toEqual(toRawMessage(absurd).value);
});

it('leaves a run as it is where all can be', () => {
  const run = { events: [good, admitted], deadLetters: [] };
  expect(believedCounts(aFacility(), run)).toBe(run);
});

it('leaves out what history says absurdly, where there is no original to keep', () => {
  expect(believedCounts(aFacility(), { events: [absurd], deadLetters: [] })).toEqual({ events: [], deadLetters: [] });
});
