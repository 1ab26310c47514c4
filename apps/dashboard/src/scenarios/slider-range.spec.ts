import type { LeverField } from '@wardcast/contract';
import { sliderRange } from './slider-range';

const field = (own: Partial<LeverField>): LeverField => ({ name: 'x', label: 'X', type: 'number', unit: '%', min: -90, max: 300, step: 1, neutral: 0, choices: [], ...own });

it('of a two-sided field goes 25 steps each way, and half as far again as was seen', () => {
  expect(sliderRange(field({}), undefined, 0)).toEqual({ min: -25, max: 25 });
  // 28 x 1.5 = 42.
  expect(sliderRange(field({}), { kind: 'surge', field: 'x', low: -8, high: 28 }, 0)).toEqual({ min: -25, max: 42 });
  expect(sliderRange(field({ min: -50, max: 100, step: 0.5 }), undefined, 0)).toEqual({ min: -12.5, max: 12.5 });
});

it('of a share goes from nothing to all', () => {
  expect(sliderRange(field({ min: 0, max: 100 }), undefined, 0)).toEqual({ min: 0, max: 100 });
});

it('follows the number as far as its bounds', () => {
  expect(sliderRange(field({}), undefined, 180)).toEqual({ min: -25, max: 180 });
  expect(sliderRange(field({}), undefined, -500)).toEqual({ min: -90, max: 25 });
});
