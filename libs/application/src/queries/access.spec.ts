import type { Actor, Role } from '../actor';
import { replayRejected } from '../commands/ingest/replay-rejected';
import { markScenario, rerunScenario, saveScenario } from '../commands/scenarios/save-scenario';
import { takeBaseline } from '../commands/scenarios/take-baseline';
import { changeSetting } from '../commands/settings/change-setting';
import { findFacility, mayRead, visibleNodes } from './access';
import { readAccuracy } from './accuracy/read-accuracy';
import { listForecastIssues } from './list-forecast-issues';
import { listRejected } from './list-rejected';
import { readOutlook } from './outlook/read-outlook';
import type { QueryDependencies } from './query-dependencies';
import { readBoard, readBoardChanges } from './read-board';
import { readHospital } from './read-hospital';
import { readNode } from './read-node';
import { readWhy } from './read-why';
import { listLevers } from './scenarios/list-levers';
import type { PlanningDependencies } from './scenarios/planning-dependencies';
import { mayRunOn, readScenario, readScenarios } from './scenarios/read-scenarios';
import { readSettings } from './settings/read-settings';
import { readSummary } from './summary/read-summary';
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

/** Nothing may be asked of a store before the asker is known to be allowed to. */
const UNTOUCHED = new Proxy({}, { get: (_, name) => { throw new Error(`${String(name)} was asked for`); } }) as QueryDependencies & PlanningDependencies & Parameters<typeof replayRejected>[0];
const NODE = { facilityId: null, nodeId: 'm1', asOf: null };
const ID = 'none';
type UseCase = (actor: Actor) => unknown;
const USE_CASES: readonly (readonly [string, UseCase])[] = [
  ['hospital', (who) => readHospital(UNTOUCHED, who, null)],
  ['board', (who) => readBoard(UNTOUCHED, who, null)],
  ['board changes', (who) => readBoardChanges(UNTOUCHED, who, null, 0n)],
  ['node', (who) => readNode(UNTOUCHED, who, { ...NODE, hoursBack: 24 })],
  ['why', (who) => readWhy(UNTOUCHED, who, { ...NODE, target: 0, since: null })],
  ['outlook', (who) => readOutlook(UNTOUCHED, who, NODE)],
  ['forecast issues', (who) => listForecastIssues(UNTOUCHED, who, { ...NODE, before: null, limit: 5 })],
  ['summary', (who) => readSummary(UNTOUCHED, who, null, null)],
  ['accuracy', (who) => readAccuracy(UNTOUCHED, who, { facilityId: null, nodeId: null, days: 28 })],
  ['settings', (who) => readSettings(UNTOUCHED, who, { facilityId: null, asOf: null })],
  ['change of a setting', (who) => changeSetting(UNTOUCHED, who, { facilityId: null, name: 'risk_chance', value: null })],
  ['rejected messages', (who) => listRejected(UNTOUCHED, who, 10)],
  ['replay of one', (who) => replayRejected(UNTOUCHED, who, ID)],
  ['levers', (who) => listLevers(who)],
  ['scenarios', (who) => readScenarios(UNTOUCHED, who, null)],
  ['scenario', (who) => readScenario(UNTOUCHED, who, ID)],
  ['run', (who) => mayRunOn(UNTOUCHED, who, ID)],
  ['baseline', (who) => takeBaseline(UNTOUCHED, who, { facilityId: null, start: 'now' })],
  ['saving', (who) => saveScenario(UNTOUCHED, who, { baselineId: ID, name: 'x', note: '', changes: [], parentId: null })],
  ['running again', (who) => rerunScenario(UNTOUCHED, who, ID)],
  ['deleting', (who) => markScenario(UNTOUCHED, who, ID, 'deleted')],
];

test.each(USE_CASES)('%s: refused to a role that nobody thought of, before anything is read', async (_, useCase) => {
  expect(await useCase(actor({ role: 'visitor' as Role }))).toMatchObject({ kind: 'refused' });
});

test('what names no hospital is for those who see all of them; what is of all wards, not for one ward', async () => {
  expect(await replayRejected(UNTOUCHED, actor({ facilities: ['small'] }), ID)).toMatchObject({ kind: 'refused' });
  expect(listLevers(actor({ units: ['m1'] }))).toMatchObject({ code: 'forbidden' });
  expect(listLevers(actor({ role: 'planner' }))).toMatchObject({ kind: 'ok', value: expect.arrayContaining([expect.objectContaining({ kind: 'beds' })]) });
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
