import { assuranceText, changeText, detailText, targetValueText, valueText } from './measure-text';

const shown = (value: number | null) => ({ shown: value === null ? 'missing' : 'value', value }) as const;
const HIDDEN = { shown: 'hidden', value: null } as const;

describe('values', () => {
  it.each([
    ['mean_occupancy', 'percent', 93.6, '94 %'],
    ['left_unseen', 'percent', 3.06, '3.1 %'],
    ['mean_stay', 'days', 5, '5.0 days'],
    ['boarding_hours', 'hours', 1140.4, '1,140'],
    ['bed_turnaround', 'minutes', 74.5, '75 min'],
  ] as const)('of %s', (id, unit, value, text) => {
    expect(valueText({ id, unit }, shown(value))).toBe(text);
  });

  it('say what they cannot show', () => {
    expect(valueText({ id: 'discharges', unit: 'count' }, HIDDEN)).toBe('Hidden');
    expect(valueText({ id: 'discharges', unit: 'count' }, shown(null))).toBe('No data');
  });
});

describe('changes', () => {
  const change = (id: 'mean_occupancy' | 'left_unseen', now: number | null, before: number | null) => changeText({ id, current: shown(now), lastWeek: shown(before) });
  it('are those of the numbers as shown', () => {
    // 94 and 94, though 0.8 apart.
    expect(change('mean_occupancy', 94.4, 93.6)).toBe('same');
    expect(change('mean_occupancy', 95.6, 93.6)).toBe('+2');
    expect(change('left_unseen', 3.1, 3.3)).toBe('−0.2');
    expect(change('left_unseen', 3.1, null)).toBe('No data');
  });

  it('hide what either week hides', () => {
    expect(changeText({ id: 'discharges', current: shown(20), lastWeek: HIDDEN })).toBe('Hidden');
  });
});

it('details, targets and assurances are plain words', () => {
  const details = [{ id: 'patients_in_beds', shown: 'value', value: 556 }, { id: 'staffed_beds', shown: 'value', value: 562 }, { id: 'at', shown: 'value', value: 0 }] as const;
  expect(detailText({ id: 'peak_occupancy', details }, () => 'Tuesday 14:00')).toBe('556 of 562, Tuesday 14:00');
  expect(detailText({ id: 'discharges', details: [] }, String)).toBe('patients who left the wards');
  expect(targetValueText({ id: 'discharges_before_noon', unit: 'percent', betterWhen: 'higher' }, 33)).toBe('33 % or more');
  expect([assuranceText('will_miss'), assuranceText(null)]).toEqual(['will usually miss', 'too few weeks to tell']);
});
