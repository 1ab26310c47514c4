import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { chooseEncoding, encodeBody } from './encoded-body';

test.each([
  ['gzip, deflate, br', 'br'], ['gzip', 'gzip'], ['br;q=0, gzip;q=0.5', 'gzip'], ['BR', 'br'], ['gzip;q=0', null], ['gzip; q=0.0', null], ['identity', null], ['', null], [undefined, null], ['brotli', null],
])('%p is answered with %p', (accepted, encoding) => {
  expect(chooseEncoding(accepted)).toBe(encoding);
});

test('what is encoded decodes to the same bytes', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('once' as const, 'each' as const), async (body, effort) => {
    expect(new Uint8Array(brotliDecompressSync(await encodeBody(body, 'br', effort)))).toEqual(body);
    expect(new Uint8Array(gunzipSync(await encodeBody(body, 'gzip', effort)))).toEqual(body);
  }), { numRuns: 20 });
});
