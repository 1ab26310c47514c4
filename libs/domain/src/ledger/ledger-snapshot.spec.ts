import { aFacility, randomHistory, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { hashLedger } from './hash-ledger';
import { fromSnapshot, toSnapshot } from './ledger-snapshot';
import { createLedger, type Ledger } from './ledger-state';
import { closeHours } from './unit-hours';
import { unitLive } from './unit-live';

const HOUR = 3_600_000;

function lived(): Ledger {
  const ledger = createLedger(aFacility(), { openedAt: SAMPLE_START });
  applyEvents(ledger, randomHistory({ seed: 5, events: 300, spanHours: 60, visits: 20 }));
  closeHours(ledger, ledger.watermark);
  return ledger;
}

describe('a snapshot', () => {
  it('gives the same ledger back: state, live numbers and bytes', () => {
    const ledger = lived();
    const bytes = toSnapshot(ledger);
    const restored = fromSnapshot(aFacility(), bytes);
    expect(hashLedger(restored)).toBe(hashLedger(ledger));
    for (const { unitId } of aFacility().units) expect(unitLive(restored, unitId, ledger.watermark + HOUR)).toEqual(unitLive(ledger, unitId, ledger.watermark + HOUR));
    expect(Buffer.compare(Buffer.from(toSnapshot(restored)), Buffer.from(bytes))).toBe(0);
  });

  it('of an empty ledger is one too', () => {
    const restored = fromSnapshot(aFacility(), toSnapshot(createLedger(aFacility())));
    expect(hashLedger(restored)).toBe(hashLedger(createLedger(aFacility())));
  });

  it('takes less than a hundred bytes a fact', () => {
    const ledger = lived();
    expect(toSnapshot(ledger).length).toBeLessThan(100 * (ledger.facts.size + ledger.loose.size) + 40 * 60 * aFacility().units.length);
  });

  it('is refused by another facility, and when bytes are missing, left over or of another layout', () => {
    const bytes = toSnapshot(lived());
    expect(() => fromSnapshot(aFacility({ facilityId: 'H2' }), bytes)).toThrow('another facility');
    expect(() => fromSnapshot(aFacility(), bytes.slice(0, bytes.length - 1))).toThrow(RangeError);
    expect(() => fromSnapshot(aFacility(), Uint8Array.from([...bytes, 1]))).toThrow('more bytes');
    expect(() => fromSnapshot(aFacility(), Uint8Array.from([99, ...bytes.slice(1)]))).toThrow('another layout');
    expect(() => fromSnapshot(aFacility(), new Uint8Array(0))).toThrow(RangeError);
  });
});
