import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runReplay } from './replay-command';
import { keepPrinted } from '../testing/keep-printed';

jest.setTimeout(240_000);

const RECORDED = resolve(__dirname, '../../../../../shared/data/mimic_iv_demo/transfers_derived.csv');
/** A part of the recording that keeps this test short; the whole file is checked with `npm run replay -- FILE --verify`. */
const LINES = 150;

describe('replay --verify', () => {
  let folder: string;
  const printed = keepPrinted();

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wardcast-replay-spec-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('finds the census of the store equal to one counted from the file, years apart and at the turn of an hour', async () => {
    const file = join(folder, 'moves.csv');
    // Visit 1 enters exactly on the hour and moves exactly on the hour; visit 2 comes a century later; the last line is unusable.
    await writeFile(file, 'visit_id,unit,from,to\n' + ['1,ED,2026-01-01 10:00,2026-01-01 12:00', '1,Ward,2026-01-01 12:00,2026-01-02 09:30', '2,ED,2126-03-01 23:15,2126-03-02 01:00', '3,ED,never,2126-03-02 01:00'].join('\n'));
    const code = await runReplay([file, '--verify']);
    // Visit 1: hours 10 and 11 in ED, 12 to 09 (22 hours) in Ward. Visit 2: hour 00. 25 hours, two units.
    expect(printed.text()).toContain('hours 25, cells 50, wrong 0');
    expect(printed.text()).toContain('line 5: The time in "from"');
    expect(code).toBe(0);
  });

  it.each([
    ['a file that is not there', ['nowhere.csv'], 1, 'nowhere.csv cannot be read (ENOENT). Give the path'],
    ['a zone that does not exist', ['nowhere.csv', '--zone', 'Mars/Phobos'], 2, 'There is no time zone "Mars/Phobos".'],
    ['an option that does not exist', ['nowhere.csv', '--verfy'], 2, "Unknown option '--verfy'\n\nUsage:"],
  ])('says what to do about %s', async (_what, argv, code, complaint) => {
    expect(await runReplay(argv)).toBe(code);
    expect(printed.text()).toContain(complaint);
  });

  it('takes a file without a usable line for no success', async () => {
    const file = join(folder, 'moves.csv');
    await writeFile(file, 'visit_id,unit,from,to\n1,ED,never,2026-01-01 12:00\n');
    expect(await runReplay([file, '--verify'])).toBe(1);
    expect(printed.text()).toContain('holds no stay that can be used');
    expect(printed.text()).not.toContain('hours 0');
  });

  it('finds it equal on recorded movements of real patients', async () => {
    if (!existsSync(RECORDED)) {
      console.warn(`Skipped: the recorded movements are not at ${RECORDED}.`);
      return;
    }
    const lines = (await readFile(RECORDED, 'utf8')).split('\n').slice(0, LINES + 1);
    const file = join(folder, 'part.csv');
    await writeFile(file, lines.join('\n'));
    expect(await runReplay([file, '--verify'])).toBe(0);
    expect(printed.text()).toMatch(new RegExp(`${LINES} stays`));
    expect(printed.text()).toMatch(/hours [1-9]\d*, cells [1-9]\d*, wrong 0/);
  });
});
