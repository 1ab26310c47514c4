import { syntheticHours } from '../testing/synthetic-panels';
import { HourlyRowWalk } from './hourly-row-walk';
import { hourlyRowWidth, sharedRowWidth } from './hourly-rows';
import { HOURLY_PANEL_SETTINGS } from './hourly-settings';

const settings = HOURLY_PANEL_SETTINGS;
const panel = syntheticHours({ sites: 2, days: 30, seed: 4 });

test('the first columns of a row are the same for every horizon, the others are not', () => {
  const { rows } = new HourlyRowWalk(panel, settings).rowsAt(600)[0]!;
  const shared = sharedRowWidth(settings);
  expect(rows.map((row) => row.length)).toEqual(settings.horizonsHours.map(() => hourlyRowWidth(settings)));
  for (const row of rows) expect(row.subarray(0, shared)).toEqual(rows[0]!.subarray(0, shared));
  expect(rows[1]!.subarray(shared)).not.toEqual(rows[0]!.subarray(shared));
});

test('rows come from nothing after their hour, whatever was asked before', () => {
  const later = { ...panel, counts: panel.counts.map((counts) => counts.map((count, hour) => (hour > 600 ? 99 : count))) };
  const walk = new HourlyRowWalk(panel, settings);
  walk.rowsAt(300);
  expect(new HourlyRowWalk(later, settings).rowsAt(600)).toEqual(walk.rowsAt(600));
  expect(() => walk.rowsAt(599)).toThrow('in the order of their hours');
});
