import { sampleFacility } from '../facility/sample-facility';
import { expectedArrivals } from './arrival-rates';
import { HospitalCalendar } from './hospital-calendar';

const calendar = new HospitalCalendar(sampleFacility());
const perDay = { adults: 240, children: 48 };
const at = (text: string): ReturnType<typeof expectedArrivals> => expectedArrivals(calendar, Date.parse(text), perDay);

describe('expectedArrivals', () => {
  it('is busiest late on Monday morning and quietest before dawn', () => {
    expect(at('2026-02-02T11:00Z').adults).toBeGreaterThan(4 * at('2026-02-02T04:00Z').adults);
    expect(at('2026-02-02T11:00Z').adults).toBeGreaterThan(at('2026-02-04T11:00Z').adults);
  });

  it('brings children after school', () => {
    expect(at('2026-02-03T18:00Z').children).toBeGreaterThan(1.5 * at('2026-02-03T11:00Z').children);
  });

  it('goes by local time: 10:00 UTC is 11:00 in summer', () => {
    // 3 and 24 June 2026 are ordinary Wednesdays; only the clock differs from 4 November, an ordinary Wednesday.
    const shape = (summer: string, winter: string): number => at(summer).adults / at(winter).adults;
    expect(shape('2026-06-03T03:00Z', '2026-11-04T04:00Z')).toBeCloseTo(shape('2026-06-03T10:00Z', '2026-11-04T11:00Z'), 6);
  });

  it('is busier in winter than in summer, with children above all', () => {
    // 14 January and 15 July 2026 are ordinary Wednesdays; ten in the morning on the local clock.
    const [winter, summer] = [at('2026-01-14T10:00Z'), at('2026-07-15T09:00Z')];
    expect(winter.adults).toBeGreaterThan(1.04 * summer.adults);
    expect(winter.children).toBeGreaterThan(1.2 * summer.children);
  });

  it('falls on Christmas Day and holidays', () => {
    // 25 December 2026 is a Friday, as are 18 December and Good Friday, 3 April.
    expect(at('2026-12-25T11:00Z').adults).toBeLessThan(0.85 * at('2026-12-18T11:00Z').adults);
    expect(at('2026-04-03T10:00Z').adults).toBeLessThan(at('2026-04-10T10:00Z').adults);
  });
});
