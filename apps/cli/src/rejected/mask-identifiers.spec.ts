import { maskIdentifiers } from './mask-identifiers';

describe('maskIdentifiers', () => {
  it('hides keyed hashes and record numbers but keeps their last two characters', () => {
    expect(maskIdentifiers('visit/0123456789abcdef0123456789abcdef')).toBe('visit/***ef');
    expect(maskIdentifiers('patient/MRN4857773')).toBe('patient/MRN***73');
  });

  it('hides what is more than a word', () => {
    expect(['John Smith', 'SMITH^JOHN', 'Åse'].map(maskIdentifiers)).toEqual(['***', '***', '***']);
  });

  it('keeps types and instants readable', () => {
    for (const text of ['2026-11-25T14:00:00.000Z', 'org.wardcast.adt.PatientAdmitted.v1', 'application/json', '']) expect(maskIdentifiers(text)).toBe(text);
  });
});
