import fc from 'fast-check';
import { bridgeOf, definiteBalance, knownMoves, type BridgeInput } from './bridge';

const AT = 1_000_000;

function input(change: Partial<BridgeInput>): BridgeInput {
  return { staffedNow: 30, censusNow: 29, staffedAtTarget: 30, medianCensus: 31, expectedOut: 4.4, targetAt: AT, definiteOutAt: [null, AT - 1], decidedInAt: [AT, AT + 1], ...change };
}

describe('knownMoves', () => {
  it('counts what is known up to the target, and what is to happen as soon as possible', () => {
    expect(knownMoves([null, AT - 1, AT, AT + 1, null], AT)).toEqual({ count: 4, soon: 2 });
  });
});

describe('bridgeOf', () => {
  it('adds up to the free beds of the median', () => {
    // free now 30 - 29 = 1; at target 30 - 31 = -1; out round(4.4) = 4, so in = 1 + 4 + 1 = 6
    const bridge = bridgeOf(input({}));
    expect(bridge).toMatchObject({ freeNow: 1, freeAtTarget: -1, out: { certain: 2, likely: 2, total: 4 }, in: { certain: 1, likely: 5, total: 6 } });
  });

  it('counts a known move at the target or without a time, not one after it', () => {
    expect(bridgeOf(input({ definiteOutAt: [null, AT, AT + 1] })).out.certain).toBe(2);
  });

  it('never expects fewer leavers than are certain', () => {
    expect(bridgeOf(input({ expectedOut: 0.2 })).out).toEqual({ certain: 2, likely: 0, total: 2 });
  });

  it('says who is decided but still waits, and promises no leavers to make room for them', () => {
    // free now 1, out 4, median 27 so 3 free at the target: in = 1 + 4 - 3 = 2 of the 11 decided
    const bridge = bridgeOf(input({ medianCensus: 27, decidedInAt: Array.from({ length: 11 }, () => null) }));
    expect(bridge).toMatchObject({ out: { total: 4 }, in: { certain: 2, likely: 0, total: 2 }, stillWaiting: 9 });
    // 1 free + 2 definite out - 11 decided
    expect(definiteBalance(bridge)).toBe(-8);
  });

  it('lets more leave when less than nobody would come', () => {
    // median 24: in would be 1 + 4 - 6 = -1, so nobody comes and one more leaves
    const bridge = bridgeOf(input({ medianCensus: 24 }));
    expect([bridge.out.total, bridge.in.total, bridge.stillWaiting]).toEqual([5, 0, 1]);
  });

  it('carries a change of staffed beds', () => {
    expect(bridgeOf(input({ staffedAtTarget: 28 })).staffingChange).toBe(-2);
  });

  it('always adds up, with no part below what is certain', () => {
    const beds = fc.integer({ min: 0, max: 60 });
    const moves = fc.array(fc.option(fc.integer({ min: AT - 5, max: AT + 5 })), { maxLength: 20 });
    const any = fc.record({ staffedNow: beds, censusNow: beds, staffedAtTarget: beds, medianCensus: beds, expectedOut: fc.double({ min: 0, max: 40, noNaN: true }), targetAt: fc.constant(AT), definiteOutAt: moves, decidedInAt: moves });
    fc.assert(
      fc.property(any, (values) => {
        const bridge = bridgeOf(values);
        expect(bridge.freeNow + bridge.staffingChange + bridge.out.total - bridge.in.total).toBe(bridge.freeAtTarget);
        expect(bridge.out.certain + bridge.out.likely).toBe(bridge.out.total);
        expect(Math.min(bridge.out.likely, bridge.in.likely, bridge.stillWaiting)).toBeGreaterThanOrEqual(0);
        expect(bridge.in.certain + bridge.stillWaiting).toBe(knownMoves(values.decidedInAt, AT).count);
      }),
    );
  });
});

describe('definiteBalance', () => {
  it('takes certain moves alone', () => {
    // 1 free + 2 definite out - 1 decided in
    expect(definiteBalance(bridgeOf(input({})))).toBe(2);
  });
});
