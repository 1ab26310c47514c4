import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import { DAY_MS, startOfLocalDay } from '@wardcast/timeseries';
import { toConnectMessage } from './ingest-connect';

describe('toConnectMessage', () => {
  it('names a schema field for every value, and the values are those of the stored row', () => {
    const epoch = startOfLocalDay(sampleFacility().timeZone, Date.UTC(2025, 5, 2));
    const event = createSampleHospital({ seed: 1, epoch }).advance(epoch + DAY_MS).find(({ type }) => type === 'PatientAdmitted')!;
    const { schema, payload } = JSON.parse(toConnectMessage(event)) as { schema: { fields: { field: string }[] }; payload: Record<string, string> };
    expect(schema.fields.map(({ field }) => field)).toEqual(Object.keys(payload));
    expect(payload['event_id']!.replaceAll('-', '')).toBe(event.eventId);
    expect(Date.parse(payload['occurred_at']!)).toBe(event.occurredAt);
    expect(JSON.parse(payload['data']!)).toEqual(event.data);
  });
});
