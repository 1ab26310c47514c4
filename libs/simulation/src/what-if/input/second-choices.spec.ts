import type { Unit } from '@wardcast/domain';
import { secondChoicesOf } from './second-choices';

const unit = (unitId: string, kind: Unit['kind'], ...[divisionId, beds]: readonly [string, number]): Unit => ({ unitId, name: unitId, divisionId, kind, specialty: 'x', bedIds: Array.from({ length: beds }, (_, i) => `${unitId}${i}`) });

test('wards and assessment units turn to the largest wards of their division, others to nobody', () => {
  const units = [unit('ed', 'ed', 'e', 9), unit('amu', 'assessment', 'm', 30), unit('a', 'ward', 'm', 20), unit('b', 'ward', 'm', 28), unit('c', 'ward', 's', 40), unit('icu', 'icu', 'm', 10), unit('d', 'ward', 'm', 24), unit('e', 'ward', 'm', 22)];
  expect(secondChoicesOf(units)).toEqual([[], [3, 6, 7], [3, 6, 7], [6, 7, 2], [], [], [3, 7, 2], [3, 6, 2]]);
});
