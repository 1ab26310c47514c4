import * as fc from 'fast-check';
import { HOUR_MS } from '@wardcast/timeseries';
import { flowWindow, knownStays, type FlowStay } from './flow-window';
import { TRANSFER_CELLS, addMoves, fitTransferKernel, transferCell, type TransferKernel } from './transfer-kernel';

const T = Date.UTC(2026, 0, 5);
const window = flowWindow('UTC', T, T + 56 * 24 * HOUR_MS);
/** Ten hours from midnight on day `day`. */
const stay = (day: number, more: Partial<FlowStay>): FlowStay => ({ enteredAt: T + day * 24 * HOUR_MS, leftAt: T + (day * 24 + 9.5) * HOUR_MS, ...more });
const fitted = (...stays: readonly FlowStay[]): TransferKernel | null => fitTransferKernel(knownStays(stays, window), window);
function movesOf(kernel: TransferKernel, leaving: Parameters<typeof addMoves>[1]): Record<string, number> {
  const found: Record<string, number> = {};
  addMoves(kernel, leaving, (unitId, mass) => (found[unitId] = (found[unitId] ?? 0) + mass));
  return found;
}

test('shares of departures are those seen, drawn to the overall share by twenty departures', () => {
  // Thirty in ten leave at half past nine, 8 to 24 hours old: 12 to ward a, 6 to ward b, 12 home.
  const stays = Array.from({ length: 30 }, (_, i) => stay(i, i < 12 ? { movedTo: 'a' } : i < 18 ? { movedTo: 'b' } : {}));
  const kernel = fitted(...stays)!;
  expect(kernel.destinations).toEqual(['a', 'b']);
  const seen = transferCell(9.5, 9);
  // The cell holds all departures, so it is the overall share: (12 + 20 * .4) / (30 + 20) = .4 and .2; so is every cell that holds none.
  for (const cell of [seen, transferCell(2, 20), TRANSFER_CELLS - 1]) {
    const moves = movesOf(kernel, { cell, mass: 1 });
    expect(moves['a']).toBeCloseTo(0.4, 4);
    expect(moves['b']).toBeCloseTo(0.2, 4);
  }
});

test('who came from a unit goes back to it with a share of its own, and the others share the rest', () => {
  // Twenty came from ward a: ten go back, ten go home. Ten came from nowhere, of whom five go to ward a.
  const stays = [...Array.from({ length: 20 }, (_, i) => stay(i, { cameFrom: 'a', ...(i < 10 && { movedTo: 'a' }) })), ...Array.from({ length: 10 }, (_, i) => stay(20 + i, i < 5 ? { movedTo: 'a' } : {}))];
  const kernel = fitted(...stays)!;
  // Of the 20 departures that are not back to the origin 5 go to a: .25. Back: (10 + 20 * .25) / (20 + 20) = .375.
  expect(kernel.returns[0]).toBeCloseTo(0.375, 4);
  expect(movesOf(kernel, { cell: 0, mass: 2 })['a']).toBeCloseTo(0.5, 4);
  // Once more by the common share of those who do not go back: .375 + .625 * .25.
  expect(movesOf(kernel, { cell: 0, mass: 1, cameFrom: 'a' })['a']).toBeCloseTo(0.53125, 4);
  expect(movesOf(kernel, { cell: 0, mass: 1, cameFrom: 'elsewhere' })['a']).toBeCloseTo(0.25, 4);
});

test('without moves there is no kernel, and a move after the window is not known', () => {
  expect(fitted(stay(0, {}))).toBeNull();
  expect(fitted(stay(55, { leftAt: window.to + 1, movedTo: 'a' }))).toBeNull();
});

test('never more move than leave', () => {
  const one = fc.record({ day: fc.integer({ min: 0, max: 54 }), movedTo: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }), cameFrom: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: TRANSFER_CELLS - 1 }), fc.constantFrom(undefined, 'a', 'b', 'c'), (stays, cell, cameFrom) => {
      const kernel = fitted(...stays.map(({ day, movedTo, cameFrom: from }) => stay(day, { ...(movedTo && { movedTo }), ...(from && { cameFrom: from }) })));
      if (kernel === null) return;
      const moves = Object.values(movesOf(kernel, { cell, mass: 1, cameFrom }));
      expect(moves.every((share) => share >= 0)).toBe(true);
      expect(moves.reduce((sum, x) => sum + x, 0)).toBeLessThanOrEqual(1.001);
    }),
    { numRuns: 40 },
  );
});
