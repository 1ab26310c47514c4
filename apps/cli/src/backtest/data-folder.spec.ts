import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder, filesOf, furthestFile, siblingFolder } from './data-folder';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'data-'));
  mkdirSync(join(root, 'beds'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('the folder itself or a parent that holds it will do', () => {
  expect(dataFolder('beds', root)).toBe(join(root, 'beds'));
  expect(dataFolder('beds', join(root, 'beds'))).toBe(join(root, 'beds'));
});

test('a folder that is not there is answered with where was looked', () => {
  const missing = join(root, 'nowhere');
  expect(dataFolder('beds', missing)).toEqual({ refused: expect.stringContaining(join(missing, 'beds')) as string });
});

test('more input is found inside and beside', () => {
  mkdirSync(join(root, 'earlier'));
  expect(siblingFolder(join(root, 'beds'), 'earlier')).toBe(join(root, 'earlier'));
  mkdirSync(join(root, 'beds', 'earlier'));
  expect(siblingFolder(join(root, 'beds'), 'earlier')).toBe(join(root, 'beds', 'earlier'));
  expect(siblingFolder(join(root, 'beds'), 'no such folder anywhere')).toBeNull();
});

test('of several files with the same beginning the one that reaches furthest is taken, whatever it is called', () => {
  const folder = join(root, 'beds');
  writeFileSync(join(folder, 'beds_b.csv'), 'date,n\n2018-01-01,4\n2018-02-01,5\n');
  writeFileSync(join(folder, 'beds_a.csv'), 'date,n\n2018-01-01,4\n2019-02-01,5\n\n');
  writeFileSync(join(folder, 'other.csv'), 'date,n\n2020-01-01,4\n');
  expect(filesOf(folder, 'beds_')).toHaveLength(2);
  expect(furthestFile(folder, 'beds_')).toBe(join(folder, 'beds_a.csv'));
  expect(furthestFile(folder, 'none')).toBeNull();
});
