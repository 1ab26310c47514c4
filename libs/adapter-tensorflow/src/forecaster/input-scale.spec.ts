import { inputScale, scaledInputs } from './input-scale';

test('columns come to mean zero and deviation one, and one that does not move to zero', () => {
  // Column 0: 1, 3 (mean 2, deviation 1); column 1: 5, 5.
  const inputs = Float32Array.from([1, 5, 3, 5]);
  expect(Array.from(scaledInputs(inputs, inputScale(inputs, 2)))).toEqual([-1, 0, 1, 0]);
});

test('an absurd value counts as five deviations', () => {
  const scale = { means: Float32Array.of(10), factors: Float32Array.of(0.5) };
  expect(Array.from(scaledInputs(Float32Array.of(10, 90_000, -90_000), scale))).toEqual([0, 5, -5]);
});
