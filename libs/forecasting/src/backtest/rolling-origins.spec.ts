import { rollingOrigins } from './rolling-origins';

test('origins are local midnights and noons inside the range, also when the clocks change', () => {
  // London: summer time begins on 29 March 2026 at 01:00 UTC.
  const origins = rollingOrigins('Europe/London', { from: Date.UTC(2026, 2, 28, 12), to: Date.UTC(2026, 2, 30, 11) }, [0, 720]);
  expect(origins.map((at) => new Date(at).toISOString().slice(8, 16))).toEqual(['28T12:00', '29T00:00', '29T11:00', '29T23:00']);
});
