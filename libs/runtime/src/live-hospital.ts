import { EVENT_TOPIC } from '@wardcast/application';
import type { Clock, PartitionPlace } from '@wardcast/application';
import type { Facility } from '@wardcast/domain';
import { LiveHospitals } from './hospitals/live-hospitals';
import type { ProgressReport } from './health/progress-watch';
import type { LiveHospitalsOptions } from './hospitals/live-hospitals';
import type { ProductStores } from './open-adapters';

/** The embedded bus's log has one partition. */
const ONLY_PLACE: PartitionPlace = { topic: EVENT_TOPIC, partition: 0 };

export interface LiveHospitalOptions extends Pick<LiveHospitalsOptions, 'modeller' | 'fit' | 'countsSecondOf' | 'onSecondFailed' | 'onCommitted' | 'onIssued' | 'onLadder' | 'onDrift' | 'onPaused' | 'onResumed' | 'onProgress'> {
  readonly facility: Facility;
  readonly stores: ProductStores;
  readonly clock: Clock;
  /** First hour that the live ledger measures (ms). */
  readonly openedAt: number;
  onFatal(error: Error): void;
}

/** One hospital served live from a bus with one partition. Knows nothing of who sends the events. */
export class LiveHospital {
  private readonly hospitals: LiveHospitals;

  constructor(private readonly options: LiveHospitalOptions) {
    const { facility, openedAt, ...others } = options;
    this.hospitals = new LiveHospitals({ ...others, facilities: [facility], openedAt: () => openedAt });
  }

  /** Takes the partition, reads the ledger, fits the models, issues every forecast. Resolves when numbers are live. */
  async start(): Promise<void> {
    const { facility, stores } = this.options;
    await stores.partitionStore.bindFacility(facility.facilityId, ONLY_PLACE);
    const live = this.hospitals.whenLive(facility.facilityId);
    await Promise.all([live, this.hospitals.start()]);
  }

  progress(): ProgressReport {
    return this.hospitals.progress();
  }

  /** Finishes the batch in hand, saves the ledger, lets the last forecast be stored. */
  close(): Promise<void> {
    return this.hospitals.close();
  }
}
