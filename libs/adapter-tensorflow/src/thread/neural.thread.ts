import { parentPort, workerData } from 'node:worker_threads';
import { openTensorFlow } from '../backend/open-tensorflow';
import { NeuralForecaster } from '../forecaster/neural-forecaster';
import type { FromNeuralThread, NeuralAnswers, NeuralThreadInput, ToNeuralThread } from './thread-messages';

// Training keeps a core busy for minutes: here it keeps nobody waiting for an answer.
const { levels, only } = workerData as NeuralThreadInput;
const say = (message: FromNeuralThread): void => parentPort!.postMessage(message);

async function serve(): Promise<void> {
  const backend = await openTensorFlow({ only });
  const forecaster = new NeuralForecaster(backend, levels);
  // A failed answer ends the thread: the other side is told by its exit.
  parentPort!.on('message', (question: ToNeuralThread) => void answer(forecaster, question).then((value) => say({ kind: 'answer', value })));
  say({ kind: 'ready', backend: backend.name, because: backend.because });
}

function answer(forecaster: NeuralForecaster, question: ToNeuralThread): Promise<NeuralAnswers[keyof NeuralAnswers]> {
  switch (question.ask) {
    case 'fit':
      return forecaster.fit(question.panel, { ...question, onProgress: (done, total) => say({ kind: 'progress', done, total }) });
    case 'forecast':
      return forecaster.forecast(question.panel, question.origins);
    case 'save':
      return forecaster.save();
    case 'load':
      return forecaster.load(question.saved);
  }
}

void serve();
