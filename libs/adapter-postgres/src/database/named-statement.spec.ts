import { namedStatement } from './named-statement';

describe('namedStatement', () => {
  it('numbers parameters by name and casts each where it stands', () => {
    const statement = namedStatement('s', { id: 'bigint', tags: 'text[]' }, 'select :id, unnest(:tags) where x = :id and y::text is null');
    expect(statement.bind({ tags: ['a'], id: 5 })).toEqual({
      name: 's',
      text: 'select $1::bigint, unnest($2::text[]) where x = $1::bigint and y::text is null',
      values: [5, ['a']],
    });
  });

  it('refuses a text and types that do not agree', () => {
    expect(() => namedStatement('s', { id: 'int' }, 'select :id, :other')).toThrow('s: the parameter other has no type');
    expect(() => namedStatement('s', { id: 'int', spare: 'int' }, 'select :id')).toThrow('s: the text does not use spare');
  });
});
