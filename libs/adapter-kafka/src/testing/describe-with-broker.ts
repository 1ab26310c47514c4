/// <reference types="jest" />
import { brokerObstacle } from './broker-obstacle';

/** One visible skipped test in place of the suites of a broker that cannot run here. */
export function describeWithBroker(name: string, suites: () => void): void {
  const obstacle = brokerObstacle();
  if (obstacle === null) return suites();
  console.warn(`Skipped, since a real Apache Kafka cannot run here (${obstacle}): ${name}`);
  const skipped = it.skip;
  skipped(`${name} (${obstacle})`, () => undefined);
}
