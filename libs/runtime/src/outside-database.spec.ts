import { explainOutsideDatabase } from './outside-database';

describe('explainOutsideDatabase', () => {
  const url = 'postgres://someone:hidden@db.example:5432/beds';
  const coded = (code: string): Error => Object.assign(new Error('raw'), { code });

  it.each([
    ['ECONNREFUSED', 'nothing listens there'],
    ['28P01', 'it refuses this password'],
    ['3D000', 'it has no database of that name'],
  ])('says of %s what to do, and never the password', (code, obstacle) => {
    const said = String(explainOutsideDatabase(url, coded(code)));
    expect(said).toContain(`at db.example:5432, cannot be used: ${obstacle}. Put that right, or unset DATABASE_URL`);
    expect(said).not.toContain('hidden');
  });

  it('leaves other errors alone', () => {
    const other = coded('42P01');
    expect(explainOutsideDatabase(url, other)).toBe(other);
    expect(explainOutsideDatabase(url, null)).toBeNull();
  });
});
