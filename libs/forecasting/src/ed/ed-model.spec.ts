import { HOUR_MS, hourOfWeek } from '@wardcast/timeseries';
import { flowWindow, knownStays } from '../flow/flow-window';
import { presentAt } from '../testing/synthetic-unit';
import { syntheticEd, TREATMENT_LEAST_HOURS, TREATMENT_MEAN_HOURS, TRUE_ADMISSION, wardOf, type SyntheticEdStay } from '../testing/synthetic-ed';
import { destinationOf } from './destination-shares';
import { fitEdModel, type EdModel } from './ed-model';
import { edModelFromJson, edModelToJson } from './ed-model-json';
import { edMoment } from './ed-moment';
import { edPatientAt } from './ed-patient';
import { cumulatedHazard } from './ed-times';
import { admissionsAtIssue, expectedAdmissions } from './expected-admissions';
import { leavingCurves } from './leaving-curves';

const FROM = Date.UTC(2026, 0, 5);
const FIT_DAYS = 56;
const DAYS = 84;
const FIT_TO = FROM + FIT_DAYS * 24 * HOUR_MS;
const stays = syntheticEd({ seed: 7, from: FROM, days: DAYS, perHour: 12 });
const window = flowWindow('UTC', FROM, FIT_TO);
const model = fitEdModel(knownStays(stays, window), window)!;
const instant = (at: number) => ({ at, hourOfWeek: hourOfWeek('UTC', at), usualPatients: model.usualPatients });
const momentAt = (at: number) => edMoment(presentAt(stays, at), instant(at));

/** Chance and outcome of every patient at instants after the fit, by hours ahead. */
function pairs(hours: number, outcomeAt: (stay: SyntheticEdStay, by: number) => boolean, times: NonNullable<EdModel['admission']>): readonly { readonly chance: number; readonly happened: boolean }[] {
  const found: { chance: number; happened: boolean }[] = [];
  for (let at = FIT_TO; at < FROM + (DAYS - 1) * 24 * HOUR_MS; at += 5 * HOUR_MS) {
    const { patients, situation } = momentAt(at);
    for (const { stay, patient } of patients) found.push({ chance: 1 - Math.exp(-cumulatedHazard(times, patient, situation)[hours]!), happened: outcomeAt(stay, at + hours * HOUR_MS) });
  }
  return found;
}

describe('reliability on later weeks than those of the fit', () => {
  const admittedBy = (stay: SyntheticEdStay, by: number): boolean => stay.willBeAdmitted && stay.leftAt! < by;
  const leftBy = (stay: SyntheticEdStay, by: number): boolean => stay.leftAt! < by;
  it.each([['admitted within 2 h', 2, admittedBy, model.admission!], ['admitted within 8 h', 8, admittedBy, model.admission!], ['left within 1 h', 1, leftBy, model.leaving], ['left within 4 h', 4, leftBy, model.leaving]] as const)('%s: of those with a chance in each tenth so many are', (_name, hours, outcome, times) => {
    const all = pairs(hours, outcome, times);
    expect(all.length).toBeGreaterThan(2000);
    for (let tenth = 0; tenth < 10; tenth++) {
      const group = all.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth);
      if (group.length < 100) continue;
      const expected = group.reduce((sum, { chance }) => sum + chance, 0) / group.length;
      const seen = group.filter(({ happened }) => happened).length / group.length;
      // Four standard errors of the share, and .03 for the error of the fit itself.
      expect(Math.abs(seen - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / group.length) + 0.03);
    }
  });
});

it('knows the true chances by acuity, an hour after arrival', () => {
  const patient = { mode: 'walk_in', area: null, stage: 'waiting', elapsedHours: 1, stepHours: 1 } as const;
  const { situation } = momentAt(FIT_TO);
  TRUE_ADMISSION.forEach((truth, i) => {
    const hazard = cumulatedHazard(model.admission!, { ...patient, acuity: i + 1 }, situation);
    expect(Math.abs(1 - Math.exp(-hazard[24]!) - truth)).toBeLessThan(0.15);
    // Beyond the least time, treatment ends at a constant rate: half of those to be admitted are within ln 2 of its mean.
    expect(Math.abs((1 - Math.exp(-hazard[4]!)) / (1 - Math.exp(-hazard[24]!)) - (1 - Math.exp(-4 / TREATMENT_MEAN_HOURS)))).toBeLessThan(0.12);
  });
});

