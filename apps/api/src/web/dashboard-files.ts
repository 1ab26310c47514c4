import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { encodeBody, MIN_COMPRESSED_BYTES, type Encoding } from './encoded-body';

/** A dashboard is about a megabyte; a folder far larger is another folder, and must not be read into memory. */
const MAX_TOTAL_BYTES = 32 * 1024 * 1024;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8', '.png': 'image/png', '.ico': 'image/x-icon', '.webp': 'image/webp', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = /^(text\/|application\/|image\/svg)/;

export interface DashboardFile {
  readonly type: string;
  readonly etag: string;
  /** True for names that carry a hash of their content: they never change. */
  readonly immutable: boolean;
  /** The bytes in that encoding, or null where it would not be smaller. Encoded once, on first use. */
  encoded(encoding: Encoding): Promise<Buffer | null>;
  readonly body: Buffer;
}

function toFile(urlPath: string, body: Buffer): DashboardFile {
  const type = TYPES[path.extname(urlPath).toLowerCase()] ?? 'application/octet-stream';
  const worthwhile = COMPRESSIBLE.test(type) && body.byteLength >= MIN_COMPRESSED_BYTES;
  const kept = new Map<Encoding, Promise<Buffer | null>>();
  const encode = async (encoding: Encoding): Promise<Buffer | null> => {
    const smaller = await encodeBody(body, encoding, 'once');
    return smaller.byteLength < body.byteLength ? smaller : null;
  };
  return {
    type, body,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    immutable: urlPath.startsWith('/assets/') && /-[\w-]{8,}\.\w+$/.test(urlPath),
    encoded: (encoding) => {
      if (!worthwhile) return Promise.resolve(null);
      const known = kept.get(encoding) ?? encode(encoding);
      kept.set(encoding, known);
      return known;
    },
  };
}

/**
 * The built dashboard by URL path, held in memory: a request can only name what was there when it was read, so no path
 * leads out of the folder. Empty when the folder does not exist; source maps stay on the server.
 */
export async function readDashboardFiles(folder: string): Promise<ReadonlyMap<string, DashboardFile>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  const files = new Map<string, DashboardFile>();
  let total = 0;
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const body = await readFile(file);
    total += body.byteLength;
    if (total > MAX_TOTAL_BYTES) throw new Error(`${folder} holds more than ${MAX_TOTAL_BYTES} bytes: it is not the built dashboard.`);
    const urlPath = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    files.set(urlPath, toFile(urlPath, body));
  }
  return files;
}
