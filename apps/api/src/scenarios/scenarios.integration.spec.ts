import {
  DeleteScenarioDocument, GoalSeekDocument, LeversDocument, RerunScenarioDocument, RestoreScenarioDocument, SaveScenarioDocument, ScenarioDocument, ScenarioRunDocument, ScenariosDocument, TakeBaselineDocument,
  type Baseline, type LeverChange, type RunAnswer, type RunMeasureName, type Scenario, type ScenarioInput, type ScenarioRunSubscription,
} from '@wardcast/contract';
import { eventually } from '../e2e/eventually';
import { postGraphql } from '../testing/post-graphql';
import { SocketReader } from '../testing/socket-reader';
import { TestHospital } from '../testing/test-hospital';

const DAY_MS = 86_400_000;
/** Early in an hour: a slow machine still is in it when the baseline is taken. */
const STARTS_AT = Date.UTC(2026, 10, 25, 9, 12);
/** An id that nothing has. */
const NOWHERE = '00000000-0000-4000-8000-000000000000';

jest.setTimeout(180_000);
let hospital: TestHospital;
let baseline: Baseline;
beforeAll(async () => {
  hospital = await TestHospital.open({ startsAt: STARTS_AT });
  baseline = await takeBaseline();
}, 180_000);
afterAll(() => hospital?.close());

async function takeBaseline(start: 'now' | 'last_week' = 'now'): Promise<Baseline> {
  const { data, text } = await postGraphql(hospital.url, TakeBaselineDocument, { start });
  if (!data) throw new Error(text);
  return data.takeBaseline;
}
async function save(own: Partial<ScenarioInput> = {}) {
  const input: ScenarioInput = { baselineId: baseline.baselineId, name: 'Six fewer beds', changes: [FEWER_BEDS], ...own };
  const { data, text } = await postGraphql(hospital.url, SaveScenarioDocument, { input });
  if (!data) throw new Error(text);
  return data.saveScenario;
}
async function list(): Promise<readonly Scenario[]> {
  const { data, text } = await postGraphql(hospital.url, ScenariosDocument, {});
  if (!data) throw new Error(text);
  return data.scenarios;
}
async function find(id: string): Promise<Scenario | null> {
  return (await postGraphql(hospital.url, ScenarioDocument, { id })).data?.scenario ?? null;
}
/** Every answer of a run, to its end. */
async function answersOf(changes: readonly LeverChange[], own: { readonly baselineId?: string; readonly against?: readonly LeverChange[] } = {}): Promise<readonly RunAnswer[]> {
  const reader = await SocketReader.open(hospital.url, ScenarioRunDocument, { input: { baselineId: baseline.baselineId, changes, ...own } });
  const answers: RunAnswer[] = [];
  for (;;) {
    const message = await reader.message();
    if (message.type === 'complete') break;
    if (message.type !== 'next') throw new Error(JSON.stringify(message));
    answers.push((message.payload as { readonly data: ScenarioRunSubscription }).data.scenarioRun);
  }
  await reader.close();
  return answers;
}
function measureOf({ measures }: Pick<RunAnswer, 'measures'>, name: RunMeasureName) {
  const found = measures.find((measure) => measure.name === name);
  if (!found) throw new Error(`No ${name}`);
  return found;
}
/** Ward Medicine A has twenty beds and about sixteen patients. */
const FEWER_BEDS: LeverChange = { kind: 'beds', params: { unitId: 'med-a', delta: -6 } };

describe('levers and baselines', () => {
  it('tells each lever with its fields and bounds', async () => {
    const { data } = await postGraphql(hospital.url, LeversDocument, {});
    const levers = data?.levers ?? [];
    expect(levers.map(({ kind }) => kind)).toEqual(['surge', 'beds', 'stays', 'electives', 'early-discharge', 'turnaround', 'weekend-parity']);
    expect(levers.every(({ fields, mainField }) => fields.some(({ name }) => name === mainField))).toBe(true);
    expect(levers[0]?.fields.find(({ name }) => name === 'stream')?.choices).toEqual(['unplanned', 'ed', 'direct']);
  });

  it('takes the hospital as the store knows it', () => {
    // Four wards of twenty; a patient every three hours who stays two days.
    expect(baseline.units.map(({ unitId, staffedBeds }) => [unitId, staffedBeds])).toEqual([['med-a', 20], ['med-b', 20], ['sur-a', 20], ['icu', 20], ['ed', 20]]);
    expect(baseline.units.filter(({ kind }) => kind !== 'ed').every(({ census }) => census === 16)).toBe(true);
    expect(baseline).toMatchObject({ start: 'now', horizonHours: 336, facts: { staffedBeds: 80 } });
    expect(baseline.issuedAt).toBeGreaterThanOrEqual(STARTS_AT);
    expect(baseline.forecastId).not.toBeNull();
    // Every stay is two days.
    expect(baseline.facts.meanStayDays).toBeCloseTo(2, 6);
    // The running hour's day and fourteen whole ones.
    expect(baseline.days).toEqual([Date.UTC(2026, 10, 25, 9), ...Array.from({ length: 14 }, (_, day) => Date.UTC(2026, 10, 26 + day))]);
  });

  it('gives a young one again', async () => {
    hospital.clock.advance(3 * 60_000);
    expect((await takeBaseline()).baselineId).toBe(baseline.baselineId);
  });
});

