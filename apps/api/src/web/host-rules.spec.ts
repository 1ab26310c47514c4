import { createHostRules, isLoopback } from './host-rules';

test.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])('%s is this machine alone', (host) => {
  expect(isLoopback(host)).toBe(true);
});
test.each(['0.0.0.0', '::', '10.0.0.7', 'localhost.example'])('%s is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});

describe('bound to loopback', () => {
  const rules = createHostRules('127.0.0.1', ['wards.example']);
  test.each(['127.0.0.1:4310', 'localhost', 'LOCALHOST:4310', '[::1]:4310', 'wards.example'])('answers to %s', (host) => {
    expect(rules.allowsHost(host)).toBe(true);
  });
  test.each([undefined, '', 'evil.example', 'localhost.evil.example', '127.0.0.1@evil.example', 'a b', "x';script"])('does not answer to %p', (host) => {
    expect(rules.allowsHost(host)).toBe(false);
  });
});

test('bound to the network it answers to every name that is one', () => {
  const rules = createHostRules('0.0.0.0', []);
  expect(rules.allowsHost('wards.example:4310')).toBe(true);
  expect(rules.allowsHost("wards.example'; script-src *")).toBe(false);
});

test('a page may open a socket to the server that it came from, port included', () => {
  const { allowsOrigin } = createHostRules('127.0.0.1', []);
  expect(allowsOrigin('http://localhost:4310', 'localhost:4310')).toBe(true);
  expect(allowsOrigin('https://wards.example', 'wards.example')).toBe(true);
  expect(allowsOrigin('http://localhost:5173', 'localhost:4310')).toBe(false);
  expect(allowsOrigin('null', 'localhost:4310')).toBe(false);
  expect(allowsOrigin(undefined, 'localhost:4310')).toBe(true);
});
