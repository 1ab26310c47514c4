/// <reference types="jest" />
import type { EventBusHarness } from './event-bus-harness';
import { CLOSING_RULES } from './event-bus-closing.contract';
import { DELIVERY_RULES } from './event-bus-delivery.contract';
import { POSITION_RULES } from './event-bus-position.contract';
import { PRESSURE_RULES } from './event-bus-pressure.contract';

export type { EventBusHarness } from './event-bus-harness';


/** A real broker's rebalances and backoffs take seconds. */
const RULE_TIMEOUT_MS = 90_000;

/**
 * The contract of the event bus port, run by every adapter against the real thing. `open` is called once; each rule
 * works on a topic of its own.
 */
export function describeEventBusContract(name: string, open: () => Promise<EventBusHarness>): void {
  describe(`${name} keeps the contract of the event bus`, () => {
    let harness: EventBusHarness;
    beforeAll(async () => {
      harness = await open();
    }, RULE_TIMEOUT_MS);
    afterAll(() => harness.close(), RULE_TIMEOUT_MS);
    for (const [says, check] of [...DELIVERY_RULES, ...POSITION_RULES, ...PRESSURE_RULES, ...CLOSING_RULES]) {
      it(says, () => check(harness), RULE_TIMEOUT_MS);
    }
  });
}
