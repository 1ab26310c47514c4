import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.resolve(__dirname, '../..');

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
}

const services: Readonly<Record<string, Service>> = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), { strict: true }).services;

describe('docker-compose.yml', () => {
  it('has the database and the product, and the product waits for a healthy database', () => {
    expect(Object.keys(services).sort()).toEqual(['timescaledb', 'wardcast']);
    expect(services.timescaledb?.healthcheck?.test.join(' ')).toContain('pg_isready');
    expect(services.wardcast?.depends_on).toEqual({ timescaledb: { condition: 'service_healthy' } });
  });

  it('pins the database image to one version', () => expect(services.timescaledb?.image).toMatch(/:\d+\.\d+\.\d+-pg\d+$/));

  it('publishes the board to this machine only, and the database not at all', () => {
    expect(services.wardcast?.ports).toEqual(['127.0.0.1:4310:4310']);
    expect(services.timescaledb?.ports).toBeUndefined();
  });

  it('gives both sides the same account', () => {
    const database = services.timescaledb?.environment ?? {};
    const url = `postgres://${database.POSTGRES_USER}:${database.POSTGRES_PASSWORD}@timescaledb:5432/${database.POSTGRES_DB}`;
    expect(services.wardcast?.environment.DATABASE_URL).toBe(url);
  });
});

describe('the image', () => {
  const dockerfile = readFileSync(path.join(root, services.wardcast?.build?.dockerfile ?? ''), 'utf8');

  it('runs as an ordinary user and has a health check', () => {
    const lastStage = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect(lastStage).toMatch(/^USER node$/m);
    expect(lastStage).toMatch(/^HEALTHCHECK /m);
    expect(lastStage.indexOf('USER node')).toBeLessThan(lastStage.indexOf('CMD ["node", "--enable'));
  });

  it('builds with a script that is there, and starts what the build makes', () => {
    const script = /node (infra\/\S+\.mjs)/.exec(dockerfile)?.[1] ?? '';
    const program = /CMD \["node", "--enable-source-maps", "(\S+)"\]/.exec(dockerfile)?.[1] ?? '';
    expect(existsSync(path.join(root, script))).toBe(true);
    expect(existsSync(path.join(root, program.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
  });
});
