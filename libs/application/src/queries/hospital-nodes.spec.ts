import { bedUnits, hospitalNodes } from './hospital-nodes';
import { SMALL_HOSPITAL } from './testing/small-hospital';

test('the tree gives the hospital first, then divisions with units, then units', () => {
  expect(hospitalNodes(SMALL_HOSPITAL).map((node) => [node.kind, node.nodeId])).toEqual([
    ['facility', 'small'], ['division', 'med'], ['division', 'sur'], ['unit', 'ed'], ['unit', 'm1'], ['unit', 'm2'], ['unit', 's1'],
  ]);
});

test('roll-ups leave the emergency department out, which stays a node of its own', () => {
  const unitsOf = (nodeId: string) => hospitalNodes(SMALL_HOSPITAL).find((node) => node.nodeId === nodeId)?.unitIds;
  expect(unitsOf('small')).toEqual(['m1', 'm2', 's1']);
  expect(unitsOf('med')).toEqual(['m1', 'm2']);
  expect(unitsOf('ed')).toEqual(['ed']);
});

test('a division that is an emergency department alone shows it', () => {
  const onlyEd = SMALL_HOSPITAL.units.filter((unit) => unit.kind === 'ed');
  expect(bedUnits(onlyEd).map((unit) => unit.unitId)).toEqual(['ed']);
});
