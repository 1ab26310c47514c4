import { runBacktest } from './run-backtest';

function captured(stream: NodeJS.WriteStream): { readonly text: () => string } {
  const write = jest.spyOn(stream, 'write').mockReturnValue(true);
  return { text: () => write.mock.calls.map(([chunk]) => String(chunk)).join('') };
}
afterEach(() => jest.restoreAllMocks());

test.each([[['none-such']], [[]], [['sample', 'more']]])('an unknown data set is refused with the list of known ones (%j)', async (argv) => {
  const errors = captured(process.stderr);
  expect(await runBacktest(argv)).toBe(2);
  expect(errors.text()).toMatch(/Known: .*sample/);
});

test('a range that cannot be is refused, and so is an unknown option', async () => {
  const errors = captured(process.stderr);
  expect(await runBacktest(['sample', '--from', 'yesterday'])).toBe(2);
  expect(errors.text()).toContain('--from must be a date');
  expect(await runBacktest(['sample', '--fast'])).toBe(2);
});

test('seasons are refused where the data set has none, and files where no folder is, before anything is forecast', async () => {
  const errors = captured(process.stderr);
  for (const name of ['sample', 'hourly-ed']) expect(await runBacktest([name, '--data', __dirname, '--seasons', '2023-24'])).toBe(2);
  expect(errors.text()).toContain('sample has no seasons; give --from and --to.');
  expect(errors.text()).toContain('hourly-ed has no seasons');
  for (const option of ['--json', '--html', '--issued']) expect(await runBacktest(['sample', option, `${__dirname}/no-such-folder/scores`])).toBe(2);
  expect(errors.text()).toContain('--issued cannot be written');
  expect(await runBacktest(['sample', '--json', __dirname])).toBe(2);
});

test('help is printed to standard output', async () => {
  const output = captured(process.stdout);
  expect(await runBacktest(['--help'])).toBe(0);
  expect(output.text()).toContain('npm run backtest -- DATASET');
});
