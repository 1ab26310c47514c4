import type { Unit } from '@wardcast/domain';
import { WardState, type BedRequest } from './ward-state';

const unit: Unit = { unitId: 'w', name: 'W', divisionId: 'd', kind: 'ward', specialty: 's', bedIds: ['w-1', 'w-2'] };
const request = (priority: 0 | 1 | 2): BedRequest => ({ unitId: 'w', priority, alternates: [], take: () => undefined, open: true });

describe('WardState', () => {
  it('takes a bed through held, occupied and dirty, and counts it while it is taken', () => {
    const ward = new WardState(unit, 2);
    const bed = ward.readyBed()!;
    ward.hold(bed);
    ward.occupy(bed);
    expect(ward.committed).toBe(1);
    ward.vacate(bed);
    expect(bed.use).toBe('dirty');
    expect(ward.committed).toBe(0);
    expect(ward.readyBed()?.bedId).toBe('w-2');
  });

  it('refuses a bed that is taken, and a patient in a bed that was not held', () => {
    const ward = new WardState(unit, 2);
    const bed = ward.readyBed()!;
    expect(() => ward.occupy(bed)).toThrow();
    ward.hold(bed);
    expect(() => ward.hold(bed)).toThrow();
    expect(() => ward.vacate(bed)).toThrow();
  });

  it('does not offer a blocked bed', () => {
    const ward = new WardState(unit, 2);
    for (const bed of ward.beds) bed.blocked = true;
    expect(ward.readyBed()).toBeNull();
  });

  it('lets the urgent go before others and keeps the order among equals', () => {
    const ward = new WardState(unit, 2);
    const [planned, firstUrgent, secondUrgent] = [request(2), request(1), request(1)];
    ward.enqueue(planned);
    ward.enqueue(firstUrgent);
    ward.enqueue(secondUrgent);
    expect(ward.queue).toEqual([firstUrgent, secondUrgent, planned]);
    ward.dequeue(firstUrgent);
    expect(ward.queue).toEqual([secondUrgent, planned]);
  });
});
