import { changesOf, effectiveChanges, isNeutral, withField, withoutKind } from './change-list';
import { leversFixture } from './run.fixture';

const levers = leversFixture();
const beds = (delta: number, unitId = 'med-a') => ({ kind: 'beds', params: { unitId, delta } });

describe('a change that changes nothing', () => {
  it('has every number at its neutral value, wherever and whenever it would act', () => {
    expect(isNeutral(beds(0), levers[1])).toBe(true);
    expect(isNeutral({ kind: 'beds', params: { unitId: 'med-a', from: 5 } }, levers[1])).toBe(true);
    expect(isNeutral(beds(-1), levers[1])).toBe(false);
  });

  it('of a lever that the page does not know is left to the server', () => {
    expect(isNeutral({ kind: 'magic', params: {} }, undefined)).toBe(false);
  });

  it('is left out of the run, whose errors still find their place', () => {
    expect(effectiveChanges([beds(0), beds(3), { kind: 'surge', params: {} }, beds(1, 'icu')], levers)).toEqual({ changes: [beds(3), beds(1, 'icu')], places: [1, 3] });
  });
});

it('sets and clears one field and leaves the rest', () => {
  const changes = [beds(1), beds(2, 'icu')];
  expect(withField(changes, { index: 1, name: 'delta', value: 5 })).toEqual([beds(1), beds(5, 'icu')]);
  expect(withField(changes, { index: 0, name: 'delta', value: undefined })).toEqual([{ kind: 'beds', params: { unitId: 'med-a' } }, beds(2, 'icu')]);
  expect(Object.keys(withField(changes, { index: 0, name: 'unitId', value: 'icu' })[0]!.params)).toEqual(['unitId', 'delta']);
});

it('finds and drops the changes of a lever', () => {
  const changes = [beds(1), { kind: 'surge', params: { percent: 3 } }, beds(2)];
  expect(changesOf(changes, 'beds').map(({ index }) => index)).toEqual([0, 2]);
  expect(withoutKind(changes, 'beds')).toEqual([{ kind: 'surge', params: { percent: 3 } }]);
});
