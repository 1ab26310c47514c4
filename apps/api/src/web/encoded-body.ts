import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Below this an answer fits into one packet anyway. */
export const MIN_COMPRESSED_BYTES = 1_400;
export type Encoding = 'br' | 'gzip';
const brotli = promisify(brotliCompress);
const gunzippable = promisify(gzip);

/** The best encoding that the reader accepts (a refusal by `q=0` is respected), or null. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | null {
  const offers = (acceptEncoding ?? '').split(',').map((offer) => offer.trim().toLowerCase().split(/\s*;\s*/));
  const accepted = (name: string): boolean => offers.some(([offer, weight]) => offer === name && !/^q=0(\.0*)?$/.test(weight ?? ''));
  if (accepted('br')) return 'br';
  return accepted('gzip') ? 'gzip' : null;
}

/** `once` for files that are kept (slow and small), `each` for answers made anew (about a tenth of the time). */
export function encodeBody(body: Uint8Array, encoding: Encoding, effort: 'once' | 'each'): Promise<Buffer> {
  if (encoding === 'gzip') return gunzippable(body, { level: effort === 'once' ? 9 : 4 });
  return brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 10 : 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength } });
}
