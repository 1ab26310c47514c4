import { LEVELS, chanceInTen, levelOf } from '@wardcast/domain';
import type { BacktestPair } from '@wardcast/forecasting';
import { chanceAboveCount } from '@wardcast/probability';

/** Of a ward at an hour, as known then. */
export interface WardNeed {
  readonly staffed: number;
  /** Patients elsewhere who were meant for it and had been decided on: from the emergency department, from other wards, referred. */
  readonly waiting: number;
}
/** A stated chance that a ward runs out of staffed beds at a target, and whether it did. */
export interface RunningOut {
  readonly leadHours: number;
  readonly chance: number;
  /** More patients than staffed beds, counting those in it and those who waited for it. */
  readonly needed: boolean;
  /** The same of those in it alone: a full ward takes nobody in, so that this is rarer than running out. */
  readonly inIt: boolean;
}

/** Where the chance changes its meaning: up to here patients who are known of decide it. */
const NEAR_HOURS = 24;

/** From the issued laws of wards; `needAt`: null where nothing is known, or the unit is no ward. */
export function runningOutOf(pairs: readonly BacktestPair[], needAt: (unitId: string, at: number) => WardNeed | null): readonly RunningOut[] {
  return pairs.flatMap(({ unitId, target, leadHours, law, observed }) => {
    const need = needAt(unitId, target);
    return need === null ? [] : [{ leadHours, chance: chanceAboveCount(law, need.staffed), needed: observed + need.waiting > need.staffed, inIt: observed > need.staffed }];
  });
}

/** "up to 24 h: steady 3 % of 9120 - 5 % (1 %), ...": stated and come true by level. Empty where nothing is scored. */
export function runningOutLines(outcomes: readonly RunningOut[]): readonly string[] {
  if (outcomes.length === 0) return [];
  const span = (name: string, of: readonly RunningOut[]): string => `  ${name}: ${LEVELS.flatMap((level) => levelText(level, of.filter(({ chance }) => levelOf(chanceInTen(chance)) === level))).join('; ')}.`;
  return [
    'Chance of running out of staffed beds by level: stated, times said, come true with those who waited for the ward (with those in it alone):',
    span(`up to ${NEAR_HOURS} h`, outcomes.filter(({ leadHours }) => leadHours <= NEAR_HOURS)),
    span('beyond', outcomes.filter(({ leadHours }) => leadHours > NEAR_HOURS)),
  ];
}

function levelText(level: string, said: readonly RunningOut[]): readonly string[] {
  if (said.length === 0) return [];
  const share = (of: (each: RunningOut) => number): string => `${((100 * said.reduce((sum, each) => sum + of(each), 0)) / said.length).toFixed(0)} %`;
  return [`${level} ${share(({ chance }) => chance)} of ${said.length} - ${share(({ needed }) => Number(needed))} (${share(({ inIt }) => Number(inIt))})`];
}
