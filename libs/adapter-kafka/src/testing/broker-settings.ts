import type { BrokerSecurity } from './broker-security';
import { securitySettings } from './broker-security';

export interface BrokerPlace {
  readonly port: number;
  readonly controllerPort: number;
  /** The port that clients are told; default its own. */
  readonly advertisedPort?: number;
  readonly logDir: string;
  /** Encrypted, with accounts; open to everybody on this machine without it. */
  readonly security?: BrokerSecurity;
}

/** One node that is broker and controller, on loopback, for tests and development: nothing is replicated. */
export function brokerSettings(place: BrokerPlace): string {
  const protocol = place.security === undefined ? 'PLAINTEXT' : 'SASL_SSL';
  const settings: Readonly<Record<string, string | number | boolean>> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${place.controllerPort}`,
    listeners: `${protocol}://127.0.0.1:${place.port},CONTROLLER://127.0.0.1:${place.controllerPort}`,
    'advertised.listeners': `${protocol}://127.0.0.1:${place.advertisedPort ?? place.port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': `${protocol}:${protocol},CONTROLLER:PLAINTEXT`,
    'log.dirs': place.logDir,
    'num.partitions': 1,
    // Topics are made by name with their partitions: a misspelt one must not come to be.
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // After a sudden death the controller forgets the old incarnation soon, and producers wait five seconds instead of fifteen.
    'broker.session.timeout.ms': 2_000,
    'broker.heartbeat.interval.ms': 500,
    ...(place.security === undefined ? {} : securitySettings(place.security)),
  };
  return Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join('');
}
