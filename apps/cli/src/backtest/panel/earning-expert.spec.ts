import { ExpertMixer } from './earning-expert';

const counts = [Float64Array.from({ length: 2_000 }, () => 20)];
const around = (centre: number): Float64Array => Float64Array.from([centre - 2, centre, centre + 2]);

test('the second member earns its weight from hours that were lived, at its own horizon', () => {
  const quantiles = (_origin: number, _site: number, horizon: number): Float64Array => around(horizon === 0 ? 20 : 60);
  const mixer = new ExpertMixer({ name: 'expert', quantiles, levels: [0.1, 0.5, 0.9], horizonsHours: [1, 24], counts });
  expect(mixer.weights()).toEqual([0.05, 0.05]);
  for (let origin = 0; origin < 1_800; origin += 6) {
    mixer.begin(origin);
    for (const horizon of [0, 1]) mixer.mix({ origin, site: 0, horizon }, around(24));
    mixer.end(origin);
  }
  const [good, poor] = mixer.weights();
  expect(good!).toBeGreaterThan(0.2);
  expect(poor!).toBeLessThan(0.05);
  // Half of the learnt weight and half of the prior: the mixture lies between the members, in whole counts.
  const { mixed, alone } = mixer.mix({ origin: 1_800, site: 0, horizon: 0 }, around(24))!;
  expect(alone![1]).toBe(20);
  expect(mixed[1]).toBe(Math.round(24 - 4 * good!));
});

test('where either member is silent the other is not held up', () => {
  const mixer = new ExpertMixer({ name: 'expert', quantiles: () => null, levels: [0.1, 0.5, 0.9], horizonsHours: [1], counts });
  expect(Array.from(mixer.mix({ origin: 0, site: 0, horizon: 0 }, around(24))!.mixed)).toEqual([22, 24, 26]);
  expect(mixer.mix({ origin: 0, site: 0, horizon: 0 }, null)).toBeNull();
});
