import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBench } from './bench/bench-command';
import { runFaults } from './faults/faults-command';
import { unwritableFile } from './unwritable-file';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wardcast-written-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('unwritableFile', () => {
  it('has nothing against a new file, one that is there, and an option that is not given', () => {
    writeFileSync(join(folder, 'old.json'), '');
    expect(unwritableFile({ json: join(folder, 'old.json'), html: join(folder, 'new.html'), issued: undefined })).toBeNull();
  });

  it.each([
    ['a folder', ''],
    ['a file in a folder that is not there', 'nowhere/scores.json'],
    ['a file below a file', 'old.json/scores.json'],
  ])('names the option of %s', (_what, place) => {
    writeFileSync(join(folder, 'old.json'), '');
    const file = join(folder, place);
    expect(unwritableFile({ html: undefined, json: file })).toBe(`--json cannot be written: ${file} is no file in a folder that is there.`);
  });
});

describe('commands that run for long', () => {
  it.each([
    ['bench', runBench],
    ['test:faults', runFaults],
  ])('%s refuses before it begins', async (_name, run) => {
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(await run(['--json', join(folder, 'nowhere', 'rows.json')])).toBe(2);
    expect(said.mock.calls.flat().join('')).toContain('--json cannot be written');
  });
});
