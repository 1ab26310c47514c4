import { spawnSync } from 'node:child_process';

/**
 * Why no broker can run on this machine, or null. With CI=true it is always null, so that the tests run and fail: there a
 * missing broker is a fault and no reason to skip.
 */
export function brokerObstacle(): string | null {
  if (process.env['CI'] === 'true') return null;
  const missing = [
    { command: 'java', args: ['-version'] },
    { command: 'mvn', args: ['-v'] },
  ].filter(({ command, args }) => spawnSync(command, args).status !== 0);
  return missing.length === 0 ? null : `not on this machine: ${missing.map(({ command }) => command).join(', ')}`;
}
