import { chanceScores, CROWDED_ABOVE, crowdingAhead, demandOf, nedocs, type BacktestPair, type ChanceOutcome, type NedocsInputs } from '@wardcast/forecasting';

/** A chance stated at an origin that the department is overcrowded at a target, and whether it was. */
export interface CrowdingOutcome extends ChanceOutcome {
  readonly leadHours: number;
}

/** Beyond a day boarders and waits of now say nothing. */
const LAST_LEAD_HOURS = 24;

/** As the product states it, from the issued laws of the department; `inputsAt`: what the score was made of at an hour, null = not known. */
export function crowdingOutcomes(pairs: readonly BacktestPair[], inputsAt: (unitId: string, at: number) => NedocsInputs | null): readonly CrowdingOutcome[] {
  return pairs.flatMap(({ unitId, origin, target, leadHours, law }) => {
    const [now, then] = leadHours > LAST_LEAD_HOURS ? [null, null] : [inputsAt(unitId, origin), inputsAt(unitId, target)];
    const ahead = now && crowdingAhead([demandOf(law)], now);
    const score = then && nedocs(then);
    return ahead && score ? [{ leadHours, chance: ahead.chances[0]!, happened: score.atLeast > CROWDED_ABOVE }] : [];
  });
}

/** "4 h: .93, Brier .11 (.25)": area under the curve, Brier score and that of whoever always says the share. Null where nothing is scored. */
export function crowdingLine(outcomes: readonly CrowdingOutcome[]): string | null {
  const leads = [...new Set(outcomes.map(({ leadHours }) => leadHours))].sort((left, right) => left - right);
  if (leads.length === 0) return null;
  const told = leads.map((lead) => {
    const { areaUnderCurve, brier, shareBrier } = chanceScores(outcomes.filter(({ leadHours }) => leadHours === lead))!;
    return `${lead} h ${areaUnderCurve === null ? 'no curve' : areaUnderCurve.toFixed(3)}, ${brier.toFixed(4)} (${shareBrier.toFixed(4)})`;
  });
  return `Emergency department overcrowded (score above ${CROWDED_ABOVE}): area under the curve, Brier score (and that of its share): ${told.join('; ')}.`;
}
