import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readTree } from '../rules/source-tree';
import { validateCompose } from './validate-compose';

const root = path.resolve(__dirname, '../../..');
const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
}

const services: Readonly<Record<string, Service>> = parse(text, { strict: true, merge: true }).services;
const dockerfile = readFileSync(path.join(root, services.api?.build?.dockerfile ?? ''), 'utf8');
const ours = ['migrate', 'worker', 'api', 'simulate'];

describe('docker-compose.yml', () => {
  it('keeps to the Compose Specification, and names nothing that is not there', () => expect(validateCompose(text)).toEqual([]));

  it.each([
    ['a word that the specification does not know', text.replace('    image: apache/kafka', '    imagee: apache/kafka')],
    ['a condition that there is not', text.replace('condition: service_healthy', 'condition: service_happy')],
    ['a number where text belongs', text.replace('command: ["node", "--enable-source-maps", "apps/worker/dist/main.js"]', 'command: 5')],
    ['a service that nobody defines', text.replace('      migrate:\n', '      migration:\n')],
    ['a volume that nobody defines', text.replace('  events:\n', '')],
  ])('is refused with %s', (_what, planted) => {
    expect(planted).not.toBe(text);
    expect(validateCompose(planted)).not.toEqual([]);
  });

  it('has the whole set, the sample hospital only when asked for', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'kafka', 'migrate', 'simulate', 'timescaledb', 'worker']);
    expect(Object.entries(services).filter(([, { profiles }]) => profiles !== undefined).map(([name]) => name)).toEqual(['simulate']);
  });

  it('starts in order: database and broker, then schema and topics, then what uses them', () => {
    expect(services.migrate?.depends_on).toEqual({ kafka: { condition: 'service_healthy' }, timescaledb: { condition: 'service_healthy' } });
    for (const name of ['worker', 'api', 'simulate']) expect([name, services[name]?.depends_on]).toEqual([name, { migrate: { condition: 'service_completed_successfully' } }]);
    for (const name of ['kafka', 'timescaledb', 'worker']) expect([name, services[name]?.healthcheck?.test?.length]).not.toEqual([name, undefined]);
  });

  it('pins the images of others to one version', () => {
    expect(services.timescaledb?.image).toMatch(/:\d+\.\d+\.\d+-pg\d+$/);
    expect(services.kafka?.image).toMatch(/:\d+\.\d+\.\d+$/);
  });

  it('publishes the board to this machine only, and nothing else', () => {
    expect(Object.entries(services).flatMap(([name, { ports }]) => (ports ?? []).map((port) => [name, port]))).toEqual([['api', '127.0.0.1:4310:4310']]);
  });

  it('gives both sides the same account, and every process of ours the same cluster and key', () => {
    const database = services.timescaledb?.environment ?? {};
    const url = `postgres://${database.POSTGRES_USER}:${database.POSTGRES_PASSWORD}@timescaledb:5432/${database.POSTGRES_DB}`;
    for (const name of ours) {
      expect([name, services[name]?.environment.DATABASE_URL, services[name]?.environment.KAFKA_BROKERS]).toEqual([name, url, 'kafka:9092']);
      expect(services[name]?.environment.WARDCAST_DEAD_LETTER_KEY).toMatch(/^\$\{WARDCAST_DEAD_LETTER_KEY:\?/);
    }
  });

  it('runs our processes without a writable root and without capabilities', () => {
    for (const name of ours) expect([name, services[name]?.read_only, services[name]?.cap_drop]).toEqual([name, true, ['ALL']]);
  });

  it('tells our processes what they ask for, and nothing else', () => {
    const told = [...ours.flatMap((name) => Object.keys(services[name]?.environment ?? {})), ...[...dockerfile.matchAll(/\b(WARDCAST_\w+)=/g)].map(([, name = '']) => name)];
    expect(told).toContain('WARDCAST_WORKER_HOST');
    const code = readTree(root).filter(({ path: place }) => /^(libs|apps)\/[^/]+\/src\//.test(place) && !/\.spec\.tsx?$|\/testing\//.test(place));
    expect(told.filter((name) => !code.some(({ text: source }) => new RegExp(`\\b${name}\\b`).test(source)))).toEqual([]);
  });

  it('starts programs that the build makes', () => {
    for (const name of ours) {
      const program = services[name]?.command?.[2] ?? '';
      expect([name, existsSync(path.join(root, program.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))]).toEqual([name, true]);
    }
  });
});

describe('the image', () => {
  it('leaves out what git leaves out: downloads and data are not for others', () => {
    const names = (file: string): readonly string[] => readFileSync(path.join(root, file), 'utf8').split('\n').map((line) => line.replace(/^\*\*\//, '').replace(/\/$/, '')).filter((line) => line !== '');
    expect(names('infra/docker/Dockerfile.dockerignore')).toEqual(expect.arrayContaining([...names('.gitignore')]));
  });

  it('runs as an ordinary user and has a health check', () => {
    const lastStage = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(lastStage).toMatch(/^USER node$/m);
    expect(lastStage).toMatch(/^HEALTHCHECK /m);
    expect(lastStage.indexOf('USER node')).toBeLessThan(lastStage.indexOf('CMD ["node", "--enable'));
  });

  it('is built in a stage of its own, with a script that is there, and starts what the build makes', () => {
    expect(dockerfile.match(/^FROM /gm)).toHaveLength(2);
    const script = /node (infra\/\S+\.mjs)/.exec(dockerfile)?.[1] ?? '';
    const program = /CMD \["node", "--enable-source-maps", "(\S+)"\]/.exec(dockerfile)?.[1] ?? '';
    expect(existsSync(path.join(root, script))).toBe(true);
    expect(existsSync(path.join(root, program.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
  });
});
