import ts from 'typescript';
import type { SourceFile } from './source-tree';

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

/** The syntax tree of a file, parsed once however many rules ask. */
export function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : /\.[mc]js$/.test(file.path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const fresh = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true, kind);
  parsed.set(file, fresh);
  return fresh;
}

/** Calls visit for the node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Line numbers (from 0) that hold at least one token: neither blank nor comment only. */
export function codeLines(source: ts.SourceFile): ReadonlySet<number> {
  const lines = new Set<number>();
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const collect = (node: ts.Node): void => {
    if (ts.isJSDoc(node) || node.kind === ts.SyntaxKind.EndOfFileToken || node.getWidth(source) === 0) return;
    const children = node.getChildren(source);
    if (children.length > 0) return children.forEach(collect);
    for (let line = lineOf(node.getStart(source)); line <= lineOf(node.getEnd() - 1); line += 1) lines.add(line);
  };
  collect(source);
  return lines;
}
