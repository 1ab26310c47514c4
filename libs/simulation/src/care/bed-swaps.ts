import { HOUR_MS } from '@wardcast/timeseries';
import type { HospitalParts } from '../engine/hospital-parts';
import type { Residents } from './residents';
import type { WardFlow } from './ward-flow';

const MEAN_GAP_MS = 11 * HOUR_MS;
/** Wards that sometimes exchange patients with each other; all exchange within themselves. */
const sisters: readonly (readonly [string, string])[] = [
  ['general-medicine-a', 'general-medicine-b'],
  ['older-people-a', 'older-people-b'],
  ['general-surgery-a', 'general-surgery-b'],
];
const SISTER_SHARE = 0.25;

/** Now and then two patients change places: for a side room, for company, or to bring one nearer to the right team. */
export class BedSwaps {
  constructor(
    private readonly parts: HospitalParts,
    private readonly flow: WardFlow,
    private readonly residents: Residents,
  ) {}

  start(): void {
    const { agenda, random } = this.parts;
    agenda.after(random.exponential(MEAN_GAP_MS), () => {
      this.swapOnce();
      this.start();
    });
  }

  private swapOnce(): void {
    const { agenda, random, wards } = this.parts;
    const wardIds = [...wards.keys()];
    const within = wardIds[random.index(wardIds.length)] as string;
    const [first, second] = random.chance(SISTER_SHARE) ? (sisters[random.index(sisters.length)] as readonly [string, string]) : [within, within];
    const here = this.residents.settled(first, agenda.now);
    const there = this.residents.settled(second, agenda.now);
    const one = here[random.index(here.length)];
    const other = there[random.index(there.length)];
    if (one !== undefined && other !== undefined && one !== other) this.flow.swap(one, other);
  }
}
