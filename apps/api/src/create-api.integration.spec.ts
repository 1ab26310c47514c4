import { request } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StartupStatus, type ApiContext } from '@wardcast/application';
import * as contract from '@wardcast/contract';
import type { ApiHandle, ApiOptions } from './api-options';
import { createApi } from './create-api';
import { postGraphql } from './testing/post-graphql';
import { SocketReader } from './testing/socket-reader';

const CONTEXT: ApiContext = {
  startup: new StartupStatus(), deps: () => null, actor: { role: 'operations', facilities: 'all', units: 'all' },
  replayRejected: () => Promise.resolve({ kind: 'refused', reason: 'There is no such message.' }),
};
const SCRIPT = `console.log("${'wardcast '.repeat(400)}")`;

let folder: string;
let api: ApiHandle;
const options = (own: Partial<ApiOptions> = {}): ApiOptions => ({ host: '127.0.0.1', port: 0, dashboardDir: folder, development: false, ...own });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wardcast-dashboard-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Wardcast</title>');
  await writeFile(path.join(folder, 'assets/index-Bq12cd34.js'), SCRIPT);
  await writeFile(path.join(folder, 'assets/index-Bq12cd34.js.map'), '{"sources":["secret"]}');
  await writeFile(path.join(folder, 'assets/plain.css'), 'body{}');
  api = await createApi(CONTEXT, options());
});
afterAll(async () => {
  await api?.close();
  await rm(folder, { recursive: true, force: true });
});

/** fetch() tidies paths and fixes the Host header, so what a hostile program sends is sent by hand. */
function rawGet(target: string, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number; readonly body: string }> {
  const { port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path: target, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    call.on('error', reject);
    call.end();
  });
}

/** The data of the first answer that has some. */
async function untilData(reader: SocketReader<unknown>): Promise<unknown> {
  for (;;) {
    const { payload } = await reader.message();
    if (payload !== undefined && 'data' in payload && payload.data) return payload.data;
  }
}

