import type { BacktestQuestion } from '../backtest-dataset';
import { hourlyEdDataset } from './hourly-ed-dataset';
import { withFiles } from './testing/data-folder';

const rows = Array.from({ length: 500 * 24 }, (_, i) => `${new Date(Date.UTC(2016, 0, 1) + i * 3_600_000).toISOString()},5`);
const files = { 'h2_hourly_gb.csv': ['arrival_1h,n_attendance', ...rows].join('\n') };
const ask = (folder: string, more: Partial<BacktestQuestion> = {}) => hourlyEdDataset.run({ dataDir: folder, from: null, to: null, seasons: null, options: {}, onProgress: () => undefined, onIssued: null, ...more });

test.each<[string, Readonly<Record<string, string>>, Partial<BacktestQuestion>, string]>([
  ['no series', {}, {}, 'h2_hourly_gb*.csv'],
  ['too little history', files, { from: '2016-03-01', to: '2016-04-01' }, '2016-12-31 or later'],
  ['a block after the data', files, { from: '2018-03-01', to: '2018-04-01' }, 'ends on 2017-05-15'],
])('%s is answered with what to do', (_, given, more, sentence) => {
  withFiles(given, (folder) => {
    expect(ask(folder, more)).toEqual({ refused: expect.stringContaining(sentence) as string });
  });
});
