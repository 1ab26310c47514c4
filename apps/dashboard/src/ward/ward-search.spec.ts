import { readWardSearch, wardSearch } from './ward-search';

const NOW = Date.parse('2026-11-25T09:42Z');

describe('the ward page in the URL', () => {
  it('is the live chart of two days without parameters', () => {
    expect(readWardSearch({}, NOW)).toEqual({ at: undefined, asOf: null, view: 'chart', hoursAhead: null, bad: [] });
  });
  it('keeps what it knows as text, whatever the router made of it', () => {
    expect(wardSearch({ at: '14:00', hours: 72, other: 1, view: '' })).toEqual({ at: '14:00', hours: '72' });
  });
  it('reads an instant in every common form', () => {
    for (const at of ['2026-11-25T14:00Z', '2026-11-25T14:00:00.000Z', '2026-11-25T19:30:00+05:30', '2026-11-25T19:30 05:30']) {
      expect(readWardSearch({ at }, NOW).at).toBe('2026-11-25T14:00Z');
    }
  });
  it('reads a view as known at an instant of the past', () => {
    expect(readWardSearch({ asof: '2026-11-25T09:40:00.123Z', view: 'table', hours: '72' }, NOW)).toEqual({ at: undefined, asOf: NOW - 120_000 + 123, view: 'table', hoursAhead: 72, bad: [] });
  });
  it('reports and ignores what it cannot read', () => {
    const read = readWardSearch({ asof: '2026-11-26T09:40Z', view: 'pie', hours: '12' }, NOW);
    expect(read).toMatchObject({ asOf: null, view: 'chart', hoursAhead: null });
    expect(read.bad.map(({ name }) => name)).toEqual(['asof', 'view', 'hours']);
  });
});
