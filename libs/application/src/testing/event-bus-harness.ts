import type { EventBus } from '../ports/event-bus.port';

/** What an adapter brings to the contract of the event bus. */
export interface EventBusHarness {
  readonly bus: EventBus;
  /** A topic that nobody else uses; it may or may not exist already. */
  newTopic(): Promise<string>;
  /** A second bus over the same log, as another process would have; the contract closes it. */
  openAnother(): Promise<EventBus>;
  /** Closes everything, `bus` included. */
  close(): Promise<void>;
}

/** One promise of the port: what it says, and how it is checked. */
export type EventBusRule = readonly [says: string, check: (harness: EventBusHarness) => Promise<void>];
