import type { RandomStream } from '../random/random-stream';

/**
 * A positive level around 1 with memory: the beta-gamma autoregression of Lewis, McKenzie and Hugus (1989).
 * X' = B X + G with B ~ Beta(k rho, k (1 - rho)) and G ~ Gamma(k (1 - rho)) keeps the marginal Gamma(k, mean 1)
 * exactly, so that counts drawn at this level are negative binomial with size k.
 */
export class GammaLevel {
  private level: number;

  /** `shape` is k (variance 1/k); `correlation` is rho from one step to the next, in (0, 1). */
  constructor(
    private readonly random: RandomStream,
    private readonly shape: number,
    private readonly correlation: number,
  ) {
    this.level = random.gamma(shape, 1);
  }

  /** Moves one step on and gives the new level. */
  next(): number {
    const kept = this.shape * this.correlation;
    const fresh = this.shape - kept;
    this.level = this.random.beta(kept, fresh) * this.level + this.random.gamma(fresh, 1 - this.correlation);
    return this.level;
  }
}
