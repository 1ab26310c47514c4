import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RESPIRATORY_SETTINGS } from '@wardcast/forecasting';
import { fittedAt, fluIssuer, type FluIssue } from './flu-issues';
import { readVintages } from './flu-vintages';

const THREAD_FILE = join(__dirname, 'flu-issues.thread.js');
/** Reference dates are independent of each other; more threads than cores would only wait. */
const THREADS = 2;

/** Forecasts of all reference dates, in any order. Threads work from the built files; from the sources it is done here. */
export async function issueReferences(dataDir: string, references: readonly string[], onDone: (done: number) => void): Promise<readonly FluIssue[]> {
  const issues: FluIssue[] = [];
  let done = 0;
  const take = (part: readonly FluIssue[]): void => {
    issues.push(...part);
    onDone(++done);
  };
  if (references.length < THREADS || !existsSync(THREAD_FILE)) {
    const issue = fluIssuer(dataDir);
    for (const reference of references) take(issue(reference));
    return issues;
  }
  // Dealt out in blocks that share a model, in turn: late references have more to learn from and cost more.
  const vintages = readVintages(dataDir);
  const blocks = [...new Set(references.map((reference) => fittedAt(reference, vintages, RESPIRATORY_SETTINGS.refitWeeks)))];
  const shares = Array.from({ length: THREADS }, (_, t) => references.filter((reference) => blocks.indexOf(fittedAt(reference, vintages, RESPIRATORY_SETTINGS.refitWeeks)) % THREADS === t));
  await Promise.all(shares.map((share) => inThread({ dataDir, references: share }, take)));
  return issues;
}

function inThread(input: { readonly dataDir: string; readonly references: readonly string[] }, onPart: (part: readonly FluIssue[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD_FILE, { workerData: input, name: 'flu-issues' });
    worker.on('message', onPart);
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A thread that forecasts ended with code ${code}.`))));
  });
}
