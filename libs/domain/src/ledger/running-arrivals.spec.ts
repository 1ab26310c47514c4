import { keyOf } from '../events/event-id';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger } from './ledger-state';
import { runningArrivals } from './running-arrivals';

const HOUR = 3_600_000;
const admit = (hours: number, key: number) => anEvent('PatientAdmitted', { visitKey: keyOf('visit', key), location: { unitId: 'w1' } }, { at: SAMPLE_START + hours * HOUR });

test('counts who came after the last full hour, whoever left again', () => {
  const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
  applyEvents(ledger, [admit(0.5, 1), admit(1.25, 2), admit(1.5, 3), anEvent('PatientDischarged', { visitKey: keyOf('visit', 3) }, { at: SAMPLE_START + 1.6 * HOUR })]);
  expect(runningArrivals(ledger, 'w1', SAMPLE_START + 1.75 * HOUR)).toBe(2);
  expect(runningArrivals(ledger, 'w1', SAMPLE_START + 2 * HOUR)).toBe(0);
  expect(() => runningArrivals(ledger, 'nowhere', SAMPLE_START)).toThrow(RangeError);
});
