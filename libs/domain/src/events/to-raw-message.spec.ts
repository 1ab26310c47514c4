import { anEvent, SAMPLE_DATA, SAMPLE_START } from '../testing';
import { EVENT_TYPES } from './envelope';
import type { HospitalEvent } from './hospital-event';
import { toRawMessage } from './to-raw-message';

function withData(event: HospitalEvent, data: object): HospitalEvent {
  return { ...event, data: { ...event.data, ...data } } as HospitalEvent;
}

describe('toRawMessage', () => {
  it('writes CloudEvents in binary mode with the facility as key', () => {
    const event = anEvent('PatientAdmitted', {}, { recordedAt: SAMPLE_START + 60_000, mode: 'backfill' });
    const { key, headers, value } = toRawMessage(event);
    expect(key).toBe('H1');
    expect(headers).toEqual({
      ce_specversion: '1.0',
      ce_id: event.eventId,
      ce_source: '/feeds/test',
      ce_type: 'org.wardcast.adt.PatientAdmitted.v1',
      ce_subject: `visit/${SAMPLE_DATA.PatientAdmitted.visitKey}`,
      ce_time: '2026-01-05T08:00:00.000Z',
      'content-type': 'application/json',
      ce_dataschema: 'https://schemas.wardcast.example/adt/PatientAdmitted/1.0.0.json',
      ce_partitionkey: 'H1',
      ce_recordedtime: '2026-01-05T08:01:00.000Z',
      ce_receivedtime: '2026-01-05T08:00:01.000Z',
      ce_mode: 'backfill',
    });
    expect(JSON.parse(new TextDecoder().decode(value))).toEqual({ schemaVersion: '1.0.0', eventId: event.eventId, ...SAMPLE_DATA.PatientAdmitted });
  });

  it.each([['BedStatusChanged', 'bed/w1-01'], ['StaffingActual', 'unit/w1'], ['VisitMerged', 'facility/H1']] as const)('names the subject of %s', (type, subject) => {
    expect(toRawMessage(anEvent(type)).headers['ce_subject']).toBe(subject);
  });

  it.each(EVENT_TYPES)('refuses an unknown field in %s', (type) => {
    expect(() => toRawMessage(withData(anEvent(type), { surname: 'x' }))).toThrow('/surname is not a field');
  });

  it('refuses an unknown field further down, and values that break the schema, without naming the value', () => {
    expect(() => toRawMessage(withData(anEvent('PatientAdmitted'), { location: { unitId: 'w1', note: 'x' } }))).toThrow('/location/note');
    expect(() => toRawMessage(withData(anEvent('PatientsSwapped'), { swap: [{ ...SAMPLE_DATA.PatientsSwapped.swap[0], name: 'x' }, SAMPLE_DATA.PatientsSwapped.swap[1]] }))).toThrow('/swap/name');
    expect(() => toRawMessage(withData(anEvent('PatientAdmitted'), { visitKey: '0001234' }))).toThrow(/^PatientAdmitted: \/visitKey: The text/);
    expect(() => toRawMessage(withData(anEvent('StaffingActual'), { interval: { start: 5, end: 5 } }))).toThrow('/interval/end');
  });
});
