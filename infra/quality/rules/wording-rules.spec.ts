import { places, plant } from './planted';
import { badNames, leftovers, switchedOffTests } from './wording-rules';

describe('badNames', () => {
  it.each(['libs/a/src/utils/x.ts', 'libs/a/src/date-util.ts', 'apps/a/src/helpers.tsx', 'libs/common/src/x.json', 'libs/a/src/misc.css', 'libs/a/src/bed-manager.service.ts'])('finds %s', (path) => {
    expect(places(badNames(plant({ [path]: '' })))).toEqual([path]);
  });

  it.each(['libs/a/src/bedLedger.ts', 'libs/a/src/Ledger.ts', 'libs/a/src/bed_ledger.ts', 'libs/a/Src/bed.ts'])('finds %s, which is not in kebab-case', (path) => {
    expect(places(badNames(plant({ [path]: '' })))).toEqual([path]);
  });

  it.each(['libs/a/src/uncommon-path.ts', 'libs/a/src/0001-event-tables.ts', 'libs/a/src/event-bus.port.ts', 'README.md', '.ci/run', 'libs/a/src/fixtures/not-ok/x.json'])('passes %s', (path) => {
    expect(badNames(plant({ [path]: '' }))).toEqual([]);
  });
});

// Put together at run time, so that the rule does not find its own test.
const note = ['TO', 'DO'].join('');

describe('leftovers', () => {
  it('finds a note with its line, in any kind of text', () => {
    const tree = plant({ 'libs/a/src/a.ts': `export const a = 1;\n// ${note}: finish`, 'README.md': `${note} write this`, 'libs/a/src/b.sql': '-- FIX' + 'ME' });
    expect(places(leftovers(tree))).toEqual(['libs/a/src/a.ts:2', 'README.md:1', 'libs/a/src/b.sql:1']);
  });

  it.each([`// ${note.toLowerCase()}: later`, `/* @${note.toLowerCase()}(me) */`, '// HA' + 'CK around it', '// XX' + 'X: why?'])('finds it in another dress: %s', (text) => {
    expect(leftovers(plant({ 'libs/a/src/a.ts': text }))).toHaveLength(1);
  });

  it('passes words that only contain the letters', () => {
    expect(leftovers(plant({ 'libs/a/src/a.ts': `const ${note}S_IN_NAMES = 'todo list of the ward';` }))).toEqual([]);
  });
});

describe('switchedOffTests', () => {
  // Written in two parts, so that this file does not hold what it plants as code.
  it.each(['it.only', 'it.skip', 'test.only', 'describe.skip', 'describe.only', 'fit', 'xit', 'xdescribe', 'fdescribe', "it['only']", "describe['skip']", 'it.failing', 'test.concurrent.only'])('finds %s', (call) => {
    expect(places(switchedOffTests(plant({ 'libs/a/src/a.spec.ts': `\n${call}('does', () => {});` })))).toEqual(['libs/a/src/a.spec.ts:2']);
  });

  it('finds tables of tests that are switched off, and a test inside a contract suite', () => {
    const tree = plant({ 'libs/a/src/a.spec.ts': "it.only.each([1])('does %s', () => {});\nit.skip.each`a`('does $a', () => {});", 'libs/a/src/testing/a.contract.ts': "export function c() { it.skip('x', () => {}); }" });
    expect(switchedOffTests(tree)).toHaveLength(3);
  });

  it('finds the one alone behind another name, and a test that is only announced', () => {
    expect(switchedOffTests(plant({ 'libs/a/src/a.spec.ts': "const run = it.only;\nrun('does', () => {});" }))).toHaveLength(1);
    expect(switchedOffTests(plant({ 'libs/a/src/a.spec.ts': `it.${note.toLowerCase()}('does');` }))).toHaveLength(1);
  });

  it('passes a choice that depends on the machine, and methods of other things', () => {
    const tree = plant({ 'libs/a/src/a.spec.ts': "const run = present ? it : it.skip;\nrun('does', () => { rows.skip(3); list.only(); fit(rows); });\nit.each([1])('does %s', () => {});" });
    expect(switchedOffTests(tree)).toEqual([]);
  });
});
