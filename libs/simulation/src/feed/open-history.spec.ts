import { HOUR_MS } from '@wardcast/timeseries';
import type { HospitalEvent } from '@wardcast/domain';
import { linkCases, newCaseRecord } from './case-record';
import { KEEP_FINISHED_MS, OpenHistory } from './open-history';

let count = 0;
function event(type: string, at: number, data: object): HospitalEvent {
  count += 1;
  return { eventId: String(count).padStart(32, '0'), type, family: 'adt', facilityId: 'f', feedId: 'adt', occurredAt: at, recordedAt: at, receivedAt: at, mode: 'live', data } as unknown as HospitalEvent;
}
const admission = (at: number): HospitalEvent => event('PatientAdmitted', at, {});
const bed = (at: number, current: string): HospitalEvent => event('BedStatusChanged', at, { bedId: 'b', facet: 'hygiene', current });
const END = 1_000 * HOUR_MS;

describe('OpenHistory', () => {
  it('keeps all events of open cases and of those that ended within 72 hours', () => {
    const history = new OpenHistory();
    const [open, recent, old] = [newCaseRecord(), newCaseRecord(), newCaseRecord()];
    recent.finishedAt = END - KEEP_FINISHED_MS;
    old.finishedAt = END - KEEP_FINISHED_MS - 1;
    const events = [open, recent, old].map((record) => ({ event: admission(END - 100 * HOUR_MS), record, isRepeat: false }));
    for (const delivery of events) history.keep(delivery);
    expect(history.events(END)).toEqual([events[0]!.event, events[1]!.event]);
  });

  it('keeps an old case while one it is linked with is open', () => {
    const history = new OpenHistory();
    const [open, old] = [newCaseRecord(), newCaseRecord()];
    old.finishedAt = 0;
    linkCases(open, old);
    history.keep({ event: admission(HOUR_MS), record: open, isRepeat: false });
    history.keep({ event: admission(HOUR_MS), record: old, isRepeat: false });
    expect(history.events(END)).toHaveLength(2);
  });

  it('keeps the latest word on a bed by time of happening, not of receipt', () => {
    const history = new OpenHistory();
    const clean = bed(10 * HOUR_MS, 'clean');
    history.keep({ event: clean, record: null, isRepeat: false });
    history.keep({ event: bed(9 * HOUR_MS, 'cleaning'), record: null, isRepeat: false });
    expect(history.events(END)).toEqual([clean]);
  });

  it('keeps the cleaning that made a bed ready for a patient who is still there, and tells it once', () => {
    const history = new OpenHistory();
    const record = newCaseRecord();
    const [clean, later] = [bed(10 * HOUR_MS, 'clean'), bed(30 * HOUR_MS, 'clean')];
    const inBed = event('PatientAdmitted', 11 * HOUR_MS, { location: { unitId: 'u', bedId: 'b' } });
    history.keep({ event: clean, record: null, isRepeat: false });
    history.keep({ event: inBed, record, isRepeat: false });
    expect(history.events(END)).toEqual([clean, inBed]);
    history.keep({ event: later, record: null, isRepeat: false });
    expect(history.events(END)).toEqual([clean, inBed, later]);
  });

  it('drops facts whose time is over, and repeats', () => {
    const history = new OpenHistory();
    const shift = (end: number): HospitalEvent => event('StaffingPlanned', HOUR_MS, { unitId: 'u', shiftId: String(end), interval: { start: 0, end } });
    history.keep({ event: shift(END - KEEP_FINISHED_MS - 1), record: null, isRepeat: false });
    const current = shift(END);
    history.keep({ event: current, record: null, isRepeat: false });
    history.keep({ event: current, record: null, isRepeat: true });
    expect(history.events(END)).toEqual([current]);
  });
});
