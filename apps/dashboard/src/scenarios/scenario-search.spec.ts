import fc from 'fast-check';
import { changesText, parseChanges, readScenarioSearch } from './scenario-search';

const value = fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.constantFrom(0.5, -2.5, 1795636554818), fc.string({ unit: 'grapheme' }), fc.constant(null), fc.array(fc.string(), { maxLength: 4 }), fc.array(fc.oneof(fc.nat(200), fc.constant(null)), { maxLength: 7 }));
const change = fc.record({ kind: fc.string({ minLength: 1 }), params: fc.dictionary(fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'), value, { maxKeys: 5, noNullPrototype: true }) });

describe('changes in the address', () => {
  it('can be read by people', () => {
    expect(changesText([{ kind: 'surge', params: { percent: 15 } }, { kind: 'beds', params: { unitId: 'med-a', delta: -4, from: null } }, { kind: 'stays', params: { unitIds: ['med-a', 'icu'] } }]))
      .toBe('surge:percent:15*beds:unitId:.med-a:delta:-4:from:null*stays:unitIds:_.med-a_.icu');
  });

  it('come back as they were, whatever their words are', () => {
    fc.assert(fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
      // A zero below zero is written as zero, which is the same number of beds.
      expect(parseChanges(changesText(changes))).toEqual(JSON.parse(JSON.stringify(changes)));
    }));
  });

  it('stay the same through an address bar', () => {
    const text = changesText([{ kind: 'beds', params: { unitId: 'Überwachung 1:2*', delta: 3 } }]);
    expect(new URLSearchParams(new URLSearchParams({ s: text }).toString()).get('s')).toBe(text);
    expect(parseChanges(text)?.[0]?.params['unitId']).toBe('Überwachung 1:2*');
  });

  it.each(['surge:percent', ':percent:1', 'surge:percent:abc', 'beds:unitId:.%', 'surge:percent:.a.zz'])('are nothing at all when they are %s', (text) => {
    expect(parseChanges(text)).toBeNull();
  });
});

describe('a bad parameter', () => {
  it('is reported and ignored, each for itself', () => {
    expect(readScenarioSearch({ s: 'x:y', start: 'then', view: 'pie', preset: 'plague' })).toEqual({
      changes: [], start: 'now', view: 'difference', preset: null, bad: [{ name: 's', value: 'x:y' }, { name: 'start', value: 'then' }, { name: 'view', value: 'pie' }, { name: 'preset', value: 'plague' }],
    });
  });

  it('is not one that is left out', () => {
    expect(readScenarioSearch({ start: 'last_week', view: 'table' })).toEqual({ changes: [], start: 'last_week', view: 'table', preset: null, bad: [] });
  });
});
