import { answerFixture, measureFixture } from './run.fixture';
import { scenarioCsv } from './scenario-csv';

it('says what it is, then outcomes and days, with instants in UTC and safe cells', () => {
  const answer = answerFixture();
  const lines = scenarioCsv({ ...answer, measures: [measureFixture('daysShort', { before: 4.256, after: 1, low: -4, high: -2 })] }, [['Scenario', '=1+1']]).split('\r\n');
  expect(lines.slice(0, 4)).toEqual(["Scenario,'=1+1", '', 'Outcome,Unit,Baseline,Scenario,Change,Likely from,Likely to,Better,Worse', 'Days short,days,4.26,1,-3.26,-4,-2,0.9,0.02']);
  expect(lines[6]).toBe('2026-11-25T09:00:00.000Z,0.1,0.05,0,0,0');
  expect(lines[7]).toBe('2026-11-26T00:00:00.000Z,0.1,0.05,4,2,6');
});

it('without replications says no data and has no days', () => {
  const text = scenarioCsv({ measures: [measureFixture('daysShort', { before: 4, after: 1, low: null, high: null })], days: null }, []);
  expect(text).toContain('Days short,days,4,1,-3,No data,No data,No data,No data');
  expect(text).not.toContain('Day from');
});
