import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** True when the module of this URL is the one that Node was asked to run, and not an import of another. */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(moduleUrl);
}
