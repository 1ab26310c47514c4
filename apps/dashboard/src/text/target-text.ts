import { waitText } from './time-text';

export const targetControlText = {
  legend: 'Target time',
  other: 'Other',
  pickHour: 'Hour to read the board at',
  hint: (at: string, waitMs: number) => `Read at ${at}, in ${waitText(waitMs)}`,
};
