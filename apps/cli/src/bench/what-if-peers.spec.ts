import { parseAnswer } from './what-if-peers';

const OUTPUT = `python 3.11.7, ciw 3.2.7, simpy 4.1.2; 24 wards, 670 beds, 20..36; 30 replications
ciw    ED   62.619 (se 0.506)  wards  473.707 (se 1.829)  boarders  2.8490 (se 0.5046)  median 1.879 CPU s/rep = 0.53 reps per CPU s
simpy  ED   63.408 (se 0.532)  wards  476.886 (se 2.435)  boarders  3.5387 (se 0.4328)  median 0.123 CPU s/rep = 8.10 reps per CPU s
`;

test('reads means, errors and speed of each package from its line', () => {
  expect(parseAnswer('simpy', OUTPUT)).toEqual({ name: 'simpy', means: [63.408, 476.886, 3.5387], errors: [0.532, 2.435, 0.4328], replicationsPerCpuSecond: 8.1 });
  expect(parseAnswer('ciw', OUTPUT)?.replicationsPerCpuSecond).toBe(0.53);
});

test('an output without the line is no answer', () => {
  expect(parseAnswer('simpy', 'Traceback')).toBeNull();
});
