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

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g;
const counted = new WeakMap<ts.SourceFile, ReadonlySet<number>>();

/** Line numbers (from 0) that hold something: neither blank nor comment only. All lines of a text literal count. */
export function codeLines(source: ts.SourceFile): ReadonlySet<number> {
  const known = counted.get(source);
  if (known !== undefined) return known;
  const lines = new Set<number>();
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  let at = 0;
  for (const [from, to] of literals(source)) {
    addVisibleLines(source, { from: at, to: from }, lines);
    for (let line = lineAt(from); line <= lineAt(to - 1); line += 1) lines.add(line);
    at = to;
  }
  addVisibleLines(source, { from: at, to: source.text.length }, lines);
  counted.set(source, lines);
  return lines;
}

/** Where texts and patterns are, in order: what looks like a comment in them is none. */
function literals(source: ts.SourceFile): readonly (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  walk(source, (node) => {
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node) || ts.isRegularExpressionLiteral(node)) found.push([node.getStart(source), node.end]);
    else if (ts.isJsxText(node) && !node.containsOnlyTriviaWhiteSpaces) found.push([node.end - node.text.trimStart().length, node.pos + node.text.trimEnd().length]);
  });
  return found.sort(([one], [other]) => one - other);
}

/** Between literals: what is left of each line without its comments. */
function addVisibleLines(source: ts.SourceFile, { from, to }: { readonly from: number; readonly to: number }, lines: Set<number>): void {
  const first = source.getLineAndCharacterOfPosition(from).line;
  const visible = source.text.slice(from, to).replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));
  visible.split('\n').forEach((part, index) => {
    if (/\S/.test(part)) lines.add(first + index);
  });
}
