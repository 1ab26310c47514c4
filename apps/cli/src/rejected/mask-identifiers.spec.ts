import { maskIdentifiers } from './mask-identifiers';

describe('maskIdentifiers', () => {
  it('hides keyed hashes and record numbers but keeps their last two characters', () => {
    expect(maskIdentifiers('{"visitKey":"0123456789abcdef0123456789abcdef","bed":"B12"}')).toBe('{"visitKey":"***ef","bed":"B12"}');
    expect(maskIdentifiers('record 4857773 here')).toBe('record ***73 here');
  });

  it('hides fields that name a person whatever they hold', () => {
    expect(maskIdentifiers('{"familyName":"Some \\"one\\"","mrn":12,"unit":"icu"}')).toBe('{"familyName":"***","mrn":"***","unit":"icu"}');
  });

  it('keeps instants readable', () => {
    expect(maskIdentifiers('2026-11-25T14:00:00.000Z')).toBe('2026-11-25T14:00:00.000Z');
  });
});
