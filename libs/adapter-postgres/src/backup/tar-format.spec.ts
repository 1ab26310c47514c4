import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readTar, tarEnd, tarEntry, type TarEntry } from './tar-format';

const toBytes = (entries: readonly TarEntry[]): Buffer => Buffer.concat([...entries.flatMap(tarEntry), tarEnd()]);
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
async function readAll(bytes: Buffer, size: number): Promise<TarEntry[]> {
  const entries: TarEntry[] = [];
  for await (const { name, bytes: content } of readTar(pieces(bytes, size))) entries.push({ name, bytes: Buffer.from(content) });
  return entries;
}

describe('tar', () => {
  it('gives back what was written, however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 1_500 }), { maxLength: 5 }), fc.integer({ min: 1, max: 3_000 }), async (contents, size) => {
        const entries = contents.map((content, index) => ({ name: `tables/t.${index}.copy`, bytes: Buffer.from(content) }));
        expect(await readAll(toBytes(entries), size)).toEqual(entries);
      }),
      { numRuns: 50 },
    );
  });

  it('is what the tar program reads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wardcast-tar-'));
    try {
      writeFileSync(join(folder, 'x.tar'), toBytes([{ name: 'a.json', bytes: Buffer.from('{}') }, { name: 'tables/b.copy', bytes: Buffer.alloc(700, 'x') }]));
      execFileSync('tar', ['xf', 'x.tar'], { cwd: folder });
      expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('{}');
      expect(readFileSync(join(folder, 'tables/b.copy'), 'utf8')).toBe('x'.repeat(700));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says so when it ends early or is something else', async () => {
    const bytes = toBytes([{ name: 'a', bytes: Buffer.alloc(2_000, 1) }]);
    await expect(readAll(bytes.subarray(0, 1_500), 100)).rejects.toThrow('ends too early');
    await expect(readAll(Buffer.alloc(5_000, 7), 100)).rejects.toThrow('no backup');
    expect(() => tarEntry({ name: 'n'.repeat(101), bytes: Buffer.alloc(0) })).toThrow(RangeError);
  });
});
