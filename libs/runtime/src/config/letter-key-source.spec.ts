import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLetterKeys } from './letter-key-source';

describe('readLetterKeys', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wardcast-keys-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));
  const given = randomBytes(32).toString('base64');
  const other = randomBytes(32).toString('base64');

  it('makes a key file that only its owner reads, once, even when several processes start together', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => readLetterKeys({ dataDir, env: {} })));
    expect(new Set(all.map(([key]) => key.id)).size).toBe(1);
    expect(await readLetterKeys({ dataDir, env: {} })).toEqual(all[0]);
    expect(await readdir(dataDir)).toEqual(['dead-letter.key']);
    expect((await stat(join(dataDir, 'dead-letter.key'))).mode & 0o777).toBe(0o600);
  });

  it('made by root in somebody\'s checkout belongs to that person, who starts it the next time', async () => {
    if (process.getuid?.() !== 0) {
      console.log('Not run: only root meets this case.');
      return;
    }
    const NOBODY = 65_534;
    await chown(dataDir, NOBODY, NOBODY);
    await readLetterKeys({ dataDir: join(dataDir, '.data'), env: {} });
    const { uid, mode } = await stat(join(dataDir, '.data', 'dead-letter.key'));
    expect([uid, mode & 0o777]).toEqual([NOBODY, 0o600]);
  });

  it('prefers the variable, then the named file, and then needs no data folder', async () => {
    const file = join(dataDir, 'keys');
    await writeFile(file, `${other}\n${given}\n`);
    const env = { WARDCAST_DEAD_LETTER_KEY_FILE: file };
    const nowhere = join(dataDir, 'nowhere');
    const fromFile = await readLetterKeys({ dataDir: nowhere, env });
    const fromVariable = await readLetterKeys({ dataDir: nowhere, env: { ...env, WARDCAST_DEAD_LETTER_KEY: `${given},${other}` } });
    expect(fromVariable.map(({ id }) => id)).toEqual([...fromFile].reverse().map(({ id }) => id));
  });

  it('says what a key looks like where one is unusable, and never tells what it read', async () => {
    await expect(readLetterKeys({ dataDir, env: { WARDCAST_DEAD_LETTER_KEY: 'secret' } })).rejects.toThrow(/WARDCAST_DEAD_LETTER_KEY holds no usable key.*openssl rand/);
    await expect(readLetterKeys({ dataDir, env: { WARDCAST_DEAD_LETTER_KEY: 'secret' } })).rejects.not.toThrow(/secret/);
    await expect(readLetterKeys({ dataDir, env: { WARDCAST_DEAD_LETTER_KEY_FILE: join(dataDir, 'gone') } })).rejects.toThrow(/cannot be read \(ENOENT\)/);
  });
});
