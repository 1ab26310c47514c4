/** Settings of one instance: one per stream group and horizon bucket. */
export interface BernsteinSettings {
  /** Share of each member before any score, summing to 1; the champion has the largest. */
  readonly prior: readonly number[];
  /** Share of the past that is forgotten with each score. */
  readonly forgetting: number;
}
export interface BernsteinState {
  readonly squares: Float64Array;
  readonly largest: Float64Array;
  readonly regrets: Float64Array;
  readonly weights: Float64Array;
  readonly scores: number;
}

/** Half of the prior stays until this many scores, a fifth after: a short record must not unseat the champion. */
export const SCORES_TO_TRUST = 500;
const PRIOR_SHARE_EARLY = 0.5;
const PRIOR_SHARE_LATE = 0.2;
/** A prior of nearly one would make the learning rate zero. */
const LARGEST_PRIOR = 0.999_999;
const SMALLEST_SQUARES = 1e-300;

/** State before any score: the prior. */
export function startBernstein({ prior }: BernsteinSettings): BernsteinState {
  const zeros = (): Float64Array => new Float64Array(prior.length);
  return { squares: zeros(), largest: zeros(), regrets: zeros(), weights: Float64Array.from(prior), scores: 0 };
}

/**
 * One step of Bernstein online aggregation (Wintenberger 2017, Machine Learning 106; with the doubling of Gaillard and
 * Wintenberger and forgetting): per member k with linearised regret r_k (positive: the member was better),
 * V <- (1 - f) V + r^2, E <- max((1 - f) E, |r|), eta = min(1/(2E), sqrt(-ln w0 / V)),
 * R <- (1 - f) R + (r - eta r^2 + 1{eta r > 1/2} 2E)/2, w proportional to w0 eta exp(eta R).
 * Assumes members whose order of merit changes slowly. Do not trust the weights before some hundred scores, and never
 * alone: publishedWeights mixes the prior in. A member without a forecast has r = 0. O(members) a score.
 */
export function stepBernstein(state: BernsteinState, regrets: ArrayLike<number>, { prior, forgetting }: BernsteinSettings): BernsteinState {
  const keep = 1 - forgetting;
  const squares = state.squares.map((v, k) => keep * v + regrets[k]! ** 2);
  const largest = state.largest.map((e, k) => Math.max(keep * e, Math.abs(regrets[k]!)));
  const etas = largest.map((e, k) => (e > 0 ? Math.min(1 / (2 * e), Math.sqrt(-Math.log(Math.min(prior[k]!, LARGEST_PRIOR)) / Math.max(squares[k]!, SMALLEST_SQUARES))) : 0));
  const sums = state.regrets.map((sum, k) => {
    const r = regrets[k]!;
    const eta = etas[k]!;
    return keep * sum + 0.5 * (r - eta * r * r + (eta * r > 0.5 ? 2 * largest[k]! : 0));
  });
  const scores = state.scores + 1;
  if (etas.every((eta) => eta === 0)) return { squares, largest, regrets: sums, weights: state.weights, scores };
  // A member that has not erred differently yet takes the largest rate, so that silence is no penalty.
  const top = Math.max(...etas);
  const logs = etas.map((eta, k) => Math.log(prior[k]!) + Math.log(eta > 0 ? eta : top) + eta * sums[k]!);
  const most = Math.max(...logs);
  const raw = logs.map((log) => Math.exp(log - most));
  const total = raw.reduce((sum, w) => sum + w, 0);
  return { squares, largest, regrets: sums, weights: raw.map((w) => w / total), scores };
}

export interface IssuedCombination {
  /** Levels of the quantiles. */
  readonly levels: readonly number[];
  /** By member, one quantile per level; null where the member gave none. */
  readonly members: readonly (ArrayLike<number> | null)[];
  /** Weights in force when it was issued, as stored with it. */
  readonly weights: ArrayLike<number>;
}

/**
 * Linearised pinball regret of an issued combination against each member, over `scale` (for counts the root of the mean
 * forecast), so that large and small units weigh alike. Several series of one issue are added up by the caller.
 */
export function combinationRegrets(issued: IssuedCombination, observed: number, scale: number): Float64Array {
  const { levels, members } = issued;
  const weights = presentWeights(members, issued.weights);
  const regrets = new Float64Array(members.length);
  levels.forEach((level, j) => {
    let mixed = 0;
    members.forEach((quantiles, k) => {
      if (quantiles !== null) mixed += weights[k]! * quantiles[j]!;
    });
    const slope = ((observed <= mixed ? 1 : 0) - level) / levels.length / scale;
    members.forEach((quantiles, k) => {
      if (quantiles !== null) regrets[k]! += slope * (mixed - quantiles[j]!);
    });
  });
  return regrets;
}

/** Weights to issue with: learnt ones mixed with the prior. */
export function publishedWeights({ weights, scores }: BernsteinState, { prior }: BernsteinSettings): Float64Array {
  const share = scores < SCORES_TO_TRUST ? PRIOR_SHARE_EARLY : PRIOR_SHARE_LATE;
  return weights.map((w, k) => (1 - share) * w + share * prior[k]!);
}

/** Weighted mean of the members' quantiles (not of their chances), sorted; members without a forecast are left out. Null when none has one. */
export function combineQuantiles(members: readonly (ArrayLike<number> | null)[], weights: ArrayLike<number>): Float64Array | null {
  const present = members.find((quantiles) => quantiles !== null);
  if (present === undefined || present === null) return null;
  const shares = presentWeights(members, weights);
  const out = new Float64Array(present.length);
  members.forEach((quantiles, k) => {
    if (quantiles !== null) for (let j = 0; j < out.length; j++) out[j]! += shares[k]! * quantiles[j]!;
  });
  return out.sort();
}

/** Weights of the members that spoke, summing to 1; alike when all their weights are 0. */
function presentWeights(members: readonly (ArrayLike<number> | null)[], weights: ArrayLike<number>): Float64Array {
  const shares = Float64Array.from(members, (quantiles, k) => (quantiles === null ? 0 : weights[k]!));
  const total = shares.reduce((sum, w) => sum + w, 0);
  if (total > 0) return shares.map((w) => w / total);
  const n = members.filter((quantiles) => quantiles !== null).length;
  return Float64Array.from(members, (quantiles) => (quantiles === null ? 0 : 1 / n));
}
