import { parentPort, workerData } from 'node:worker_threads';
import { fitHere } from '@wardcast/application';
import type { CensusFitJob } from '@wardcast/application';

// A fit takes seconds of one core: here it keeps nobody waiting for an answer.
void fitHere(workerData as CensusFitJob).then((fit) => parentPort?.postMessage(fit));
