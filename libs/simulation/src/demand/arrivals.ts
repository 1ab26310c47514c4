import { HOUR_MS } from '@wardcast/timeseries';
import type { HospitalParts } from '../engine/hospital-parts';
import { expectedArrivals } from './arrival-rates';
import type { DirectAdmissions } from './direct-admissions';
import { drawEdCase } from './ed-case-mix';
import type { EdFlow } from './ed-flow';
import { GammaLevel } from './gamma-level';

const ADULTS_PER_DAY = 218;
const CHILDREN_PER_DAY = 56;
/** Slow level: size 140 is a swing of about 8 %, half forgotten in a day. */
const LEVEL_SHAPE = 140;
const LEVEL_CORRELATION = Math.pow(0.5, 1 / 24);
/** Each hour has luck of its own: size 45. */
const HOUR_SHAPE = 45;
/** When many wait for beds, a few who would have come in are cared for as outpatients. */
const CROWDED_WAITING = 12;
const CROWDED_ADMIT_FACTOR = 0.9;

/** Draws who comes, hour by hour: negative binomial counts around the hour of week, season and holidays. */
export class Arrivals {
  private readonly adultLevel: GammaLevel;
  private readonly childLevel: GammaLevel;

  constructor(
    private readonly parts: HospitalParts,
    private readonly ed: EdFlow,
    private readonly direct: DirectAdmissions,
  ) {
    this.adultLevel = new GammaLevel(parts.random, LEVEL_SHAPE, LEVEL_CORRELATION);
    this.childLevel = new GammaLevel(parts.random, LEVEL_SHAPE, LEVEL_CORRELATION);
  }

  /** Runs at every whole hour from now on. */
  start(): void {
    const { agenda, random, calendar } = this.parts;
    const expected = expectedArrivals(calendar, agenda.now, { adults: ADULTS_PER_DAY, children: CHILDREN_PER_DAY });
    const luck = random.gamma(HOUR_SHAPE, 1);
    this.bring(random.poisson(expected.adults * this.adultLevel.next() * luck), false);
    this.bring(random.poisson(expected.children * this.childLevel.next() * luck), true);
    this.direct.hourly();
    agenda.after(HOUR_MS, () => this.start());
  }

  private bring(count: number, isChild: boolean): void {
    const { agenda, random } = this.parts;
    for (let i = 0; i < count; i += 1) agenda.after(random.uniform() * HOUR_MS, () => this.arrive(isChild));
  }

  private arrive(isChild: boolean): void {
    const { agenda, random, calendar, board } = this.parts;
    const admitFactor = board.waiting >= CROWDED_WAITING ? CROWDED_ADMIT_FACTOR : 1;
    this.ed.arrive(drawEdCase(random, { isChild, winter: calendar.facts(agenda.now).winter, admitFactor }));
  }
}
