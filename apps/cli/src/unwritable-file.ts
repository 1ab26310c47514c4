import { dirname, resolve } from 'node:path';
import { isFolder } from './backtest/data-folder';

/** What is wrong with the first of the options that name a file to write, said before the minutes of a run and not after them; null = nothing. */
export function unwritableFile(files: Readonly<Record<string, string | boolean | undefined>>): string | null {
  for (const [option, file] of Object.entries(files)) {
    if (typeof file !== 'string' || (!isFolder(file) && isFolder(dirname(resolve(file))))) continue;
    return `--${option} cannot be written: ${resolve(file)} is no file in a folder that is there.`;
  }
  return null;
}
