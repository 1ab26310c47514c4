import { applyEvents, createLedger } from '@wardcast/domain';
import type { Ledger } from '@wardcast/domain';
import { aFacility, anEvent, SAMPLE_START } from '@wardcast/domain/testing';
import { readUnits, type UnitsAtIssue } from './known-units';

const HOUR_MS = 3_600_000;
const facility = aFacility();
const unitIds = facility.units.map(({ unitId }) => unitId);

function aLedger(): Ledger {
  const ledger = createLedger(facility, { openedAt: SAMPLE_START - 24 * HOUR_MS });
  applyEvents(ledger, [anEvent('PatientAdmitted', { visitKey: 'a', location: { unitId: 'w1' } }, { at: SAMPLE_START - 9 * HOUR_MS })]);
  return ledger;
}
function move(ledger: Ledger, step: number): void {
  const unitId = step % 2 === 0 ? 'w2' : 'w1';
  applyEvents(ledger, [anEvent('PatientTransferred', { visitKey: 'a', to: { unitId } }, { at: SAMPLE_START - HOUR_MS + step * 1_000 })]);
}
const read = (ledger: Ledger, breathe: () => Promise<void>): Promise<UnitsAtIssue> => readUnits({ facility, ledger, models: { version: 'none', fittedAt: SAMPLE_START, byUnit: new Map(), sums: {} }, issuedAt: SAMPLE_START }, unitIds, breathe);
const places = ({ known }: UnitsAtIssue): readonly string[] => known.flatMap(({ unitId, present, live }) => [...present, ...live.present].map(() => unitId));

test('others come in before every unit, and nothing is read twice while nothing changes', async () => {
  let pauses = 0;
  const units = await read(aLedger(), () => Promise.resolve(void (pauses += 1)));
  expect(pauses).toBe(unitIds.length);
  expect(units.known.map(({ unitId }) => unitId)).toEqual(unitIds);
  expect(places(units)).toEqual(['w1', 'w1']);
});

test.each(unitIds.map((_, i) => i + 1))('a patient who moves before unit %d is read is in one unit, the later one', async (turn) => {
  const ledger = aLedger();
  let pauses = 0;
  const units = await read(ledger, () => {
    if (++pauses === turn) move(ledger, 0);
    return Promise.resolve();
  });
  expect(places(units)).toEqual(['w2', 'w2']);
  // Four units, and of the two that changed those that had been read before it.
  expect(pauses).toBeLessThanOrEqual(unitIds.length + 2);
});

test('a feed that never rests is not waited for', async () => {
  const ledger = aLedger();
  let pauses = 0;
  const units = await read(ledger, () => Promise.resolve(move(ledger, pauses++)));
  expect(places(units)).toHaveLength(2);
  expect(new Set(places(units)).size).toBe(1);
  expect(pauses).toBeLessThanOrEqual(3 * unitIds.length);
});
