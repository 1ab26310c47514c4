import { measureTraining } from './training-step';

test('the steps of plain JavaScript and WebAssembly give the same losses', async () => {
  const [cpu, wasm] = [await measureTraining('cpu', 2), await measureTraining('wasm', 2)];
  expect(cpu!.stepsMs).toHaveLength(1);
  cpu!.losses.forEach((loss, step) => expect(Math.abs(loss - wasm!.losses[step]!)).toBeLessThan(1e-4));
}, 120_000);
