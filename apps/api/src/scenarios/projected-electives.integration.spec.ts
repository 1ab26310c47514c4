import { TakeBaselineDocument } from '@wardcast/contract';
import type { Facility, HospitalEvent } from '@wardcast/domain';
import { postGraphql } from '../testing/post-graphql';
import { smallHistory } from '../testing/small-history';
import { TestHospital } from '../testing/test-hospital';

jest.setTimeout(180_000);

/** The usual three weeks, in which whoever came into one unit had been planned. */
const withPlanned = (facility: Facility, from: number, to: number): readonly HospitalEvent[] =>
  smallHistory(facility, from, to).map((event) => (event.type === 'PatientAdmitted' && event.data.location.unitId === 'sur-a' ? { ...event, data: { ...event.data, admissionType: 'elective' } } : event));

it('projects electives beyond the booked list where planned patients were seen to come, and says so', async () => {
  const hospital = await TestHospital.open({ startsAt: Date.UTC(2026, 10, 25, 9, 12), history: withPlanned });
  try {
    const { data, text } = await postGraphql(hospital.url, TakeBaselineDocument, { start: 'now' });
    if (!data) throw new Error(text);
    expect(data.takeBaseline.assumptions).toContain('projected_electives');
  } finally {
    await hospital.close();
  }
});
