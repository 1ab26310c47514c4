import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peerRows } from './nhs-peers';

const file = join(mkdtempSync(join(tmpdir(), 'peers-')), 'README.md');
writeFileSync(
  file,
  ['# Peers', '## nhs_beds, winter', '', '    w1: 3 trusts with complete data of 4, 9 days, n = 12 pairs, mean', '      model  WIS rel_WIS', '    AutoARIMA 9.7 0.941', '    broken row', '', '## other', '    X 1 2'].join('\n'),
);

test('rows of the table, marked as on the same pairs only where winter, trusts and pairs agree', () => {
  expect(peerRows({ winter: 'w1', trusts: 3, pairs: 12 }, file)).toEqual([{ name: 'AutoARIMA', metric: 'relativeWis', value: 0.941, samePairs: true }]);
  expect(peerRows({ winter: 'w1', trusts: 3, pairs: 13 }, file)[0]!.samePairs).toBe(false);
  expect(peerRows({ winter: 'w1', trusts: 3, pairs: 12 }, '/nowhere')).toEqual([]);
});
