import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VENV = join(__dirname, '../../../..', 'node_modules/.cache/what-if-peers');
const INSTALL_DEADLINE_MS = 300_000;

/** A Python 3 with the packages (`name==version`), installed into a cache folder where no Python here has them; null where it cannot be had. */
export async function pythonWith(packages: readonly string[], say: (line: string) => void): Promise<string | null> {
  const own = join(VENV, 'bin/python');
  for (const python of [process.env.WARDCAST_PEERS_PYTHON, own, 'python3']) {
    if (python !== undefined && (await has(python, packages))) return python;
  }
  say(`installing ${packages.join(' and ')} into a cache folder`);
  try {
    await run('python3', ['-m', 'venv', VENV], { timeout: INSTALL_DEADLINE_MS });
    await run(own, ['-m', 'pip', 'install', '--quiet', ...packages], { timeout: INSTALL_DEADLINE_MS });
  } catch {
    return null;
  }
  return (await has(own, packages)) ? own : null;
}

async function has(python: string, packages: readonly string[]): Promise<boolean> {
  return run(python, ['-c', `import ${packages.map((each) => each.split('==')[0]).join(', ')}`]).then(
    () => true,
    () => false,
  );
}