describe('a run', () => {
  it('sharpens from closed forms to paired replications', async () => {
    const answers = await answersOf([FEWER_BEDS]);
    const stages = answers.map(({ stage }) => stage);
    // A reader that is slower than the run misses answers between, never the last.
    expect(stages.at(-1)).toBe('done');
    expect([...answers].sort((a, b) => a.replications - b.replications)).toEqual(answers);
    const last = answers.at(-1)!;
    expect(last.replications).toBeGreaterThanOrEqual(100);
    expect(measureOf(last, 'bedDaysShort')).toMatchObject({ clear: true, better: 'lower', chanceWorse: expect.any(Number) });
    expect(measureOf(last, 'bedDaysShort').change.low).toBeGreaterThan(0);
    expect(last.days?.from).toEqual(baseline.days);
    expect(last.days?.quantiles.every((column) => column.length === 15)).toBe(true);
    expect(last.hours).toMatchObject({ from: Date.UTC(2026, 10, 25, 10) });
    expect(last.hours?.staffedScenario).toEqual(new Array(336).fill(74));
  });

  it('without a change shows no difference, exactly', async () => {
    const last = (await answersOf([])).at(-1)!;
    expect(last.measures.every(({ change, clear }) => change.mean === 0 && change.low === 0 && change.high === 0 && clear === false)).toBe(true);
  });

  it('against another scenario is paired with it', async () => {
    const last = (await answersOf([FEWER_BEDS], { against: [FEWER_BEDS] })).at(-1)!;
    expect(measureOf(last, 'bedDaysShort').change).toEqual({ mean: 0, low: 0, high: 0 });
    expect(measureOf(last, 'bedDaysShort').baseline.mean).toBeGreaterThan(0);
  });

  it.each<[string, LeverChange, string, string]>([
    ['closing more beds than exist', { kind: 'beds', params: { unitId: 'med-a', delta: -21 } }, 'delta', 'more-than-exist'],
    ['a surge of 900 %', { kind: 'surge', params: { percent: 900 } }, 'percent', 'above-maximum'],
    ['an end before its start', { kind: 'surge', params: { percent: 5, from: 2_000, to: 1_000 } }, 'to', 'end-before-start'],
    ['a ward that is not there', { kind: 'beds', params: { unitId: 'nowhere', delta: 1 } }, 'unitId', 'unknown-unit'],
    ['a lever that is not there', { kind: 'magic', params: {} }, 'kind', 'unknown-lever'],
  ])('refuses %s with the field\'s name, and so does saving', async (_, change, field, code) => {
    const [answer] = await answersOf([change]);
    expect(answer).toMatchObject({ stage: 'refused', replications: 0, measures: [], errors: [{ index: 0, field, code }] });
    const before = (await list()).length;
    const saved = await save({ changes: [change] });
    expect(saved).toEqual({ scenario: null, errors: answer!.errors });
    expect(await list()).toHaveLength(before);
  });

  it('on a baseline that is not there is refused, and settings that are no object are', async () => {
    const reader = await SocketReader.open(hospital.url, ScenarioRunDocument, { input: { baselineId: NOWHERE, changes: [] } });
    expect(await reader.message()).toMatchObject({ payload: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
    await reader.close();
    const { errors } = await postGraphql(hospital.url, SaveScenarioDocument, { input: { baselineId: baseline.baselineId, name: 'x', changes: [{ kind: 'beds', params: [] as unknown as LeverChange['params'] }] } });
    expect(errors[0]?.message).toContain('LeverParams is a JSON object');
  });

  it('ends with its reader, so that whoever comes next need not wait for it', async () => {
    const left = await Promise.all(Array.from({ length: 6 }, () => SocketReader.open(hospital.url, ScenarioRunDocument, { input: { baselineId: baseline.baselineId, changes: [FEWER_BEDS] } })));
    await Promise.all(left.map((reader) => reader.next()));
    for (const reader of left) reader.cut();
    expect((await answersOf([FEWER_BEDS])).at(-1)?.stage).toBe('done');
  });
});

describe('last week, replayed', () => {
  it('shows the week as it was, and what other rules would have made of it', async () => {
    const week = await takeBaseline('last_week');
    const asItWas = await answersOf([], { baselineId: week.baselineId });
    expect(asItWas).toHaveLength(1);
    expect(asItWas[0]).toMatchObject({ stage: 'done', replications: 1 });
    expect(asItWas[0]!.measures.every(({ change }) => change.mean === 0)).toBe(true);
    // Eight arrivals a day in each of four wards for seven days.
    expect(measureOf(asItWas[0]!, 'admissions').baseline.mean).toBe(4 * 8 * 7);
    const [changed] = await answersOf([FEWER_BEDS], { baselineId: week.baselineId });
    // The same patients came: fourteen beds for sixteen of them.
    expect(measureOf(changed!, 'admissions').change.mean).toBeLessThanOrEqual(0);
    expect(measureOf(changed!, 'bedDaysShort').change.mean).toBeGreaterThan(0);
  });
});

describe('saved scenarios', () => {
  it('are kept as they were, worked out behind the scenes to what their run shows, and opened by their id', async () => {
    const before = hospital.clock.now();
    const { scenario, errors } = await save({ note: 'Asked by surgery.' });
    expect(errors).toEqual([]);
    expect(scenario).toMatchObject({ name: 'Six fewer beds', note: 'Asked by surgery.', author: 'local', deletedAt: null, parentId: null, changes: [FEWER_BEDS], baseline: { baselineId: baseline.baselineId, seed: baseline.seed } });
    expect(scenario!.createdAt).toBeGreaterThanOrEqual(before);
    expect(scenario!.createdAt).toBeLessThanOrEqual(hospital.clock.now());
    const worked = await eventually(async () => {
      const found = await find(scenario!.scenarioId);
      expect(found?.outcome).not.toBeNull();
      return found!;
    }, 120_000);
    const last = (await answersOf([FEWER_BEDS])).at(-1)!;
    // The same seed on the same baseline is the same run.
    expect(worked.outcome).toEqual({ replications: last.replications, measures: last.measures });
    expect((await list())[0]?.scenarioId).toBe(scenario!.scenarioId);
  });

  it.each<[string, Partial<ScenarioInput>, string]>([
    ['no name', { name: '  ' }, 'name'],
    ['a name of 81 characters', { name: 'x'.repeat(81) }, 'name'],
    ['a note of 2001 characters', { note: 'x'.repeat(2001) }, 'note'],
    ['no change', { changes: [] }, 'changes'],
  ])('are refused with %s', async (_, own, field) => {
    expect(await save(own)).toMatchObject({ scenario: null, errors: [{ index: -1, field }] });
  });

  it('leave the list and come back as they were', async () => {
    const { scenario } = await save({ name: 'To and fro' });
    const id = scenario!.scenarioId;
    const { data } = await postGraphql(hospital.url, DeleteScenarioDocument, { id });
    const deletedAt = data?.deleteScenario.deletedAt ?? 0;
    expect(deletedAt).toBeGreaterThanOrEqual(scenario!.createdAt);
    expect((await list()).some(({ scenarioId }) => scenarioId === id)).toBe(false);
    expect((await find(id))?.deletedAt).toBe(deletedAt);
    const restored = (await postGraphql(hospital.url, RestoreScenarioDocument, { id })).data?.restoreScenario;
    expect({ ...restored, outcome: null }).toEqual({ ...scenario, outcome: null });
    expect((await list()).some(({ scenarioId }) => scenarioId === id)).toBe(true);
  });

  it('are not found by an id that is none', async () => {
    expect([await find(NOWHERE), await find('1; drop table scenario')]).toEqual([null, null]);
    const { errors } = await postGraphql(hospital.url, DeleteScenarioDocument, { id: NOWHERE });
    expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are run again on a newer baseline as scenarios of their own', async () => {
    const { scenario } = await save({ name: 'Old levers' });
    hospital.clock.advance(DAY_MS);
    await hospital.heartbeat();
    const moved = hospital.clock.now();
    const { data } = await postGraphql(hospital.url, RerunScenarioDocument, { id: scenario!.scenarioId });
    const again = data?.rerunScenario.scenario;
    expect(again).toMatchObject({ name: 'Old levers', changes: scenario!.changes, parentId: scenario!.scenarioId });
    expect(again!.baseline.issuedAt).toBeGreaterThanOrEqual(moved);
    expect(again!.baseline.baselineId).not.toBe(baseline.baselineId);
    expect((await find(scenario!.scenarioId))?.baseline).toEqual(scenario!.baseline);
  });
});

describe('a goal seek', () => {
  it('moves one lever at a time and checks what it finds by runs that it has not seen', async () => {
    const run = measureOf((await answersOf([FEWER_BEDS])).at(-1)!, 'bedDaysShort');
    const goal = { measure: 'bedDaysShort', atMost: (run.baseline.mean + run.scenario.mean) / 2, inNineOfTen: false } as const;
    const reader = await SocketReader.open(hospital.url, GoalSeekDocument, { input: { baselineId: baseline.baselineId, changes: [FEWER_BEDS], goal } });
    const { goalSeek: beds } = await reader.next();
    expect(beds).toMatchObject({ kind: 'beds', field: 'delta', index: 0, from: -6, done: 1, all: 5 });
    expect(beds.value).toBeGreaterThan(-6);
    expect(beds.change).toEqual({ kind: 'beds', params: { unitId: 'med-a', delta: beds.value } });
    expect(beds.verified).toBe(true);
    expect(beds.checked).toBeLessThanOrEqual(goal.atMost);
    reader.cut();
    const last = (await answersOf([beds.change!])).at(-1)!;
    // More replications than the search and its check: between where it stood and where nothing is changed.
    expect(measureOf(last, 'bedDaysShort').scenario.mean).toBeLessThan(run.scenario.mean);
  });
});
