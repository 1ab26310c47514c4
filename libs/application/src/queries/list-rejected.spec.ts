import { LOCAL_OPERATIONS } from '../actor';
import { listRejected, MAX_REJECTED } from './list-rejected';
import { HeldInMemory } from './testing/held-in-memory';

const held = new HeldInMemory();
held.letters = [{ id: '7', topic: 'events', partition: 0, offset: 12n, at: 5, reason: 'schema_invalid', where: '/data/location', detail: 'A location is needed.', replayedAt: null }];

test('a rejected message is told by where and why, without its place in the log or its payload', async () => {
  expect(await listRejected(held.dependencies(), LOCAL_OPERATIONS, 10)).toEqual({
    kind: 'ok', value: [{ id: '7', at: 5, reason: 'schema_invalid', where: '/data/location', detail: 'A location is needed.', replayedAt: null }],
  });
});

test('only those who may see every facility may list them', async () => {
  expect(await listRejected(held.dependencies(), { ...LOCAL_OPERATIONS, facilities: ['small'] }, 10)).toMatchObject({ code: 'forbidden' });
  expect(await listRejected(held.dependencies(), { ...LOCAL_OPERATIONS, role: 'ward' }, 10)).toMatchObject({ code: 'forbidden' });
});

test.each([0, MAX_REJECTED + 1, 2.5])('a limit of %p is refused', async (limit) => {
  expect(await listRejected(held.dependencies(), LOCAL_OPERATIONS, limit)).toMatchObject({ code: 'bad_input' });
});
