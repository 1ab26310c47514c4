import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { BacktestRefusal } from './backtest-dataset';

/** Data that is not ours to hand on lies beside the repository, the same from the sources and from what is built of them. */
export const SHARED_DATA_DIR = resolve(__dirname, '../../../../../shared/data');

export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/**
 * The folder of a data set: `asked` may be the folder itself or a parent that holds it under its usual name; without it
 * the usual folder beside the repository. A sentence that says where was looked when there is none.
 */
export function dataFolder(usualName: string, asked: string | undefined): string | BacktestRefusal {
  const parent = asked === undefined ? SHARED_DATA_DIR : resolve(asked);
  const named = join(parent, usualName);
  if (isFolder(named)) return named;
  if (asked !== undefined && isFolder(parent)) return parent;
  const hint = asked === undefined ? 'give the folder with --data DIR' : 'is the path of --data right?';
  return { refused: `The data is not there: looked for a folder ${named}${asked === undefined ? '' : ` and for ${parent}`}; ${hint}` };
}

/** A folder with more input of the same kind: inside the data set's folder, beside it, or in the shared data; null when nowhere. */
export function siblingFolder(dataDir: string, name: string): string | null {
  if (basename(dataDir) === name) return dataDir;
  return [join(dataDir, name), join(dirname(dataDir), name), join(SHARED_DATA_DIR, name)].find(isFolder) ?? null;
}

/** Paths of the files whose names begin and end as given, in the order of their names. */
export function filesOf(folder: string, prefix: string, extension: string = '.csv'): readonly string[] {
  if (!isFolder(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith(extension));
  return names.sort().map((name) => join(folder, name));
}

/**
 * Of several files with the same beginning the one whose data reach furthest: by the latest date that its last line
 * holds, then by name. Null when there is none.
 */
export function furthestFile(folder: string, prefix: string, extension: string = '.csv'): string | null {
  const reach = filesOf(folder, prefix, extension).map((path) => ({ path, last: lastDateOf(path) }));
  return reach.reduce<{ path: string; last: string } | null>((best, file) => (best !== null && best.last > file.last ? best : file), null)?.path ?? null;
}

function lastDateOf(path: string): string {
  const lastLine = readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? '';
  return (lastLine.match(/\d{4}-\d{2}-\d{2}/g) ?? []).sort().at(-1) ?? '';
}
