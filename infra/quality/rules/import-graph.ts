import path from 'node:path';
import ts from 'typescript';
import { type SourceFile, type SourceTree, isCode } from './source-tree';
import { parse, walk } from './syntax';

/** Which file mentions which: importers to imported, type-only imports included. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

// The last one: worker threads are started by their name without the role.
const CANDIDATES = ['', '.ts', '.tsx', '.mjs', '.cjs', '/index.ts', '/index.tsx', '.thread.ts'];
const CSS_IMPORT = /@import\s+(?:url\()?["']([^"']+)["']/g;
const OWN_SCOPE = /^@wardcast\/([a-z-]+)(\/testing)?$/;

/** Every specifier that a file imports, in any form: static, type-only, re-export, dynamic, require, import type. */
export function specifiersOf(file: SourceFile): readonly string[] {
  const found: string[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push(node.text);
  };
  walk(parse(file), (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')) add(node.arguments[0]);
  });
  return found;
}

/** Path in the tree that a specifier of a file means, or undefined for packages and what is not there. */
export function resolveImport(known: ReadonlySet<string>, from: string, specifier: string): string | undefined {
  const own = OWN_SCOPE.exec(specifier);
  if (own !== null) return firstKnown(known, `libs/${own[1]}/src${own[2] ?? ''}/index.ts`);
  if (!specifier.startsWith('.')) return undefined;
  return firstKnown(known, path.posix.join(path.posix.dirname(from), specifier));
}

function allKnown(known: ReadonlySet<string>, place: string): readonly string[] {
  const asSource = place.replace(/\/dist\//, '/src/').replace(/\.js$/, '');
  return [place, asSource].flatMap((base) => CANDIDATES.map((end) => base + end)).filter((candidate) => known.has(candidate));
}

function firstKnown(known: ReadonlySet<string>, place: string): string | undefined {
  return allKnown(known, place)[0];
}

/** Graph of all imports between files of the tree. */
export function importGraph(tree: SourceTree): ImportGraph {
  const known = new Set(tree.map((file) => file.path));
  return new Map(
    tree.filter(isCode).map((file) => {
      const targets = specifiersOf(file).map((specifier) => resolveImport(known, file.path, specifier));
      return [file.path, new Set(targets.filter((target) => target !== undefined))];
    }),
  );
}

/** Import graph plus every string in code that names a file of the tree (workers, scripts, schemas), and style imports. */
export function mentionGraph(tree: SourceTree): ImportGraph {
  const known = new Set(tree.map((file) => file.path));
  const imports = importGraph(tree);
  const found = (names: readonly string[], bases: readonly string[]) => names.flatMap((name) => bases.flatMap((base) => allKnown(known, path.posix.join(base, name))));
  const code = tree.filter(isCode).map((file): [string, ReadonlySet<string>] => {
    const named = found(stringsOf(file), [path.posix.dirname(file.path), '.']);
    return [file.path, new Set([...(imports.get(file.path) ?? []), ...named])];
  });
  const styles = tree.filter((file) => file.path.endsWith('.css')).map((file): [string, ReadonlySet<string>] => {
    const named = [...file.text.matchAll(CSS_IMPORT)].map(([, name = '']) => name);
    return [file.path, new Set(found(named, [path.posix.dirname(file.path)]))];
  });
  return new Map([...code, ...styles]);
}

function stringsOf(file: SourceFile): readonly string[] {
  const found: string[] = [];
  walk(parse(file), (node) => {
    if (ts.isStringLiteralLike(node) && node.text !== '' && !/\s/.test(node.text)) found.push(node.text);
  });
  return found;
}

/** All files that can be reached from the given ones, those included. */
export function reachable(graph: ImportGraph, from: Iterable<string>): ReadonlySet<string> {
  const seen = new Set(from);
  // A set that grows while it is walked visits each file once.
  for (const file of seen) for (const next of graph.get(file) ?? []) seen.add(next);
  return seen;
}
