import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LETTER_KEY_BYTES, parseLetterKeys } from '@wardcast/adapter-postgres';
import type { LetterKeys } from '@wardcast/adapter-postgres';
import { giveToOwnerOf } from './give-to-owner';

export interface LetterKeySource {
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}
const KEYS_VARIABLE = 'WARDCAST_DEAD_LETTER_KEY';
const FILE_VARIABLE = 'WARDCAST_DEAD_LETTER_KEY_FILE';
/** In the data folder, where nothing else names a key. */
const FILE_NAME = 'dead-letter.key';
const SHAPE = '32 bytes as base64 (for example from `openssl rand -base64 32`) or 64 hexadecimal digits; the current key first, older ones after it, separated by commas or lines';

/**
 * Keys that originals of rejected messages are sealed with, the current one first: from WARDCAST_DEAD_LETTER_KEY, else from
 * the file that WARDCAST_DEAD_LETTER_KEY_FILE names, else from `dead-letter.key` in the data folder, which is made at the
 * first start and readable by its owner only. Throws what to do where a key cannot be read.
 */
export async function readLetterKeys({ dataDir, env }: LetterKeySource): Promise<LetterKeys> {
  const given = env[KEYS_VARIABLE];
  if (given) return parsed(given, KEYS_VARIABLE);
  const named = env[FILE_VARIABLE];
  const path = named ? resolve(named) : join(resolve(dataDir), FILE_NAME);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text === 'string') return parsed(text, path);
  if (named || text.code !== 'ENOENT') throw new Error(`The key file ${path} cannot be read (${text.code ?? text.message}). It holds ${SHAPE}.`, { cause: text });
  const made = await makeKeyFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`No key for rejected messages is set, and ${path} cannot be made (${cause.code ?? cause.message}). Set ${KEYS_VARIABLE} to ${SHAPE}.`, { cause });
  });
  return parsed(made, path);
}

function parsed(text: string, from: string): LetterKeys {
  const keys = parseLetterKeys(text);
  if (keys === null) throw new Error(`${from} holds no usable key for rejected messages. It must be ${SHAPE}.`);
  return keys;
}

/** Whole or not at all: the file gets its name when it is written, and when two processes start together the first one's key stands. */
async function makeKeyFile(path: string): Promise<string> {
  const unfinished = `${path}.${randomBytes(4).toString('hex')}`;
  const text = `# Opens the originals of rejected messages. Keep a copy apart from the database's backups; to rotate, put a new key above.\n${randomBytes(LETTER_KEY_BYTES).toString('base64')}\n`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(unfinished, text, { mode: 0o600, flag: 'wx' });
  // The data folder itself may be the database account's by now.
  await giveToOwnerOf(dirname(dirname(path)), unfinished);
  try {
    await link(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(unfinished);
  }
  return readFile(path, 'utf8');
}
