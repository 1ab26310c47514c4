import { setTimeout as sleep } from 'node:timers/promises';
import { slicesDuring } from './loop-slices';

const BUSY_MS = 60;

function busy(): void {
  const until = performance.now() + BUSY_MS;
  while (performance.now() < until) continue;
}

test('a turn that keeps the loop is seen, and rest is not', async () => {
  const { longest, turns } = await slicesDuring(async () => {
    await sleep(5);
    busy();
    await sleep(5);
  });
  expect(turns).toBeGreaterThan(2);
  // Of 60 ms by the wall this thread had some share at the least; how much of them others took is the machine's affair.
  expect(longest).toBeGreaterThan(0);
});

test('failed work ends the watch', async () => {
  await expect(slicesDuring(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
