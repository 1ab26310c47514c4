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

  it('raises both directions when fewer comers would result than are decided', () => {
    // median 25: in would be 1 + 4 - 5 = 0 but one is decided, so in = 1 and out = 5
    const bridge = bridgeOf(input({ medianCensus: 25 }));
    expect([bridge.out.total, bridge.in.total]).toEqual([5, 1]);
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
        expect(Math.min(bridge.out.likely, bridge.in.likely)).toBeGreaterThanOrEqual(0);
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
