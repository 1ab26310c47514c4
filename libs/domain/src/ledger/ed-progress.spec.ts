import type { EventType, HospitalEvent } from '../events/hospital-event';
import type { EventDataByType } from '../generated/event-data';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { edNumbers, edPartOf } from './ed-progress';
import { createLedger } from './ledger-state';
import { fromSnapshot, toSnapshot } from './ledger-snapshot';
import { presentOutlooks } from './present-outlooks';

const minute = (minutes: number): number => SAMPLE_START + minutes * 60_000;
const at = <T extends EventType>(minutes: number, type: T, data: Partial<EventDataByType[T]>): HospitalEvent => anEvent(type, { visitKey: 'e', unitId: 'ed', ...data }, { at: minute(minutes), receivedAt: minute(minutes + 2) });
const steps = [
  at(0, 'EdArrived', { arrivalMode: 'ambulance', area: 'waiting' }),
  at(8, 'EdTriaged', { acuity: 3, area: 'triage' }),
  at(30, 'EdRoomed', { area: 'majors' }),
  at(45, 'EdProviderSeen', { area: 'majors', acuity: 2 }),
  at(90, 'EdDecisionToAdmit', { requestedUnitId: 'w1' }),
  at(95, 'EdBedRequested', { requestedUnitId: 'w1' }),
];
const progress = { mode: 'ambulance', acuity: [{ level: 3, knownAt: minute(10) }, { level: 2, knownAt: minute(47) }], area: [{ name: 'majors', knownAt: minute(32) }], roomedAt: minute(32), seenAt: minute(47), decidedAt: minute(92) };

function ledgerOf(...events: readonly HospitalEvent[]) {
  const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
  applyEvents(ledger, events);
  return ledger;
}

it('is the first word on each step and every change of urgency and place, with their receipts, and outlives a snapshot', () => {
  const ledger = ledgerOf(...steps);
  expect(presentOutlooks(ledger, 'ed')[0]!.ed).toEqual(progress);
  expect(presentOutlooks(fromSnapshot(aFacility(), toSnapshot(ledger)), 'ed')[0]!.ed).toEqual(progress);
});

it('is not known of a patient on a ward', () => {
  const moved = ledgerOf(...steps, anEvent('PatientAdmitted', { visitKey: 'e', location: { unitId: 'w1', bedId: 'w1-01' } }, { at: minute(200), receivedAt: minute(200) }));
  expect(presentOutlooks(moved, 'w1').map(({ ed }) => ed)).toEqual([null]);
});

it('begins anew when the patient left and came back under the same number', () => {
  const back = at(600, 'EdArrived', { arrivalMode: 'walk_in', area: 'waiting' });
  const fresh = { mode: 'walk_in', acuity: [], area: [], roomedAt: null, seenAt: null, decidedAt: null };
  expect(presentOutlooks(ledgerOf(...steps, at(120, 'EdLeftWithoutBeingSeen', {}), back), 'ed')[0]!.ed).toEqual(fresh);
});

it('takes no room where nothing is told, and corridors say nothing of whom they hold', () => {
  expect(edNumbers({ area: 'hallway' })).toBeNull();
  expect(edNumbers({ acuity: 4 })).toEqual([4, 0, 0]);
  expect([edPartOf('waiting'), edPartOf(undefined), edPartOf('paeds')]).toEqual([null, null, 'paeds']);
});
