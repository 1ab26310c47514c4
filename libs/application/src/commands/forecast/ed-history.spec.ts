import { anEvent } from '@wardcast/domain/testing';
import type { EventDataByType, EventType } from '@wardcast/domain';
import { EdHistory } from './ed-history';
import { toListEvent } from './list-event';

const T0 = Date.UTC(2026, 0, 5);
const minute = (n: number): number => T0 + n * 60_000;
const visitKey = 'e'.repeat(32);
const wardKey = 'f'.repeat(32);

function historyOf(...events: readonly (readonly [EventType, number, object])[]): EdHistory {
  const history = new EdHistory();
  for (const [type, at, data] of events) history.take(toListEvent(anEvent(type, { visitKey, unitId: 'ed', ...data } as Partial<EventDataByType[EventType]>, { at: minute(at), receivedAt: minute(at + 1) }))!);
  return history;
}

const told = historyOf(
  ['EdArrived', 0, { arrivalMode: 'ambulance', area: 'waiting' }],
  ['EdTriaged', 10, { acuity: 2, area: 'triage' }],
  ['EdRoomed', 20, { area: 'majors' }],
  ['EdProviderSeen', 50, { area: 'majors' }],
  ['EdDecisionToAdmit', 120, { requestedUnitId: 'ward' }],
  ['EdBedRequested', 130, { requestedUnitId: 'ward' }],
  ['EdDeparted', 200, { disposition: 'admitted', inpatientVisitKey: wardKey }],
);

it('keeps the first word of each kind with its receipt, and where the patient came to lie', () => {
  const tell = told.teller([
    { visitKey, unitId: 'ed', from: minute(0) },
    { visitKey: wardKey, unitId: 'ward', from: minute(200) },
    { visitKey: wardKey, unitId: 'other', from: minute(900) },
  ]);
  expect(tell(visitKey, 'ed', minute(0))).toEqual({
    mode: 'ambulance',
    acuity: [{ level: 2, knownAt: minute(11) }],
    area: [{ name: 'majors', knownAt: minute(21) }],
    roomedAt: minute(21),
    seenAt: minute(51),
    decidedAt: minute(121),
    admitted: { unitId: 'ward', at: minute(200) },
  });
});

it('tells nothing of other visits, nor of the same visit on a ward', () => {
  const tell = told.teller([]);
  expect(tell(visitKey, 'ed', minute(0))?.admitted).toBeNull();
  expect(tell(visitKey, 'ward', minute(0))).toBeUndefined();
  expect(tell(wardKey, 'ed', minute(0))).toBeUndefined();
});

it('finds the bed of a visit that keeps its key on the ward', () => {
  const tell = historyOf(['EdArrived', 0, {}]).teller([{ visitKey, unitId: 'ed', from: minute(0) }, { visitKey, unitId: 'ward', from: minute(90) }]);
  expect(tell(visitKey, 'ed', minute(0))).toMatchObject({ acuity: [], roomedAt: null, admitted: { unitId: 'ward', at: minute(90) } });
});

it('tells two stays of one visit in the department apart: what was said in each, and the bed that followed each', () => {
  const day = 24 * 60;
  const history = historyOf(
    ['EdArrived', 0, { arrivalMode: 'walk_in' }], ['EdTriaged', 10, { acuity: 4 }], ['EdProviderSeen', 30, {}], ['EdDeparted', 60, { disposition: 'home' }],
    // Said again without a departure in between: the same stay.
    ['EdArrived', day, { arrivalMode: 'ambulance' }], ['EdArrived', day + 1, { arrivalMode: 'ambulance' }], ['EdTriaged', day + 5, { acuity: 1 }], ['EdDecisionToAdmit', day + 90, {}], ['EdDeparted', day + 200, {}],
  );
  const stays = [
    { visitKey, unitId: 'ed', from: minute(0) },
    { visitKey, unitId: 'ed', from: minute(day) },
    { visitKey, unitId: 'ward', from: minute(day + 200) },
  ];
  const tell = history.teller(stays);
  expect(tell(visitKey, 'ed', minute(0))).toMatchObject({ mode: 'walk_in', acuity: [{ level: 4, knownAt: minute(11) }], seenAt: minute(31), decidedAt: null, admitted: null });
  expect(tell(visitKey, 'ed', minute(day))).toMatchObject({ mode: 'ambulance', acuity: [{ level: 1, knownAt: minute(day + 6) }], seenAt: null, decidedAt: minute(day + 91), admitted: { unitId: 'ward', at: minute(day + 200) } });
});

it('takes an arrival that is heard only after the departure for one of the same stay', () => {
  const history = historyOf(['EdTriaged', 10, { acuity: 3 }], ['EdDeparted', 60, {}]);
  history.take(toListEvent(anEvent('EdArrived', { visitKey, unitId: 'ed', arrivalMode: 'walk_in' }, { at: minute(0), receivedAt: minute(90) }))!);
  expect(history.teller([])(visitKey, 'ed', minute(0))).toMatchObject({ mode: 'walk_in', acuity: [{ level: 3, knownAt: minute(11) }] });
});
