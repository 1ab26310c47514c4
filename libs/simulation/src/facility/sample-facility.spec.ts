import { carePlans } from '../care/care-plan';
import { electiveServices } from '../demand/elective-plan';
import { sampleFacility } from './sample-facility';
import { wardPlans } from './ward-plan';

describe('sampleFacility', () => {
  const facility = sampleFacility();
  const wards = facility.units.filter((unit) => unit.kind !== 'ed');

  it('has one emergency department and 24 wards with 600 beds, of which 562 are staffed', () => {
    expect(facility.units.length - wards.length).toBe(1);
    expect(wards).toHaveLength(24);
    expect(wards.reduce((sum, unit) => sum + unit.bedIds.length, 0)).toBe(600);
    expect(wardPlans.reduce((sum, plan) => sum + plan.staffed, 0)).toBe(562);
  });

  it('names every unit and bed once, and every division that it uses', () => {
    expect(new Set(facility.units.map((unit) => unit.unitId)).size).toBe(25);
    const beds = facility.units.flatMap((unit) => unit.bedIds);
    expect(new Set(beds).size).toBe(beds.length);
    const divisions = new Set(facility.divisions.map((division) => division.divisionId));
    for (const unit of facility.units) expect(divisions).toContain(unit.divisionId);
  });

  it('has every kind of unit', () => {
    expect(new Set(facility.units.map((unit) => unit.kind))).toEqual(new Set(['ward', 'icu', 'hdu', 'paediatric', 'neonatal', 'maternity', 'assessment', 'ed']));
  });

  it('says that it is a sample', () => {
    expect(facility.sample).toBe(true);
  });

  it('has a care plan for every ward, and plans lead only to wards', () => {
    const ids = new Set(wards.map((unit) => unit.unitId));
    expect(new Set(carePlans.keys())).toEqual(ids);
    for (const plan of carePlans.values()) {
      for (const [to] of plan.onward) expect(to === 'home' || to === 'died' || ids.has(to)).toBe(true);
      for (const other of plan.alternates) expect(ids).toContain(other);
    }
    for (const service of electiveServices) expect(ids).toContain(service.unitId);
  });
});