describe('hostile documents are refused before anything is read', () => {
  const refused = async (query: string): Promise<string> => {
    const { status, data, errors } = await postGraphql(api.url, query);
    expect({ status, data }).toEqual({ status: 400, data: null });
    return errors.map((error) => error.message).join(' ');
  };
  const fragments = (count: number, name: string): string => Array.from({ length: count }, (_, i) => `fragment ${name}${i} on Query { ...${name}${i + 1} ...${name}${i + 1} }`).join(' ');

  test('too deep', async () => {
    // The schema has no circle, so depth is made of what it has: a board of nodes is the deepest, and inline fragments add none.
    expect(await refused(`{ ${'startup { '.repeat(9)} ready ${'} '.repeat(9)} }`)).toMatch(/too many levels/);
  });

  test('a flood of aliases', async () => {
    expect(await refused(`{ ${Array.from({ length: 60 }, (_, i) => `a${i}: startup { ready }`).join(' ')} }`)).toMatch(/too many aliases/);
  });

  test('the same root field over and over through fragments', async () => {
    expect(await refused(`{ ...F0 } ${fragments(30, 'F')} fragment F30 on Query { board { version } }`)).toMatch(/too many fields/);
  });

  test('fragments in a circle end', async () => {
    expect(await refused('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')).toMatch(/Cannot spread fragment/);
  });

  test('too many tokens', async () => {
    expect(await refused(`{ ${'startup { ready } '.repeat(400)} }`)).toMatch(/token/i);
  });

  test('introspection, and hints at names that nobody asked for', async () => {
    expect(await refused('{ __schema { types { name } } }')).toMatch(/introspection is not allowed/);
    expect(await refused('{ sturtup { ready } }')).not.toMatch(/startup/);
  });

  test('a body larger than any screen sends, and many operations in one body', async () => {
    const headers = { 'Content-Type': 'application/json' };
    expect((await fetch(`${api.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: '{ startup { ready } }', filler: 'x'.repeat(70_000) }) })).status).toBe(413);
    expect((await fetch(`${api.url}/graphql`, { method: 'POST', headers, body: JSON.stringify([{ query: '{ startup { ready } }' }]) })).status).toBe(400);
  });

  test('what a form on another page can send', async () => {
    expect((await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: JSON.stringify({ query: '{ startup { ready } }' }) })).status).toBeGreaterThanOrEqual(400);
    expect((await fetch(`${api.url}/graphql?query=${encodeURIComponent('{ startup { ready } }')}`)).status).toBe(400);
  });

  test('over WebSocket as well', async () => {
    const over = async (query: string) => {
      const reader = await SocketReader.open(api.url, query);
      const { type, payload } = await reader.message();
      await reader.close();
      return `${type} ${JSON.stringify(payload)}`;
    };
    expect(await over(`{ ${Array.from({ length: 60 }, (_, i) => `a${i}: startup { ready }`).join(' ')} }`)).toMatch(/^error .*too many aliases/);
    expect(await over('{ __schema { types { name } } }')).toMatch(/^error .*introspection has been disabled/);
    expect(await over('subscription { boardChanged(sinceVersion: "x") { version } }')).toMatch(/^error .*A Version is a decimal number/);
    expect(await over(`{ ${'startup { ready } '.repeat(400)} }`)).toMatch(/^error .*token/i);
  });

  test.each([
    ['cannot be parsed', 'subscription { boardChanged(', {}, /^error .*Syntax Error.*GRAPHQL_PARSE_FAILED/],
    ['is empty', '', {}, /^error .*Syntax Error/],
    ['names a field that is not there', '{ nothing }', {}, /^error .*GRAPHQL_VALIDATION_FAILED/],
    ['comes with a variable of another type', 'query ($limit: Int!) { rejected(limit: $limit) { id } }', { limit: 'all' }, /^next .*\$limit.*Int cannot represent.*BAD_USER_INPUT/],
  ])('an operation that %s leaves the others on its socket alone', async (_, query, variables, said) => {
    const reader = await SocketReader.open<unknown, unknown>(api.url, query, variables);
    const { type, payload } = await reader.message();
    expect(`${type} ${JSON.stringify(payload)}`).toMatch(said);
    reader.subscribe('2', contract.StartupChangedDocument.text);
    await expect(untilData(reader)).resolves.toMatchObject({ startupChanged: { phase: 'database' } });
    await reader.close();
  });
});

test('every operation of the screens passes the limits', async () => {
  const exported: readonly unknown[] = Object.values(contract);
  const documents = exported.filter((value) => typeof value === 'object') as readonly contract.TypedOperation<unknown, unknown>[];
  expect(documents.length).toBeGreaterThanOrEqual(7);
  for (const document of documents.filter(({ kind }) => kind === 'query')) {
    const { status, errors } = await postGraphql<unknown, unknown>(api.url, document, { nodeId: 'm1', target: 0, id: 'none' });
    expect([document.name, status, errors.filter((error) => error.extensions.code !== 'NOT_READY')]).toEqual([document.name, 200, []]);
  }
});

describe('who may open a socket', () => {
  const opening = (headers: Readonly<Record<string, string>>) => SocketReader.open(api.url, contract.StartupChangedDocument, {}, headers);

  test('a page of this server, and a program', async () => {
    for (const headers of [{ Origin: api.url }, {} as Record<string, string>]) {
      const reader = await opening(headers);
      expect((await reader.next()).startupChanged.phase).toBe('database');
      await reader.close();
    }
  });

  test('no page of another server, nor one that calls this machine by its own name', async () => {
    await expect(opening({ Origin: 'http://evil.example' })).rejects.toThrow('403');
    await expect(opening({ Origin: 'null' })).rejects.toThrow('403');
    await expect(opening({ Host: 'evil.example:4310', Origin: 'http://evil.example:4310' })).rejects.toThrow('421');
  });

  test('who does not speak the protocol is sent away', async () => {
    const reader = await SocketReader.open(api.url, '{ startup { ready } }'.padEnd(70_000));
    expect(await reader.closed()).toBe(1009);
  });
});

describe('the dashboard', () => {
  test('every answer carries the security headers, and the page may run no inline script', async () => {
    for (const target of ['/board', '/graphql', '/livez', '/assets/none.js']) {
      const { headers } = await fetch(`${api.url}${target}`);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe/);
      expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('x-frame-options')]).toEqual(['nosniff', 'no-referrer', 'DENY']);
    }
  });

  test('every screen address is the page, always asked for again; a missing file is not', async () => {
    for (const target of ['/', '/board', '/wards/m1?at=14:00', '/board/wall']) {
      const response = await fetch(`${api.url}${target}`);
      expect([target, response.status, response.headers.get('cache-control'), await response.text()]).toEqual([target, 200, 'no-cache', '<!doctype html><title>Wardcast</title>']);
    }
    expect((await fetch(`${api.url}/assets/none.js`)).status).toBe(404);
    expect((await fetch(`${api.url}/board`, { method: 'POST' })).status).toBe(404);
  });

  test('a hashed file is kept for good and travels compressed; a second visit costs no bytes', async () => {
    const url = `${api.url}/assets/index-Bq12cd34.js`;
    const response = await fetch(url, { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect([response.headers.get('cache-control'), response.headers.get('content-encoding'), response.headers.get('content-type')]).toEqual(['public, max-age=31536000, immutable', 'br', 'text/javascript; charset=utf-8']);
    expect(await response.text()).toBe(SCRIPT);
    const again = await fetch(url, { headers: { 'If-None-Match': response.headers.get('etag')! } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch(`${api.url}/assets/plain.css`)).headers.get('cache-control')).toBe('no-cache');
  });

  test('nothing outside the folder and no source map is served', async () => {
    for (const target of ['/../package.json', '/assets/../../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/assets/index-Bq12cd34.js.map']) {
      expect([target, (await rawGet(target)).status]).toEqual([target, 404]);
    }
  });

  test('a request by a foreign name is turned away', async () => {
    expect((await rawGet('/board', { Host: 'evil.example' })).status).toBe(421);
    expect((await rawGet('/board', { Host: 'localhost' })).status).toBe(200);
  });

  test('without a build the API says so', async () => {
    const bare = await createApi(CONTEXT, options({ dashboardDir: path.join(folder, 'missing') }));
    const response = await fetch(`${bare.url}/board`);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')]);
    await bare.close();
  });
});

describe('start and end', () => {
  test('a busy port is an error that names the variable to change', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { readonly port: number };
    await expect(createApi(CONTEXT, options({ port }))).rejects.toThrow(`Port ${port} is already in use on 127.0.0.1. Stop the other program, or choose another port with WARDCAST_PORT`);
    await new Promise((resolve) => other.close(resolve));
  });

  test('closing tells subscribers to come back, twice does no harm, and the port is free again', async () => {
    const closing = await createApi(CONTEXT, options());
    const reader = await SocketReader.open(closing.url, contract.StartupChangedDocument, {});
    await reader.next();
    const code = reader.closed();
    await Promise.all([closing.close(), closing.close()]);
    expect(await code).toBe(1001);
    const again = await createApi(CONTEXT, options({ port: Number(new URL(closing.url).port) }));
    await again.close();
  });

  test('development allows introspection', async () => {
    const open = await createApi(CONTEXT, options({ development: true }));
    expect((await postGraphql(open.url, '{ __schema { queryType { name } } }')).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    await open.close();
  });
});
