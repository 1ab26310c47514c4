import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { importCycles } from './rules/cycle-rule';
import { deadFiles } from './rules/dead-file-rule';
import { lostPlaces } from './rules/document-rule';
import { patientIdentifiers } from './rules/identifier-rule';
import { wrongLayerTags } from './rules/layer-tag-rule';
import { bindingLicences, idleDecisions, lockedAddresses, looseVersions, undeclaredPackages, unlikeNxVersions, unusedPackages } from './rules/manifest-rules';
import { contractsNotRun } from './rules/port-contract-rule';
import { longFiles, longFunctions, longParameterLists } from './rules/size-rules';
import { type Finding, readTree } from './rules/source-tree';
import { strangersAtTop } from './rules/top-level-rule';
import { unusedExports } from './rules/unused-export-rule';
import { unlistedVerbs } from './rules/verb-rule';
import { badNames, leftovers, switchedOffTests } from './rules/wording-rules';

const root = path.resolve(__dirname, '../..');
const tree = readTree(root);
const lockfile = readFileSync(path.join(root, 'package-lock.json'), 'utf8');

/** What `npm run help` prints, as script names. */
function listedVerbs(): readonly string[] {
  const { stdout } = spawnSync(process.execPath, ['infra/bootstrap/help.mjs'], { cwd: root, encoding: 'utf8' });
  return [...stdout.matchAll(/^ {2}npm (?:run )?(\S+)/gm)].map(([, name = '']) => name);
}

/** The pure libraries, as the lint configuration (an ES module) names them. */
function coreLibs(): readonly string[] {
  const text = tree.find((file) => file.path === 'infra/quality/lint/layers.mjs')?.text ?? '';
  const list = /CORE_LIBS = \[([^\]]+)\]/.exec(text)?.[1] ?? '';
  return [...list.matchAll(/'([a-z-]+)'/g)].map(([, name = '']) => name);
}

function expectNone(findings: readonly Finding[]): void {
  expect(findings.map(({ path: place, message }) => `${place}: ${message}`)).toEqual([]);
}

describe('the repository', () => {
  it('has no file too long to read at once', () => expectNone(longFiles(tree)));
  it('has no function too long to read at once', () => expectNone(longFunctions(tree)));
  it('has no long parameter list', () => expectNone(longParameterLists(tree)));
  it('has no name that fits anything', () => expectNone(badNames(tree)));
  it('has no note to finish something later', () => expectNone(leftovers(tree)));
  it('has no test switched off', () => expectNone(switchedOffTests(tree)));
  it('tags every project with the layer of its place', () => expectNone(wrongLayerTags(tree, coreLibs())));
  it('has no import circle, types included', () => expectNone(importCycles(tree)));
  it('has no dead file', () => expectNone(deadFiles(tree)));
  it('exports nothing that nobody uses', () => expectNone(unusedExports(tree)));
  it('runs the contract of every two-sided port against each implementation', () => expectNone(contractsNotRun(tree)));
  it('holds no number that could be a patient’s', () => expectNone(patientIdentifiers(tree)));
  it('has the fixed top level', () => expectNone(strangersAtTop(readdirSync(root))));
  it('pins every package to one version', () => expectNone(looseVersions(tree)));
  it('has one version of Nx', () => expectNone(unlikeNxVersions(tree)));
  it('locks versions and no addresses', () => expectNone(lockedAddresses(lockfile)));
  it('decides on no package that is not installed', () => expectNone(idleDecisions(tree, lockfile)));
  it('ships nothing under a licence that binds', () => expectNone(bindingLicences(lockfile)));
  it('names every package that it imports, and ships what runs', () => expectNone(undeclaredPackages(tree)));
  it('names no package that nothing uses', () => expectNone(unusedPackages(tree)));
  it('names no place in its documents that is not there', () => expectNone(lostPlaces(tree, readdirSync(path.join(root, 'infra/docs')).map((picture) => `infra/docs/${picture}`))));
  it('lists every script in npm run help, and only those', () => expectNone(unlistedVerbs(tree, listedVerbs())));
});
