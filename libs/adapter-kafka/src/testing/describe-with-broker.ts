/// <reference types="jest" />
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

/** One visible skipped test in place of the suites of a broker that cannot run here. */
export function describeWithBroker(name: string, suites: () => void): void {
  const obstacle = brokerObstacle();
  if (obstacle === null) return suites();
  console.warn(`Skipped, since a real Apache Kafka cannot run here (${obstacle}): ${name}`);
  const skipped = it.skip;
  skipped(`${name} (${obstacle})`, () => undefined);
}
