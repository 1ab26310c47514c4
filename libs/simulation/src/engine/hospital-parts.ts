import type { Facility } from '@wardcast/domain';
import type { Agenda } from '../agenda/agenda';
import type { BedBoard } from '../beds/bed-board';
import type { WardState } from '../beds/ward-state';
import type { LeavingHours } from '../care/departure-time';
import type { HospitalCalendar } from '../demand/hospital-calendar';
import type { Feed } from '../feed/feed';
import type { KeySource } from '../random/key-source';
import type { RandomStream } from '../random/random-stream';
import type { TruthLog } from '../truth/truth-log';

/** What every process of the hospital works with. */
export interface HospitalParts {
  readonly facility: Facility;
  readonly agenda: Agenda;
  readonly random: RandomStream;
  readonly calendar: HospitalCalendar;
  readonly leavingHours: LeavingHours;
  readonly wards: ReadonlyMap<string, WardState>;
  readonly board: BedBoard;
  readonly feed: Feed;
  /** Source of visit, patient and booking keys. */
  readonly keys: KeySource;
  /** Null when nobody asked for the truth. */
  readonly truth: TruthLog | null;
}
