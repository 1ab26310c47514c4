import type { Finding, SourceTree } from './source-tree';

/** A small tree of planted files: path to text. */
export function plant(files: Readonly<Record<string, string>>): SourceTree {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** Where the findings are, for short expectations. */
export function places(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ path }) => path);
}
