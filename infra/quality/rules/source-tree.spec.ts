import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTree } from './source-tree';

describe('readTree', () => {
  it('reads texts at every depth and leaves out what installs, builds and runs make', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'wardcast-tree-'));
    try {
      for (const place of ['libs/a/src/a.ts', 'README.md', '.ci/run', 'infra/er7/feed.er7', 'node_modules/x/x.ts', 'libs/a/dist/a.ts', '.data/x.json', 'package-lock.json', 'apps/a/logo.png']) {
        mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
        writeFileSync(path.join(root, place), 'text');
      }
      expect(readTree(root).map((file) => file.path).sort()).toEqual(['.ci/run', 'README.md', 'infra/er7/feed.er7', 'libs/a/src/a.ts']);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
