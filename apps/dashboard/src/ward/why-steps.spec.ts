import fc from 'fast-check';
import { bridgeOf } from '../model/bridge';
import { whySteps } from './why-steps';

const beds = fc.integer({ min: 0, max: 60 });
const instants = fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 200 })), { maxLength: 8 });

describe('why the middle is what it is', () => {
  it('adds up exactly from the beds free now to the middle', () => {
    fc.assert(fc.property(fc.record({ staffedNow: beds, censusNow: beds, staffedAtTarget: beds, medianCensus: beds, expectedOut: fc.double({ min: 0, max: 20, noNaN: true }), targetAt: fc.constant(100), definiteOutAt: instants, decidedInAt: instants }), (input) => {
      const steps = whySteps(bridgeOf(input));
      const middle = steps.at(-1)!;
      expect(steps.at(-2)!.to).toBe(middle.to);
      expect(steps.slice(0, -1).reduce((sum, step) => sum + step.beds, 0)).toBe(middle.beds);
      expect(middle.beds).toBe(input.staffedAtTarget - input.medianCensus);
      steps.slice(1, -1).forEach((step, i) => expect(step.from).toBe(steps[i]!.to));
    }));
  });
  it('leaves out a staffing that does not change', () => {
    const bridge = bridgeOf({ staffedNow: 28, censusNow: 27, staffedAtTarget: 28, medianCensus: 30, expectedOut: 4, targetAt: 100, definiteOutAt: [50, null], decidedInAt: [] });
    // 1 free + 4 out - 7 in = 2 short.
    expect(whySteps(bridge).map(({ name, beds: count }) => [name, count])).toEqual([['Free now', 1], ['Expected out', 4], ['Expected in', -7], ['Middle of the forecast', -2]]);
  });
});
