import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Calls a function of a bootstrap module in a Node of its own (they are ES modules) and returns what it resolves to. */
function call(module: string, name: string, ...args: readonly unknown[]): unknown {
  const script = `import(${JSON.stringify(pathToFileURL(path.join(__dirname, module)).href)}).then((m) => m.${name}(...${JSON.stringify(args)})).then((r) => console.log(JSON.stringify(r ?? null)))`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'wardcast-bootstrap-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(place: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
  writeFileSync(path.join(root, place), text);
}

describe('the Node version', () => {
  it.each([
    ['20.19.0', true],
    ['20.18.9', false],
    ['20.20.2', true],
    ['22.0.0', true],
    ['18.99.0', false],
  ])('%s suits >=20.19: %s', (version, suits) => expect(call('install.mjs', 'nodeIsNewEnough', version, '>=20.19')).toBe(suits));
});

describe('what is installed', () => {
  const lock = { packages: { '': {}, 'libs/a': {}, 'node_modules/@w/a': { link: true, resolved: 'libs/a' }, 'node_modules/x': { version: '1.0.0' }, 'node_modules/other-os': { version: '1.0.0', optional: true } } };
  const installed = { 'node_modules/@w/a': { link: true, resolved: 'libs/a' }, 'node_modules/x': { version: '1.0.0' } };

  it('needs nothing when it is what the lockfile says, optional packages of other systems aside', () => {
    expect(call('install.mjs', 'outdatedPackages', lock, { packages: installed })).toEqual([]);
  });

  it('needs an install for another version, a missing package and a missing link', () => {
    expect(call('install.mjs', 'outdatedPackages', lock, { packages: { 'node_modules/x': { version: '1.0.1' } } })).toEqual(['node_modules/@w/a', 'node_modules/x']);
  });
});

