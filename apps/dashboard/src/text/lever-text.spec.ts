import { baselineFixture } from '../scenarios/run.fixture';
import { amount, baselineFact, changeText, signed } from './lever-text';

const baseline = baselineFixture();
const text = (kind: string, params: Readonly<Record<string, unknown>>) => changeText({ kind, params }, baseline, 'Europe/London');

it.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['surge', { percent: 15 }, 'Unplanned arrivals +15 %'],
  ['surge', { percent: -20, stream: 'direct', unitIds: ['med-a'] }, 'Direct admissions −20 % in Medicine A'],
  ['beds', { unitId: 'med-a', delta: 12, from: Date.UTC(2026, 10, 28) }, '12 more beds in Medicine A from Sat 28 Nov'],
  ['beds', { unitId: 'med-a', delta: -1, from: Date.UTC(2026, 10, 28, 8), to: Date.UTC(2026, 10, 30) }, '1 fewer bed in Medicine A from Sat 28 Nov, 08:00 to Mon 30 Nov'],
  ['stays', { scalePercent: -5, trimPercent: 20 }, 'Stays −5 % and 20 % less of what exceeds 14 d'],
  ['stays', { shiftDays: -0.5, unitIds: ['med-a', 'med-b', 'icu'] }, 'Stays −0.5 d in 3 wards'],
  ['electives', { cancelPercent: 20, capByWeekday: [null, 10, null, null, null, 0, 0] }, '20 % of electives off the list and electives at most Tue 10, Sat 0 and Sun 0'],
  ['early-discharge', { sharePercent: 30 }, '30 % of discharges 3 h earlier, not before 8:00'],
  ['turnaround', { minutes: 45 }, 'Beds ready 45 min after a patient leaves'],
  ['weekend-parity', { percent: 50 }, 'Weekend discharges 50 % of the way to weekdays'],
  ['magic', { wand: 3 }, 'magic: wand 3'],
])('%s of %j is told as %s', (kind, params, words) => {
  expect(text(kind, params)).toBe(words);
});

it('writes numbers with their sign and unit', () => {
  expect([signed(15), signed(-0.5), signed(0), signed(-2646)]).toEqual(['+15', '−0.5', '0', '−2,646']);
  expect([amount(1, 'beds'), amount(-12, 'beds'), amount(2.5, '%'), amount(8, '')]).toEqual(['1 bed', '−12 beds', '2.5 %', '8']);
});

it('knows where the levers stand by the hospital\'s record, and what it does not know', () => {
  expect(['surge', 'beds', 'stays', 'early-discharge', 'turnaround', 'electives'].map((kind) => baselineFact(kind, baseline))).toEqual(['1,200 arrivals a week', '70 staffed', '5.8 days in a ward', '19 % leave before noon', '60 minutes', null]);
  expect(baselineFact('stays', baselineFixture({ facts: { ...baseline.facts, meanStayDays: null } }))).toBeNull();
});
