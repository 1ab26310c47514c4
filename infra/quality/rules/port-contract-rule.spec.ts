import { plant } from './planted';
import { contractsNotRun } from './port-contract-rule';

const PORT = { 'libs/application/src/ports/event-bus.port.ts': 'export interface EventBus { close(): void }\nexport interface Consumption { close(): void }' };
const SUITE = { 'libs/application/src/testing/event-bus.contract.ts': 'export function eventBusContract(open: unknown) {}', 'libs/application/src/testing/index.ts': "export * from './event-bus.contract';" };
const POSTGRES = { 'libs/adapter-postgres/src/bus/log-bus.ts': 'export class LogBus implements EventBus { close() {} }' };
const KAFKA = { 'libs/adapter-kafka/src/kafka-bus.ts': 'export function openKafkaBus(): Promise<EventBus> { return open(); }' };
const specOf = (subject: string) => `import { eventBusContract } from '@wardcast/application/testing';\nimport { bus } from '${subject}';\neventBusContract(() => bus);`;
const POSTGRES_SPEC = { 'libs/adapter-postgres/src/bus/log-bus.integration.spec.ts': specOf('./log-bus') };

describe('contractsNotRun', () => {
  it('passes when each implementation has a spec that runs the suite', () => {
    expect(contractsNotRun(plant({ ...PORT, ...SUITE, ...POSTGRES, ...KAFKA, ...POSTGRES_SPEC, 'libs/adapter-kafka/src/kafka-bus.integration.spec.ts': specOf('./kafka-bus') }))).toEqual([]);
  });

  it('finds an implementation without a spec that runs the suite', () => {
    expect(contractsNotRun(plant({ ...PORT, ...SUITE, ...POSTGRES, ...KAFKA, ...POSTGRES_SPEC }))).toEqual([
      { path: 'libs/adapter-kafka/src/kafka-bus.ts', message: expect.stringContaining('event-bus.contract.ts') },
    ]);
  });

  it('finds a spec that imports the suite without calling it, and one that runs it on something else', () => {
    const unused = "import { eventBusContract } from '@wardcast/application/testing';\nimport './log-bus';";
    expect(contractsNotRun(plant({ ...PORT, ...SUITE, ...POSTGRES, 'libs/adapter-postgres/src/bus/log-bus.spec.ts': unused }))).toHaveLength(1);
    expect(contractsNotRun(plant({ ...PORT, ...SUITE, ...POSTGRES, 'libs/adapter-postgres/src/bus/other.spec.ts': specOf('./other') }))).toHaveLength(1);
  });

  it('does not ask it of those who only use what the port hands out', () => {
    expect(contractsNotRun(plant({ ...PORT, ...SUITE, 'libs/application/src/consumer.ts': 'export function start(): Promise<Consumption> { return begin(); }' }))).toEqual([]);
  });

  it.each([
    ['declared to be one', 'export const logBus: EventBus = { close() {} };'],
    ['said to satisfy it', 'export const logBus = { close() {} } satisfies EventBus;'],
    ['taken for one', 'export const logBus = { close() {} } as EventBus;'],
  ])('finds an implementation that is an object %s', (_, text) => {
    expect(contractsNotRun(plant({ ...PORT, ...SUITE, 'libs/adapter-postgres/src/bus/log-bus.ts': text }))).toHaveLength(1);
  });

  it('finds two implementations of a port that has no suite', () => {
    expect(contractsNotRun(plant({ ...PORT, ...POSTGRES, ...KAFKA }))).toEqual([{ path: 'libs/application/src/ports/event-bus.port.ts', message: expect.stringContaining('2 implementations') }]);
  });
});