describe('an install', () => {
  const moduleUrl = pathToFileURL(path.join(__dirname, 'install.mjs')).href;
  const runMainUrl = pathToFileURL(path.join(__dirname, 'say.mjs')).href;

  /** `ensureInstalled` of an empty checkout, with a script in npm's place. */
  const install = (npm: string, env: Record<string, string> = {}) => {
    write('package.json', JSON.stringify({ engines: { node: '>=20.19' } }));
    write('npm-cli.js', npm);
    const script = `import(${JSON.stringify(runMainUrl)}).then(({ runMain }) => runMain(async () => (await import(${JSON.stringify(moduleUrl)})).ensureInstalled(${JSON.stringify(root)})))`;
    const { stderr, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', timeout: 20_000, env: { ...process.env, npm_execpath: path.join(root, 'npm-cli.js'), ...env } });
    return { said: stderr.split('\n').filter((line) => line !== ''), status };
  };
  const INSTALLING = 'Installing packages: the packages are not there yet. This takes about a minute.';

  it('that fails says what to do', () => {
    expect(install('process.exit(1)')).toEqual({ said: [INSTALLING, "The packages could not be installed; npm's message is above. Check the network or the registry setting, then run the same command again."], status: 1 });
  });

  it('without npm says so', () => {
    const { said, status } = install('', { npm_execpath: '', PATH: '/nowhere' });
    expect(said.slice(1)).toEqual(['npm could not be started (spawn npm ENOENT). It comes with Node: put it on the PATH and run the same command again.']);
    expect(status).toBe(1);
  });

  it('that is told to stop takes npm along, and is no failure of the network', () => {
    const stopped = `process.on('SIGTERM', () => { console.log('npm ended'); process.exit(143); }); setInterval(() => {}, 1000); process.kill(process.ppid, 'SIGTERM');`;
    expect(install(stopped)).toEqual({ said: [INSTALLING, 'npm ended', 'Interrupted. The same command goes on from here.'], status: 143 });
  });
});

describe('a verb without options', () => {
  const build = (...args: readonly string[]) => spawnSync(process.execPath, [path.join(__dirname, 'build.mjs'), ...args], { encoding: 'utf8' });

  it('tells of itself when asked, and does nothing', () => {
    const { stdout, status } = build('--help');
    expect([stdout, status]).toEqual(['Usage: npm run build\n\nCompile libraries and apps, and the dashboard if its sources changed.\n', 0]);
  });

  it('refuses what would be without effect', () => {
    const { stderr, status } = build('--fast');
    expect([stderr.split('\n')[0], status]).toEqual(['"--fast" means nothing to npm run build.', 2]);
  });
});

describe('the tally', () => {
  const report = { success: true, numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numPendingTests: 1, numTodoTests: 0 };
  it.each([
    ['a good run', report, 0, { passed: 5, failed: 0, skipped: 1 }],
    ['failed tests and a suite that did not load', { ...report, success: false, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, 1, { passed: 5, failed: 3, skipped: 1 }],
    ['a run without any test', { ...report, numPassedTests: 0, numPendingTests: 0 }, 0, { passed: 0, failed: 1, skipped: 0 }],
    ['a run where everything was skipped', { ...report, numPassedTests: 0, numPendingTests: 4 }, 0, { passed: 0, failed: 1, skipped: 4 }],
    ['a run that ended badly with each test passed', report, 137, { passed: 5, failed: 1, skipped: 1 }],
  ])('of %s', (_, jestReport, exitCode, tally) => expect(call('tally.mjs', 'jestTally', jestReport, exitCode)).toEqual(tally));

  it('of a run that left no report is one failure', () => {
    const script = `import(${JSON.stringify(pathToFileURL(path.join(__dirname, 'tally.mjs')).href)}).then((m) => console.log(m.closingLine(m.addTallies(m.stepTally(true), m.jestTally(undefined, 0)))))`;
    expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout).toBe('1 passed, 1 failed\n');
  });

  it('closes with skipped tests only when there are some', () => {
    expect(call('tally.mjs', 'closingLine', { passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(call('tally.mjs', 'closingLine', { passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});

describe('the content hash', () => {
  it('changes with a content, a name and a new file, and not with what a build makes', () => {
    const hash = () => call('content-hash.mjs', 'contentHash', root, ['src', 'one.json', 'absent.json']);
    write('src/a.ts', 'a');
    write('one.json', '1');
    const before = hash();
    write('src/dist/a.js', 'built');
    write('src/node_modules/x.js', 'installed');
    expect(hash()).toBe(before);
    write('src/a.ts', 'b');
    expect(hash()).not.toBe(before);
    write('src/a.ts', 'a');
    expect(hash()).toBe(before);
    write('src/b.ts', '');
    expect(hash()).not.toBe(before);
  });
});

describe('assets beside compiled code', () => {
  it('are copied when the compiler leaves them, and removed when their source is gone', () => {
    write('libs/a/src/sql/one.sql', 'select 1');
    write('libs/a/src/code.ts', '');
    write('libs/a/dist/sql/gone.sql', 'select 0');
    write('libs/a/dist/code.js', '');
    call('build.mjs', 'mirrorAssets', root);
    expect(readFileSync(path.join(root, 'libs/a/dist/sql/one.sql'), 'utf8')).toBe('select 1');
    expect(existsSync(path.join(root, 'libs/a/dist/sql/gone.sql'))).toBe(false);
    expect(existsSync(path.join(root, 'libs/a/dist/code.js'))).toBe(true);
    expect(existsSync(path.join(root, 'libs/a/dist/code.ts'))).toBe(false);
  });
});

describe('generated files', () => {
  it('are reported when their generator says that they differ', () => {
    write('libs/same/generate.mjs', 'process.exitCode = process.argv[2] === "--check" ? 0 : 3;');
    write('libs/differs/generate.mjs', 'process.exitCode = 1;');
    write('apps/plain/package.json', '{}');
    expect(call('generate.mjs', 'runGenerators', ['--check'], root)).toEqual(['libs/differs/generate.mjs']);
  });
});

describe('Chromium', () => {
  it('is taken from CHROMIUM_PATH, then from PATH, and is not invented', () => {
    write('bin/chromium', '');
    const file = path.join(root, 'bin/chromium');
    expect(call('chromium.mjs', 'findChromium', { CHROMIUM_PATH: file, PATH: '' })).toBe(file);
    expect(call('chromium.mjs', 'findChromium', { PATH: `/nowhere:${path.join(root, 'bin')}` })).toBe(file);
    expect(call('chromium.mjs', 'findChromium', { CHROMIUM_PATH: '/nowhere/chromium', PATH: path.join(root, 'bin') })).toBeNull();
    expect(call('chromium.mjs', 'findChromium', { PATH: '/nowhere' })).toBeNull();
  });
});

describe('a child process', () => {
  const parent = (code: string) => `import(${JSON.stringify(pathToFileURL(path.join(__dirname, 'run-child.mjs')).href)}).then((m) => m.runNode(['-e', ${JSON.stringify(code)}])).then((c) => { process.exitCode = c; })`;

  it('gives its exit code to the parent', () => {
    expect(spawnSync(process.execPath, ['-e', parent('process.exit(7)')]).status).toBe(7);
  });

  it('that dies of a signal gives 128 and the signal number', () => {
    expect(spawnSync(process.execPath, ['-e', parent('process.kill(process.pid, "SIGKILL")')]).status).toBe(137);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('gets %s from the parent and may end cleanly', (signal) => {
    const child = `process.on('${signal}', () => { console.log('ended'); process.exit(0); }); setInterval(() => {}, 1000); process.kill(process.ppid, '${signal}')`;
    const { stdout, status } = spawnSync(process.execPath, ['-e', parent(child)], { encoding: 'utf8', timeout: 20_000 });
    expect({ stdout, status }).toEqual({ stdout: 'ended\n', status: 0 });
  });
});
