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

test('help is printed to standard output', async () => {
  const output = captured(process.stdout);
  expect(await runBacktest(['--help'])).toBe(0);
  expect(output.text()).toContain('npm run backtest -- DATASET');
});
