import fc from 'fast-check';
import { placeLabels } from './label-placement';

const space = { gap: 14, min: 0, max: 300 };

describe('label placement', () => {
  it('leaves labels that have room where they want to be', () => {
    expect(placeLabels([{ key: 'b', wanted: 100 }, { key: 'a', wanted: 20 }], space)).toEqual([{ key: 'a', y: 20 }, { key: 'b', y: 100 }]);
  });
  it('moves two that collide apart by the same amount', () => {
    // 100 and 104 need 14 apart: centre 102, so 95 and 109.
    expect(placeLabels([{ key: 'a', wanted: 100 }, { key: 'b', wanted: 104 }], space).map((label) => label.y)).toEqual([95, 109]);
  });
  it('never overlaps, keeps the order and stays inside', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { minLength: 1, maxLength: 8 }), (wishes) => {
      const placed = placeLabels(wishes.map((wanted, i) => ({ key: String(i), wanted })), space);
      placed.forEach((label, i) => {
        expect(label.y).toBeGreaterThanOrEqual(-1e-9);
        expect(label.y).toBeLessThanOrEqual(300 + 1e-9);
        if (i > 0) expect(label.y - placed[i - 1]!.y).toBeGreaterThanOrEqual(14 - 1e-9);
      });
      const order = placed.map((label) => wishes[Number(label.key)]!);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }));
  });
  it('squeezes evenly when there is no room', () => {
    expect(placeLabels([0, 0, 0].map((wanted, i) => ({ key: String(i), wanted })), { gap: 14, min: 0, max: 20 }).map((label) => label.y)).toEqual([0, 10, 20]);
  });
});
