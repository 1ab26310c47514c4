import type { IncomingHttpHeaders } from 'node:http';
import { readDashboardFiles, type DashboardFile } from './dashboard-files';
import { chooseEncoding } from './encoded-body';
import type { HttpServer } from './http-server';

const NOT_BUILT = 'The dashboard has not been built yet. Build it with: npm run build\nThe API answers at /graphql.\n';
/** A year, the longest that caches keep; such names change with their content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';

interface FileAnswer {
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

async function answerFile(file: DashboardFile, request: IncomingHttpHeaders): Promise<FileAnswer> {
  const headers = { 'Cache-Control': file.immutable ? IMMUTABLE : REVALIDATE, ETag: file.etag, Vary: 'Accept-Encoding', 'Content-Type': file.type };
  if (request['if-none-match'] === file.etag) return { code: 304, headers, body: null };
  const encoding = chooseEncoding(request['accept-encoding']);
  const encoded = encoding && (await file.encoded(encoding));
  return encoded ? { code: 200, headers: { ...headers, 'Content-Encoding': encoding }, body: encoded } : { code: 200, headers, body: file.body };
}

/** A path without a dot in its last part is a screen's address, which the dashboard itself understands. */
function isScreen(path: string): boolean {
  return !path.slice(path.lastIndexOf('/') + 1).includes('.');
}

/** Serves the built dashboard: its files by name, and its page for every screen's address. */
export async function serveDashboard(server: HttpServer, folder: string, development: boolean): Promise<void> {
  const atStart = await readDashboardFiles(folder);
  server.get('/*', async (request, reply) => {
    const files = development ? await readDashboardFiles(folder) : atStart;
    const path = request.url.split('?')[0] ?? '/';
    const file = files.get(path) ?? (isScreen(path) ? files.get('/index.html') : undefined);
    if (file) {
      const { code, headers, body } = await answerFile(file, request.headers);
      return reply.code(code).headers(headers).send(body);
    }
    const missing = files.size === 0 && isScreen(path);
    return reply.code(missing ? 503 : 404).header('Cache-Control', 'no-store').type('text/plain; charset=utf-8').send(missing ? NOT_BUILT : 'Not found.\n');
  });
}
