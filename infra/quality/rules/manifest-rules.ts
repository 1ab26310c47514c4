import { builtinModules } from 'node:module';
import { specifiersOf } from './import-graph';
import { type Finding, type SourceFile, type SourceTree, isCode, isSpec } from './source-tree';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}
interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}
type Versions = readonly (readonly [name: string, version: string])[];

// 1.2.3, 1.2.3-beta.4, or such a version of a package under another name.
const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const ADDRESS = /"resolved": "(?!libs\/|apps\/)([^"]*)"/g;
// The last two: fonts that may be shipped with anything, and data on holidays whose source is to be named.
const PERMISSIVE = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense', 'PSF-2.0', 'OFL-1.1', 'CC-BY-3.0']);
/** Packages that others import by their name at run time, or that hold types: nothing of ours names them. */
const NAMED_BY_OTHERS = /^(@types\/.*|rxjs|@as-integrations\/fastify|@testing-library\/dom)$/;
/** What runs in the product, as opposed to tests, tools and what Vite puts into the dashboard's files. */
const RUNS = /^(libs\/[^/]+|apps\/(api|cli|worker))\/src\//;
const FOR_TESTS = /\/(testing|e2e)\/|^apps\/cli\/src\/bench\//;

/** Versions in any manifest that are not exactly one: what is installed tomorrow must be what was tried today. */
export function looseVersions(tree: SourceTree): readonly Finding[] {
  return manifests(tree).flatMap((file) =>
    everyVersion(read(file))
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => ({ path: file.path, message: `"${name}": "${version}" is no exact version.` })),
  );
}

/** Versions of nx and @nx/* in the root manifest when they are more than one: their caches and plugins fit one version only. */
export function unlikeNxVersions(tree: SourceTree): readonly Finding[] {
  const versions = new Set(everyVersion(root(tree)).filter(([name]) => /^(nx$|@nx\/)/.test(name)).map(([, version]) => version));
  return versions.size <= 1 ? [] : [{ path: 'package.json', message: `nx and @nx/* are of the versions ${[...versions].join(' and ')}; they have to be of one.` }];
}

/** Addresses in the lockfile: it is to work with every registry, and to tell nobody where it was made. */
export function lockedAddresses(lockfile: string): readonly Finding[] {
  return [...lockfile.matchAll(ADDRESS)].map(([, address]) => ({ path: 'package-lock.json', message: `holds the address ${address}. See omit-lockfile-registry-resolved in .npmrc.` }));
}

/** Packages of an install without development packages whose licence asks for more than to be named. */
export function bindingLicences(lockfile: string): readonly Finding[] {
  const { packages } = JSON.parse(lockfile) as { readonly packages: Readonly<Record<string, LockedPackage>> };
  return Object.entries(packages)
    .filter(([place, { link, dev }]) => place.includes('node_modules/') && link !== true && dev !== true)
    .filter(([, { license = 'none that is told' }]) => !license.replace(/[()]/g, '').split(/ AND | OR /).every((one) => PERMISSIVE.has(one)))
    .map(([place, { license = 'none that is told' }]) => ({ path: 'package-lock.json', message: `ships ${place.replace(/.*node_modules\//, '')} under the licence ${license}.` }));
}

/** Overrides of packages that nobody installs any more, and judged install scripts of packages that have none. */
export function idleDecisions(tree: SourceTree, lockfile: string): readonly Finding[] {
  const { packages } = JSON.parse(lockfile) as { readonly packages: Readonly<Record<string, LockedPackage>> };
  const locked = Object.entries(packages).map(([place, entry]) => ({ name: place.replace(/^.*node_modules\//, ''), ...entry }));
  const { overrides = {}, allowScripts = {} } = root(tree);
  return [
    ...Object.keys(overrides).filter((wanted) => !locked.some(({ name }) => name === wanted)),
    ...Object.keys(allowScripts).filter((wanted) => !locked.some(({ name, hasInstallScript }) => name === wanted && hasInstallScript === true)),
  ].map((name) => ({ path: 'package.json', message: `decides on ${name}, where there is nothing to decide.` }));
}

/** Imports of packages that the root manifest does not name, or, in what runs, that an install without development packages leaves out. */
export function undeclaredPackages(tree: SourceTree): readonly Finding[] {
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = root(tree);
  const shipped = new Set(Object.keys({ ...dependencies, ...optionalDependencies }));
  const declared = new Set([...shipped, ...Object.keys(devDependencies)]);
  return tree.filter(isCode).flatMap((file) => {
    const runs = RUNS.test(file.path) && !FOR_TESTS.test(file.path) && !isSpec(file);
    const known = runs ? shipped : declared;
    const missing = [...new Set(packagesOf(file))].filter((name) => !known.has(name));
    return missing.map((name) => ({ path: file.path, message: declared.has(name) ? `runs in the product, where the development package ${name} is not installed.` : `imports ${name}, which package.json does not name.` }));
  });
}

/** Packages of the root manifest that no file names. */
export function unusedPackages(tree: SourceTree): readonly Finding[] {
  const texts = tree.filter(({ path }) => !path.endsWith('package.json') && !path.endsWith('.md'));
  const isNamed = (name: string): boolean => texts.some(({ text }) => text.includes(name) && new RegExp(`['"/]${name.replace(/^jest-environment-/, '')}(['"/;]|$)`, 'm').test(text));
  return everyVersion(root(tree))
    .filter(([name]) => !NAMED_BY_OTHERS.test(name) && !isNamed(name) && !isNamed(name.replace('jest-environment-', '')))
    .map(([name]) => ({ path: 'package.json', message: `names ${name}, and nothing uses it.` }));
}

function packagesOf(file: SourceFile): readonly string[] {
  return specifiersOf(file)
    .filter((specifier) => !/^[./]|^node:|^@wardcast\//.test(specifier))
    .map((specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'))
    .filter((name) => !builtinModules.includes(name));
}

function manifests(tree: SourceTree): SourceTree {
  return tree.filter(({ path }) => /^((libs|apps)\/[^/]+\/)?package\.json$/.test(path));
}

function root(tree: SourceTree): Manifest {
  const file = tree.find(({ path }) => path === 'package.json');
  return file === undefined ? {} : read(file);
}

function read(file: SourceFile): Manifest {
  return JSON.parse(file.text) as Manifest;
}

function everyVersion({ dependencies, devDependencies, optionalDependencies }: Manifest): Versions {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
}
