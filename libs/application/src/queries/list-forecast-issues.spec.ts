import { LOCAL_OPERATIONS } from '../actor';
import { listForecastIssues, MAX_FORECAST_ISSUES, type ForecastIssuesQuestion } from './list-forecast-issues';
import { HeldInMemory } from './testing/held-in-memory';
import { forecastRecord, SMALL_HOSPITAL, TEN_O_CLOCK } from './testing/small-hospital';

const question = (own: Partial<ForecastIssuesQuestion> = {}): ForecastIssuesQuestion => ({ facilityId: null, nodeId: 'm1', before: null, limit: 10, ...own });
const held = new HeldInMemory();
held.facilities = [SMALL_HOSPITAL];
held.forecasts.push(...[0, 1, 2].map((i) => forecastRecord('m1', TEN_O_CLOCK - i)));

test('issue times come newest first, one of this very millisecond included', async () => {
  expect(await listForecastIssues(held.dependencies(), LOCAL_OPERATIONS, question())).toEqual({ kind: 'ok', value: [TEN_O_CLOCK, TEN_O_CLOCK - 1, TEN_O_CLOCK - 2] });
});

test('the next page is what lies strictly before the last one seen', async () => {
  expect(await listForecastIssues(held.dependencies(), LOCAL_OPERATIONS, question({ before: TEN_O_CLOCK, limit: 1 }))).toEqual({ kind: 'ok', value: [TEN_O_CLOCK - 1] });
});

test('unknown nodes and limits out of range are refused', async () => {
  expect(await listForecastIssues(held.dependencies(), LOCAL_OPERATIONS, question({ nodeId: 'x' }))).toMatchObject({ code: 'not_found' });
  expect(await listForecastIssues(held.dependencies(), LOCAL_OPERATIONS, question({ limit: MAX_FORECAST_ISSUES + 1 }))).toMatchObject({ code: 'bad_input' });
  expect(await listForecastIssues(held.dependencies(), LOCAL_OPERATIONS, question({ limit: 0 }))).toMatchObject({ code: 'bad_input' });
});
