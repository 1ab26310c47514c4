import { readQuestion } from './backtest-question';

test('what is not given is null, and seasons are a list', () => {
  expect(readQuestion({})).toEqual({ from: null, to: null, seasons: null });
  expect(readQuestion({ from: '2018-03-01', to: '2019-03-01' })).toEqual({ from: '2018-03-01', to: '2019-03-01', seasons: null });
  expect(readQuestion({ seasons: '2023-24, 2024-25' })).toEqual({ from: null, to: null, seasons: ['2023-24', '2024-25'] });
});

test.each([
  [{ from: 'monday' }, '--from must be a date'],
  [{ to: '2026-02-30' }, '--to must be a date'],
  [{ from: '2026-03-02', to: '2026-03-02' }, 'after'],
  [{ from: '2026-03-02', seasons: '2023-24' }, 'not both'],
  [{ seasons: ' ,' }, 'at least one season'],
])('%j is refused with a sentence', (values, sentence) => {
  expect(readQuestion(values)).toEqual({ refused: expect.stringContaining(sentence) as string });
});
