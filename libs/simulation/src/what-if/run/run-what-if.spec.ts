import { hospitalOf, streamTo, wardOf } from '../invented/invented-units';
import { chunkSizes, FIRST_CHUNK, isCertain, isPrecise, runWhatIf } from './run-what-if';

const HOURS = 96;
const hospital = hospitalOf([wardOf('w', HOURS, { beds: 10, stayHours: 20 })], [streamTo(0, HOURS, { perHour: 0.6 })]);
const beds = (delta: number) => [{ kind: 'beds', params: { unitId: 'w', delta } }];

test('chunks begin small, grow and add up', () => {
  const sizes = chunkSizes(400);
  expect(sizes[0]).toBe(FIRST_CHUNK);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
  expect(chunkSizes(3)).toEqual([3]);
});

test('results sharpen from chunk to chunk and end at the limit', () => {
  const widths: number[] = [];
  let ended: string | null = null;
  for (const progress of runWhatIf(hospital, beds(2), { maxReplications: 120 })) {
    widths.push(progress.results.measures().find(({ name }) => name === 'waitingHours')!.change.halfWidth95);
    ended = progress.ended;
    expect(progress.replications).toBeLessThanOrEqual(progress.maxReplications);
  }
  expect(ended).toBe('limit');
  expect(widths.at(-1)).toBeLessThan(widths[0]!);
});

test('a change that does nothing is precise as soon as the least number has run', () => {
  const steps = [...runWhatIf(hospital, beds(0))];
  expect(steps.at(-1)!.ended).toBe('precise');
  expect(steps.at(-1)!.replications).toBeLessThan(200);
  expect(isPrecise(steps[0]!.results, { minReplications: 1 })).toBe(true);
});

test('who stops asking computes no more, and invalid changes are refused before anything runs', () => {
  const steps = runWhatIf(hospital, beds(1));
  steps.next();
  expect(steps.return().done).toBe(true);
  expect(() => runWhatIf(hospital, beds(-11)).next()).toThrow('only 10 staffed beds');
  expect(isCertain(hospital)).toBe(false);
});
