import type { Facility } from '@wardcast/domain';
import { Agenda } from '../agenda/agenda';
import { BedBlocks } from '../beds/bed-blocks';
import { BedBoard } from '../beds/bed-board';
import { CapacityPlans } from '../beds/capacity-plans';
import { Housekeeping } from '../beds/housekeeping';
import { StaffingRoster } from '../beds/staffing-roster';
import { WardState } from '../beds/ward-state';
import { BedSwaps } from '../care/bed-swaps';
import type { LeavingHours } from '../care/departure-time';
import { ReadinessSignals } from '../care/readiness-signals';
import { Residents } from '../care/residents';
import { StayProcess } from '../care/stay-process';
import { WardFlow } from '../care/ward-flow';
import { Arrivals } from '../demand/arrivals';
import { DirectAdmissions } from '../demand/direct-admissions';
import { EdAdmissions } from '../demand/ed-admissions';
import { EdBays } from '../demand/ed-bays';
import { EdFlow } from '../demand/ed-flow';
import { ElectiveFlow } from '../demand/elective-flow';
import { HospitalCalendar } from '../demand/hospital-calendar';
import { ED_BAYS } from '../facility/ward-plan';
import { noDirt, type DirtCounts } from '../feed/dirt-counts';
import { Feed } from '../feed/feed';
import { FeedDetours } from '../feed/feed-detours';
import { FeedMistakes } from '../feed/feed-mistakes';
import { noMistakes } from '../feed/mistakes';
import { KeySource } from '../random/key-source';
import { RandomStream } from '../random/random-stream';
import { TruthLog } from '../truth/truth-log';
import type { HospitalParts } from './hospital-parts';

export interface HospitalPlan {
  readonly facility: Facility;
  readonly seed: number;
  readonly start: number;
  readonly leavingHours: LeavingHours;
  readonly dirt: boolean;
  readonly keepTruth: boolean;
}

export interface BuiltHospital {
  readonly parts: HospitalParts;
  readonly counts: DirtCounts;
  /** Lets the feed and the people at it err from now on; does nothing in a clean hospital. */
  readonly letErr: () => void;
}

/** Puts all processes together and plans their first steps at `start`, which is the start of a local day. */
export function buildHospital(plan: HospitalPlan): BuiltHospital {
  const parts = buildParts(plan);
  const counts = noDirt();
  const mistakes = plan.dirt ? buildMistakes(plan, parts, counts) : null;
  const told = mistakes ?? noMistakes;
  const housekeeping = new Housekeeping(parts);
  const residents = new Residents();
  const flow = new WardFlow({ parts, housekeeping, residents, mistakes: told });
  const stays = new StayProcess({ parts, flow, signals: new ReadinessSignals(parts), mistakes: told });
  const admissions = new EdAdmissions({ parts, flow, stays });
  const ed = new EdFlow({ parts, bays: new EdBays(ED_BAYS), admissions });
  const capacity = new CapacityPlans(parts);
  capacity.start();
  new StaffingRoster(parts, (ward, at) => capacity.fundedBeds(ward, at)).start();
  new ElectiveFlow({ parts, flow, stays }).start();
  new Arrivals(parts, ed, new DirectAdmissions({ parts, flow, stays })).start();
  new BedBlocks(parts).start();
  new BedSwaps(parts, flow, residents).start();
  const letErr = (): void => {
    if (mistakes === null) return;
    parts.feed.disturb(new FeedDetours(new RandomStream(plan.seed, 'detours'), counts));
    mistakes.start();
  };
  return { parts, counts, letErr };
}

function buildParts(plan: HospitalPlan): HospitalParts {
  const { facility, seed } = plan;
  const agenda = new Agenda(plan.start);
  const random = new RandomStream(seed, 'hospital');
  const wards = new Map(facility.units.map((unit) => [unit.unitId, new WardState(unit, unit.bedIds.length)]));
  const feed = new Feed({ facilityId: facility.facilityId, agenda, random: new RandomStream(seed, 'way'), eventKeys: new KeySource(seed, 'event') });
  return {
    facility,
    agenda,
    random,
    calendar: new HospitalCalendar(facility),
    leavingHours: plan.leavingHours,
    wards,
    board: new BedBoard(agenda, random, wards),
    feed,
    keys: new KeySource(seed, 'key'),
    truth: plan.keepTruth ? new TruthLog() : null,
  };
}

function buildMistakes(plan: HospitalPlan, parts: HospitalParts, counts: DirtCounts): FeedMistakes {
  return new FeedMistakes({
    agenda: parts.agenda,
    feed: parts.feed,
    random: new RandomStream(plan.seed, 'mistakes'),
    keys: new KeySource(plan.seed, 'mistake'),
    wardIds: plan.facility.units.filter((unit) => unit.kind !== 'ed').map((unit) => unit.unitId),
    counts,
  });
}
