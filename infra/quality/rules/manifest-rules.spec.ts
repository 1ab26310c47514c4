import { bindingLicences, idleDecisions, lockedAddresses, looseVersions, undeclaredPackages, unlikeNxVersions, unusedPackages } from './manifest-rules';
import { places, plant } from './planted';

const manifest = (parts: Record<string, Record<string, string>>) => ({ 'package.json': JSON.stringify(parts) });

describe('looseVersions', () => {
  it.each(['^1.2.3', '~1.2.3', '1.2', '1', '*', 'latest', '>=1.2.3', '1.2.x', '', 'github:a/b', 'npm:b@^1.2.3', 'https://x/y.tgz', 'file:../b'])('finds "%s"', (version) => {
    expect(looseVersions(plant(manifest({ dependencies: { a: version } })))).toHaveLength(1);
    expect(looseVersions(plant({ 'libs/a/package.json': JSON.stringify({ devDependencies: { a: version } }) }))).toHaveLength(1);
  });

  it.each(['1.2.3', '18.4.0-beta.17', 'npm:typescript@7.0.2', 'npm:@scope/name@0.3.14-timescaledb.1'])('passes "%s"', (version) => {
    expect(looseVersions(plant(manifest({ optionalDependencies: { a: version } })))).toEqual([]);
  });
});

describe('unlikeNxVersions', () => {
  it('finds a plugin of another version than nx', () => {
    expect(unlikeNxVersions(plant(manifest({ devDependencies: { nx: '23.2.1', '@nx/js': '23.3.0' } })))).toHaveLength(1);
  });

  it('passes one version, whatever others have', () => {
    expect(unlikeNxVersions(plant(manifest({ devDependencies: { nx: '23.2.1', '@nx/js': '23.2.1', nxt: '1.0.0' } })))).toEqual([]);
  });
});

describe('lockedAddresses', () => {
  it('finds the address of a registry or of a disk, and passes our own folders', () => {
    const lock = (resolved: string) => JSON.stringify({ packages: { 'node_modules/x': { version: '1.0.0', resolved } } }, null, 2);
    expect(lockedAddresses(lock('https://registry.example/x-1.0.0.tgz'))).toHaveLength(1);
    expect(lockedAddresses(lock('file:../x'))).toHaveLength(1);
    expect(lockedAddresses(lock('libs/domain'))).toEqual([]);
  });
});

describe('bindingLicences', () => {
  const lock = (license: string | undefined, more = {}) => JSON.stringify({ packages: { 'node_modules/a/node_modules/x': { version: '1.0.0', license, ...more } } });

  it.each(['GPL-3.0', 'AGPL-3.0-only', 'SSPL-1.0', 'MIT AND GPL-2.0', 'UNLICENSED', undefined])('finds %s in what is shipped', (licence) => {
    expect(bindingLicences(lock(licence))).toEqual([{ path: 'package-lock.json', message: expect.stringContaining('ships x under') }]);
  });

  it('passes permissive ones, what only development installs, and our own folders', () => {
    for (const text of [lock('MIT'), lock('(ISC AND CC-BY-3.0)'), lock('GPL-3.0', { dev: true }), lock(undefined, { link: true })]) expect(bindingLicences(text)).toEqual([]);
  });
});

describe('idleDecisions', () => {
  it('finds an override of what is not there, and a judged script of what is not there or has none', () => {
    const tree = plant({ 'package.json': JSON.stringify({ overrides: { gone: '1.0.0', deep: '1.0.0' }, allowScripts: { '@a/b': true, '@a/gone': false, deep: false } }) });
    const lock = JSON.stringify({ packages: { 'node_modules/x/node_modules/deep': {}, 'node_modules/@a/b': { hasInstallScript: true } } });
    expect(idleDecisions(tree, lock).map(({ message }) => message.split(',')[0])).toEqual(['decides on gone', 'decides on @a/gone', 'decides on deep']);
  });
});

describe('undeclaredPackages', () => {
  const named = manifest({ dependencies: { pg: '1.0.0', '@nestjs/core': '1.0.0' }, devDependencies: { 'fast-check': '1.0.0' }, optionalDependencies: { tf: '1.0.0' } });

  it('finds a package that only others asked for, in every form of import', () => {
    const tree = plant({ ...named, 'libs/a/src/a.ts': "import type { X } from 'hoisted/deep';", 'infra/build/b.mjs': "await import('@scope/hoisted');", 'infra/build/c.cjs': "require('hoisted');" });
    expect(places(undeclaredPackages(tree))).toEqual(['libs/a/src/a.ts', 'infra/build/b.mjs', 'infra/build/c.cjs']);
  });

  it('finds a development package in what runs, and passes it in tests and tools', () => {
    const text = "import fc from 'fast-check';";
    const tree = plant({ ...named, 'libs/a/src/a.ts': text, 'apps/api/src/main.ts': text, 'libs/a/src/a.spec.ts': text, 'libs/a/src/testing/b.ts': text, 'libs/a/generate.mjs': text, 'apps/dashboard/src/main.tsx': text });
    expect(places(undeclaredPackages(tree))).toEqual(['libs/a/src/a.ts', 'apps/api/src/main.ts']);
  });

  it('passes what is named, our own and what comes with Node', () => {
    const text = "import 'pg/lib/x'; import '@nestjs/core'; import 'tf'; import 'fs'; import 'fs/promises'; import 'node:test'; import './b'; import '@wardcast/domain';";
    expect(undeclaredPackages(plant({ ...named, 'libs/a/src/a.ts': text }))).toEqual([]);
  });
});

describe('unusedPackages', () => {
  it('finds a package that no code, style or setting names', () => {
    const tree = plant({ ...manifest({ dependencies: { pg: '1.0.0', recharts: '1.0.0', '@fonts/sans': '1.0.0' }, devDependencies: { 'jest-environment-jsdom': '1.0.0', nx: '1.0.0', idle: '1.0.0' } }), 'libs/a/src/a.ts': "import 'pg';", 'apps/b/src/b.css': "@import '@fonts/sans/wght.css';", 'infra/build/jest.config.cjs': "e: 'jsdom'", 'infra/x.mjs': "'node_modules/nx/dist/nx.js'", 'README.md': "'recharts'" });
    expect(unusedPackages(tree).map(({ message }) => message)).toEqual([expect.stringContaining('recharts'), expect.stringContaining('idle')]);
  });
});
