import { progressPrinter } from './print-progress';

afterEach(() => jest.restoreAllMocks());

test('a long run prints its first, its last and about twenty steps between', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const print = progressPrinter();
  for (let done = 1; done <= 1_000; done++) print(done, 1_000, 'origins');
  expect(write.mock.calls).toHaveLength(21);
  expect(write.mock.calls.at(-1)).toEqual(['1000 of 1000 origins\n']);
});
