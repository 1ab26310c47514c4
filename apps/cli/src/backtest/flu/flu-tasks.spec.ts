import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { readPopulations } from './flu-history';
import { BASELINE, ENSEMBLE, seasonTasks, targetDate, wisOf } from './flu-tasks';
import { readVintages } from './flu-vintages';
import { fixtureCount, fluFixture, saturday } from './testing/flu-fixture';

const tasksOf = (folder: string) => seasonTasks(folder, '2023-24', readVintages(folder).filter(({ reference }) => reference <= saturday(129) && reference >= saturday(122)), readPopulations(folder));

const folders: string[] = [];
const folderWith = (scored: boolean): string => {
  const folder = fluFixture({ scored });
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(dirname(folder), { recursive: true })));

test('tasks are those of the states that the published models were scored on', () => {
  const { tasks, ownBaseline } = tasksOf(folderWith(true));
  // Five reference dates, four horizons, five states; the nation is left out.
  expect(tasks).toHaveLength(5 * 4 * 5);
  expect(ownBaseline).toBe(false);
  expect(tasks[0]!.losses).toEqual({ [BASELINE]: 20, [ENSEMBLE]: 15 });
  expect(targetDate({ reference: saturday(122), horizon: 3 })).toBe(saturday(125));
});

test('without scores every date that has come true is a task, with a baseline made here', () => {
  const { tasks, ownBaseline } = tasksOf(folderWith(false));
  expect(ownBaseline).toBe(true);
  // References of weeks 122 to 129, truths up to week 130: six dates with four horizons, then three and two.
  expect(tasks).toHaveLength((6 * 4 + 3 + 2) * 5);
  const one = tasks.find(({ place, reference, horizon }) => place === '06' && reference === saturday(124) && horizon === 2)!;
  expect(one.truth).toBe(fixtureCount('06', 126));
  expect(one.losses[BASELINE]).toBeGreaterThan(0);
});

test('the score is twice the mean pinball of 23 levels', () => {
  // All quantiles 0 and the outcome 1: pinball is the level, the levels average .5.
  expect(wisOf(new Float64Array(23), 1)).toBeCloseTo(1, 12);
});
