import { staffingRatio } from './staffing-ratios';

it('knows the caps of the law and what is only recommended', () => {
  // Title 22: medical and surgical wards 1:5, step-down 1:3, intensive care 1:2
  expect((['ward', 'hdu', 'icu'] as const).map((kind) => staffingRatio('US-CA', kind)?.patientsPerNurse)).toEqual([5, 3, 2]);
  expect(staffingRatio('US-CA', 'ward')?.status).toBe('law');
  expect(staffingRatio('GB-ENG', 'ward')).toMatchObject({ patientsPerNurse: 8, leastNurses: 2, status: 'guidance' });
});

it('claims nothing where no rule is known', () => {
  expect([staffingRatio('GB-ENG', 'maternity'), staffingRatio('GB-ENG', 'ed'), staffingRatio('US', 'ward'), staffingRatio('', 'icu')]).toEqual([null, null, null, null]);
});
