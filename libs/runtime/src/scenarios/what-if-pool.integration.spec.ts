import { setMaxListeners } from 'node:events';
import { WhatIfFault } from '@wardcast/application';
import { MAX_JOBS, MAX_WAITING, WhatIfPool } from './what-if-pool';

jest.setTimeout(120_000);
const REQUEST = { baselineId: '00000000-0000-4000-8000-000000000000', changes: [], against: [] };
/** Nobody listens there: every job of such a pool fails, each for itself. */
const NO_DATABASE = 'postgres://nobody@127.0.0.1:9/none';

let pool: WhatIfPool;
afterEach(() => pool.close());

async function reasonOf(answers: AsyncIterable<unknown>): Promise<string> {
  try {
    for await (const _ of answers) continue;
    return 'none';
  } catch (error) {
    return error instanceof WhatIfFault ? error.reason : String(error);
  }
}

it('tells a job that breaks, and goes on with the next', async () => {
  pool = new WhatIfPool(NO_DATABASE);
  expect(await reasonOf(pool.run(REQUEST))).toBe('broken');
  expect(await reasonOf(pool.run(REQUEST))).toBe('broken');
  await expect(pool.validate(REQUEST.baselineId, [])).rejects.toThrow(WhatIfFault);
});

it('tells the job of a thread that dies, and starts another one', async () => {
  // Not even an address: the thread falls over it before it can answer.
  pool = new WhatIfPool(undefined as unknown as string);
  expect(await reasonOf(pool.run(REQUEST))).toBe('broken');
  expect(await reasonOf(pool.seek({ ...REQUEST, goal: { measure: 'daysShort', atMost: 0, inNineOfTen: true } }))).toBe('broken');
});

it('lets so many wait and no more, and forgets those that leave', async () => {
  pool = new WhatIfPool(NO_DATABASE);
  const leaving = new AbortController();
  setMaxListeners(MAX_JOBS + MAX_WAITING, leaving.signal);
  const runs = Array.from({ length: MAX_JOBS + MAX_WAITING }, () => pool.run(REQUEST, leaving.signal));
  expect(await reasonOf(pool.run(REQUEST))).toBe('busy');
  const reader = runs.at(-1)![Symbol.asyncIterator]();
  expect((await reader.next()).value).toMatchObject({ stage: 'waiting', ahead: MAX_WAITING - 1 });
  leaving.abort();
  expect(await Promise.all(runs.map(reasonOf))).toEqual(runs.map(() => 'none'));
  expect(await reasonOf(pool.run(REQUEST))).toBe('broken');
});

it('ends what runs and waits when it is closed, and takes nothing more', async () => {
  pool = new WhatIfPool(NO_DATABASE);
  const runs = Array.from({ length: MAX_JOBS + 3 }, () => reasonOf(pool.run(REQUEST)));
  await pool.close();
  expect(new Set(await Promise.all(runs)).size).toBeLessThanOrEqual(2);
  expect(await reasonOf(pool.run(REQUEST))).toBe('stopped');
});