it('cumulates hazards that never fall, faster for whom the least time is over', () => {
  const hazard = (elapsedHours: number) => cumulatedHazard(model.leaving, { mode: 'walk_in', acuity: 3, area: null, stage: 'waiting', elapsedHours, stepHours: elapsedHours }, momentAt(FIT_TO).situation);
  const late = hazard(1.5);
  late.forEach((x, hour) => expect(x).toBeGreaterThanOrEqual(hour === 0 ? 0 : late[hour - 1]!));
  expect(late[1]).toBeGreaterThan(hazard(TREATMENT_LEAST_HOURS / 5)[1]!);
});

it('sends by presenting group', () => {
  for (const acuity of [1, 2, 3, 4]) {
    const shares = destinationOf(model.destination!, { area: null, acuity });
    expect(shares.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
    expect(shares[model.destination!.unitIds.indexOf(wardOf(acuity))]).toBeGreaterThan(0.9);
  }
});

it('expects as many admissions of those now there as come true, within their range', () => {
  let [expected, seen, inside, moments] = [0, 0, 0, 0];
  for (let at = FIT_TO; at < FROM + (DAYS - 1) * 24 * HOUR_MS; at += 7 * HOUR_MS) {
    const moment = momentAt(at);
    const [four] = expectedAdmissions(model, moment, [4])!;
    const came = moment.patients.filter(({ stay }) => stay.willBeAdmitted && stay.leftAt! < at + 4 * HOUR_MS).length;
    expected += four!.mean;
    seen += came;
    inside += came >= four!.low && came <= four!.high ? 1 : 0;
    moments += 1;
    expect(four!.byUnit.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(four!.mean, 9);
    expect(admissionsAtIssue(model, { zone: 'UTC', issuedAt: at, present: presentAt(stays, at) })![0]!.mean).toBe(four!.mean);
  }
  // About 600 admissions: a standard error of four per cent of their number.
  expect(Math.abs(seen / expected - 1)).toBeLessThan(0.15);
  // Whole numbers make an 80 % range hold at least 80 %; 95 moments have a standard error of four per cent.
  expect(inside / moments).toBeGreaterThan(0.7);
  expect(() => expectedAdmissions(model, momentAt(FIT_TO), [25])).toThrow(RangeError);
});

it('sees nothing after the window: later stays change no number', () => {
  const cut = stays.filter(({ enteredAt }) => enteredAt < FIT_TO).map((stay) => (stay.leftAt! < FIT_TO ? stay : { ...stay, leftAt: null, ed: { ...stay.ed, admitted: null } }));
  expect(fitEdModel(knownStays(cut, window), window)).toEqual(model);
});

it('learns nothing where nothing, or too little, was told', () => {
  const silent = stays.map(({ enteredAt, leftAt }) => ({ enteredAt, leftAt }));
  expect(fitEdModel(knownStays(silent, window), window)).toBeNull();
  const short = flowWindow('UTC', FROM, FROM + 5 * HOUR_MS);
  expect(fitEdModel(knownStays(stays, short), short)).toBeNull();
});

it('is stored and read again; columns of another version are refused', () => {
  const json = JSON.parse(JSON.stringify(edModelToJson(model))) as ReturnType<typeof edModelToJson>;
  const again = edModelFromJson(json)!;
  expect(again.leaving.coefficients[3]).toBeCloseTo(model.leaving.coefficients[3]!, 5);
  expect(again.destination!.unitIds).toEqual(model.destination!.unitIds);
  expect(edModelFromJson({ ...json, leaving: [1, 2] })).toBeNull();
  expect(edModelFromJson(null)).toBeNull();
});

it('gives no curve to whom nothing was told, and none at all without a model', () => {
  const [known] = stays;
  const curves = leavingCurves(model, [known!, { enteredAt: known!.enteredAt }], { at: known!.enteredAt + HOUR_MS, hourOfWeek: 0 })!;
  expect(curves[0]).toHaveLength(25);
  expect(curves[1]).toBeUndefined();
  expect(leavingCurves(null, [known!], { at: FIT_TO, hourOfWeek: 0 })).toBeNull();
});

it('is as urgent as was last said, and at a past instant as was known then', () => {
  const told = { mode: null, acuity: [{ level: 4, knownAt: 10 }, { level: 1, knownAt: 20 }], area: [{ name: 'minors' as const, knownAt: 12 }, { name: 'resus' as const, knownAt: 21 }], roomedAt: null, seenAt: null, decidedAt: null };
  expect([9, 12, 20, 21].map((at) => edPatientAt(told, 0, at)).map(({ acuity, area }) => [acuity, area])).toEqual([[null, null], [4, 'minors'], [1, 'minors'], [1, 'resus']]);
});
