import { ProductProcess } from '@wardcast/runtime';
import type { FaultProxy, TrialCluster } from '@wardcast/runtime';
import { StageTrap } from './stage-trap';

export interface FleetWorker {
  readonly name: string;
  readonly process: ProductProcess;
  /** Its own link to the database. */
  readonly link: FaultProxy;
  readonly trap: StageTrap;
}

/** The worker processes of one consumer group, each with a link of its own, and what a supervisor does: start those that ended. */
export class WorkerFleet {
  private readonly workers = new Set<FleetWorker>();
  private serial = 0;
  private filling: Promise<void> = Promise.resolve();
  private expected = new Set<FleetWorker>();
  private endedByThemselves = 0;
  private readonly killWithUs = (): void => {
    for (const worker of this.workers) worker.process.signal('SIGKILL');
  };

  constructor(
    private readonly cluster: TrialCluster,
    private readonly say: (line: string) => void,
  ) {
    process.once('exit', this.killWithUs);
  }

  /** Workers that gave up and ended with an exit code, as they do when an outage is too long for them. */
  get selfEnded(): number {
    return this.endedByThemselves;
  }

  live(): readonly FleetWorker[] {
    return [...this.workers];
  }

  async start(): Promise<FleetWorker> {
    const { link, url } = await this.cluster.openDatabaseLink();
    const env = { KAFKA_BROKERS: this.cluster.brokers, DATABASE_URL: url, WARDCAST_DATA_DIR: this.cluster.dataDir };
    const process = await ProductProcess.start('worker', env).catch(async (error: unknown) => {
      await link.close();
      throw error;
    });
    const worker: FleetWorker = { name: `worker ${(this.serial += 1)}`, process, link, trap: new StageTrap(link) };
    this.workers.add(worker);
    void process.exited().then((code) => this.ended(worker, code));
    return worker;
  }

  /** Brings the fleet up to `count`, one call after the other. A start that an outage prevents is tried again. */
  fill(count: number): Promise<void> {
    const turn = this.filling.then(() => this.fillNow(count));
    this.filling = turn.catch(() => undefined);
    return turn;
  }

  private async fillNow(count: number): Promise<void> {
    for (let failures = 0; this.workers.size < count; ) {
      const starts = Array.from({ length: count - this.workers.size }, () => this.start());
      const failed = (await Promise.allSettled(starts)).filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      if (failed.length === 0) continue;
      failures += 1;
      if (failures > MAX_START_FAILURES) throw failed[0]!.reason;
    }
  }

  /** At once, and without waiting until it is gone: its traffic must not go one byte further. */
  killNow(worker: FleetWorker): void {
    this.expected.add(worker);
    this.workers.delete(worker);
    worker.process.signal('SIGKILL');
  }

  async stop(worker: FleetWorker): Promise<void> {
    this.expected.add(worker);
    this.workers.delete(worker);
    await worker.process.end('SIGTERM');
  }

  async close(): Promise<void> {
    process.removeListener('exit', this.killWithUs);
    for (const worker of this.live()) this.killNow(worker);
    await Promise.all([...this.expected].map(({ process }) => process.exited()));
  }

  private async ended(worker: FleetWorker, code: number | null): Promise<void> {
    this.workers.delete(worker);
    if (!this.expected.has(worker)) {
      this.endedByThemselves += 1;
      const lastWords = worker.process.lines().filter((line) => line.includes('"level":"error"')).slice(-2);
      this.say(`${worker.name} ended by itself with code ${code}: ${lastWords.join(' ')}`);
    }
    await worker.link.close();
  }
}

/** Each failed start waited for its process; more in a row is no outage. */
const MAX_START_FAILURES = 5;
