import { Breather } from './breather';

function workFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

it('runs steps to their end', async () => {
  const steps = (function* () {
    workFor(20);
    yield;
    return 5;
  })();
  expect(await new Breather().run(steps)).toBe(5);
});

it('lets a waiting callback in between two long steps, and no sooner than it must', async () => {
  const seen: string[] = [];
  const breather = new Breather();
  setImmediate(() => seen.push('other'));
  await breather.breathe();
  seen.push('short');
  workFor(20);
  await breather.breathe();
  seen.push('long');
  expect(seen.slice(-2)).toEqual(['other', 'long']);
});
