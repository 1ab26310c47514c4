import { measureTraining, type MeasuredBackend, type TrainingTimes } from '@wardcast/runtime';
import { median, type BenchRow } from './bench-row';

/** Two rounds: a busy moment of the machine must not decide. */
const ROUNDS = 2;
/** Plain JavaScript takes most of a second a step. */
const STEPS: Readonly<Record<MeasuredBackend, number>> = { native: 60, wasm: 30, cpu: 4 };
/** Losses of two backends differ by single precision only. */
const SAME_LOSS = 1e-4;

/** One training step of the product's quantile network: native beside WebAssembly, and both beside plain JavaScript. */
export async function benchTensorflow(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const times = { native: await measured('native', say), wasm: await measured('wasm', say), cpu: await measured('cpu', say) };
  const present = Object.values(times).filter((one) => one !== null);
  for (const one of present) refuseOthers(present[0]!, one);
  return [row({ name: 'training step, native', ours: times.native, rival: 'WebAssembly', theirs: times.wasm }), row({ name: 'training step, WebAssembly', ours: times.wasm, rival: 'plain JavaScript', theirs: times.cpu })].flat();
}

interface Pair {
  readonly name: string;
  readonly ours: TrainingTimes | null;
  readonly rival: string;
  readonly theirs: TrainingTimes | null;
}

/** Nothing where our side is not on this machine. */
function row({ name, ours, rival, theirs }: Pair): readonly BenchRow[] {
  if (ours === null) return [];
  const value = median(ours.stepsMs);
  const rivalValue = theirs === null ? null : median(theirs.stepsMs);
  return [{ name, ours: value, unit: 'ms', rival, rivalValue, ratio: rivalValue === null ? null : value / rivalValue, ceiling: null, n: ours.stepsMs.length, note: '512 rows, median; losses agree to 1e-4' }];
}

/** Both rounds of a backend, the quicker one kept. */
async function measured(backend: MeasuredBackend, say: (line: string) => void): Promise<TrainingTimes | null> {
  const rounds: TrainingTimes[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times = await measureTraining(backend, STEPS[backend]);
    if (times === null) {
      say(`${backend}: not on this machine`);
      return null;
    }
    rounds.push(times);
  }
  const best = rounds.reduce((a, b) => (median(b.stepsMs) < median(a.stepsMs) ? b : a));
  say(`${backend}: ${median(best.stepsMs).toFixed(1)} ms a step`);
  return best;
}

function refuseOthers(first: TrainingTimes, other: TrainingTimes): void {
  const off = other.losses.findIndex((loss, step) => step < first.losses.length && Math.abs(loss - first.losses[step]!) > SAME_LOSS);
  if (off >= 0) throw new Error(`${first.backend} and ${other.backend} disagree on the loss of step ${off + 1}: ${first.losses[off]} and ${other.losses[off]}.`);
}
