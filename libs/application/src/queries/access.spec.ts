import type { Actor, Role } from '../actor';
import { findFacility, mayRead, visibleNodes } from './access';
import { HeldInMemory } from './testing/held-in-memory';
import { SMALL_HOSPITAL } from './testing/small-hospital';

const actor = (own: Partial<Actor> = {}): Actor => ({ role: 'operations', facilities: 'all', units: 'all', ...own });
const other = { ...SMALL_HOSPITAL, facilityId: 'other' };

test('the board is for those who run wards; executives and auditors have other screens', () => {
  const roles: readonly Role[] = ['ward', 'operations', 'planner', 'executive', 'administrator', 'auditor', 'system'];
  expect(roles.filter((role) => mayRead(actor({ role }), 'board'))).toEqual(['ward', 'operations', 'planner', 'administrator', 'system']);
  expect(roles.filter((role) => mayRead(actor({ role }), 'rejected'))).toEqual(['operations', 'administrator', 'system']);
});

test('a role that nobody thought of sees nothing', () => {
  expect(mayRead(actor({ role: 'visitor' as Role }), 'board')).toBe(false);
});

test('a ward sees its own units and no sum that would give the others away', () => {
  expect(visibleNodes(actor({ role: 'ward', units: ['m1'] }), SMALL_HOSPITAL).map((node) => node.nodeId)).toEqual(['m1']);
  expect(visibleNodes(actor({ role: 'ward', units: ['m1', 's1'] }), SMALL_HOSPITAL).map((node) => node.nodeId)).toEqual(['m1', 's1']);
  expect(visibleNodes(actor({ role: 'ward', units: [] }), SMALL_HOSPITAL)).toEqual([]);
});

test('a facility outside the scope reads like one that does not exist', async () => {
  const held = new HeldInMemory();
  held.facilities = [other, SMALL_HOSPITAL];
  const deps = held.dependencies();
  const mine = actor({ facilities: ['small'] });
  const hidden = await findFacility(deps, mine, 'other');
  expect(hidden).toEqual(await findFacility(deps, mine, 'nowhere'));
  expect(hidden).toMatchObject({ kind: 'refused', code: 'not_found' });
  expect(await findFacility(deps, mine, null)).toMatchObject({ kind: 'ok', value: { facilityId: 'small' } });
  expect(await findFacility(deps, actor({ facilities: [] }), null)).toMatchObject({ kind: 'refused', code: 'not_found' });
});
