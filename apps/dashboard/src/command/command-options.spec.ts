import { findOptions, type CommandOption } from './command-options';

const option = (group: CommandOption['group'], name: string): CommandOption => ({ id: name, group, name, about: '', keys: [], risk: null, run: () => undefined });
const OPTIONS = [...['Respiratory', 'Acute Medicine', 'Cardiologie pédiatrique', 'Renal'].map((name) => option('wards', name)), option('actions', 'Change to the dark theme'), option('pages', 'Board')];
const names = (query: string): readonly string[] => findOptions(OPTIONS, query).map((match) => match.option.name);

describe('findOptions', () => {
  it('shows three wards and everything else before anything is typed', () => {
    expect(names(' ')).toEqual(['Respiratory', 'Acute Medicine', 'Cardiologie pédiatrique', 'Change to the dark theme', 'Board']);
  });

  it('finds a part of any word, whatever its case and accents, and says where', () => {
    expect(findOptions(OPTIONS, 'MED').map(({ from, to }) => [from, to])).toEqual([[6, 9]]);
    expect(names('pedia')).toEqual(['Cardiologie pédiatrique']);
    expect(names('the')).toEqual(['Change to the dark theme']);
  });

  it('marks the beginning of a word before a place inside one', () => {
    expect(findOptions([option('pages', 'Hear ear')], 'ear')[0]).toMatchObject({ from: 5, to: 8 });
  });

  it('puts names with a word that begins so before those that hold it inside', () => {
    expect(names('re')).toEqual(['Respiratory', 'Renal']);
    expect(names('e').slice(0, 2)).toEqual(['Respiratory', 'Acute Medicine']);
    expect(findOptions([option('wards', 'Children'), option('wards', 'Renal')], 'r').map((match) => match.option.name)).toEqual(['Renal', 'Children']);
  });

  it('finds nothing where nothing is called so', () => {
    expect(names('zebra')).toEqual([]);
  });
});
