import { parentPort, workerData } from 'node:worker_threads';
import { fluIssuer } from './flu-issues';

const { dataDir, references } = workerData as { readonly dataDir: string; readonly references: readonly string[] };
const issue = fluIssuer(dataDir);
for (const reference of references) parentPort!.postMessage(issue(reference));
