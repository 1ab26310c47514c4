import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pythonWith } from './peer-python';

const run = promisify(execFile);
const ROOT = join(__dirname, '../../../..');
/** The peers' own statement of the model, kept beside the checkout with the other measured peers. */
const SCRIPT = join(ROOT, '../shared/peers/ward_sim.py');
const PACKAGES = ['simpy==4.1.2', 'ciw==3.2.7'] as const;
const RUN_DEADLINE_MS = 900_000;

/** Means over replications with their standard errors, and speed. */
export interface PeerAnswer {
  readonly name: 'ciw' | 'simpy';
  readonly means: readonly [ed: number, wards: number, boarders: number];
  readonly errors: readonly [ed: number, wards: number, boarders: number];
  readonly replicationsPerCpuSecond: number;
}

/** Runs both packages on the model; a sentence that says why where they cannot be run on this machine. */
export async function runPeers(replications: number, say: (line: string) => void): Promise<readonly PeerAnswer[] | string> {
  if (!existsSync(SCRIPT)) return "the peers' script is not beside the checkout";
  const python = await pythonWith(PACKAGES, say);
  if (python === null) return 'Python 3 with simpy and ciw is not here and could not be installed';
  say(`SimPy and Ciw, ${replications} replications each`);
  const { stdout } = await run(python, [SCRIPT, '--reps', String(replications)], { timeout: RUN_DEADLINE_MS }).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  const answers = (['simpy', 'ciw'] as const).flatMap((name) => parseAnswer(name, stdout) ?? []);
  return answers.length === 2 ? answers : "the peers' script gave no answer";
}

/** A line such as "simpy  ED   63.4 (se 0.5)  wards  476.9 (se 2.4)  boarders  3.5 (se 0.4)  median 0.123 CPU s/rep = 8.10 reps per CPU s". */
export function parseAnswer(name: PeerAnswer['name'], output: string): PeerAnswer | null {
  const line = output.split('\n').find((candidate) => candidate.startsWith(name));
  const numbers = line?.match(/\d+\.\d+/g)?.map(Number);
  if (numbers?.length !== 8) return null;
  const [ed, edError, wards, wardsError, boarders, boardersError, , speed] = numbers as [number, number, number, number, number, number, number, number];
  return { name, means: [ed, wards, boarders], errors: [edError, wardsError, boardersError], replicationsPerCpuSecond: speed };
}
