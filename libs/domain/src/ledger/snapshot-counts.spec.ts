import { keyOf } from '../events/event-id';
import { aFacility, anEvent, SAMPLE_START } from '../testing';
import { applyEvents } from './apply-events';
import { createLedger } from './ledger-state';
import { countEntries, restoreCounts } from './snapshot-counts';

const HOUR = 3_600_000;

function aLedger(): ReturnType<typeof createLedger> {
  const ledger = createLedger(aFacility());
  applyEvents(ledger, [
    anEvent('PatientAdmitted', { visitKey: keyOf('visit', 1), location: { unitId: 'w1', bedId: 'w1-01' } }),
    anEvent('UnitCountsReported', { unitId: 'w1', occupiedBeds: 4 }, { at: SAMPLE_START + HOUR }),
    anEvent('UnitCountsReported', { unitId: 'w2', occupiedBeds: 2 }, { at: SAMPLE_START + HOUR }),
  ]);
  return ledger;
}

it('gives back reports, since when movements speak, and what was contradicted', () => {
  const ledger = aLedger();
  const facts = [...ledger.units.values()].flatMap((unit) => unit.counts);
  const entries = JSON.parse(JSON.stringify(countEntries(ledger, new Map(facts.map((fact, i) => [fact, i]))))) as ReturnType<typeof countEntries>;
  const back = createLedger(aFacility());
  restoreCounts(back, facts, entries);
  for (const [unitId, unit] of back.units) {
    const { counts, movedAt, countConflicts } = ledger.units.get(unitId)!;
    expect({ counts: unit.counts, movedAt: unit.movedAt, conflicts: unit.countConflicts }).toEqual({ counts, movedAt, conflicts: countConflicts });
  }
  expect(back.units.get('w1')!.countConflicts).toHaveLength(1);
});

it('without entries, as before there were counts, calls units known by movements that anything was ever heard of', () => {
  const ledger = aLedger();
  const back = createLedger(aFacility());
  for (const [id, fact] of ledger.facts) back.facts.set(id, fact);
  back.units.get('icu')!.baseCensus = 2;
  restoreCounts(back, [], undefined);
  expect([...back.units.values()].filter(({ movedAt }) => movedAt !== null).map(({ unitId }) => unitId)).toEqual(['w1', 'icu']);
});
