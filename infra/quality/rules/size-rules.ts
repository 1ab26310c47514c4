import ts from 'typescript';
import { type Finding, type SourceFile, type SourceTree, handwrittenCode, isGenerated } from './source-tree';
import { codeLines, parse, walk } from './syntax';

// From the conventions: what fits in a head. Blank lines and comments are free, so that nobody saves on them.
export const MAX_FILE_LINES = 250;
export const MAX_FUNCTION_LINES = 50;
export const MAX_PARAMETERS = 4;

const TEST_CALLS = new Set(['describe', 'it', 'test', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach']);
const STYLE_OR_SQL = /\.(css|sql)$/;

/** Files with more than MAX_FILE_LINES lines of code; generated ones are exempt. */
export function longFiles(tree: SourceTree): readonly Finding[] {
  const code = handwrittenCode(tree).map((file) => ({ path: file.path, lines: codeLines(parse(file)).size }));
  const other = tree.filter((file) => STYLE_OR_SQL.test(file.path) && !isGenerated(file)).map((file) => ({ path: file.path, lines: plainLines(file) }));
  return [...code, ...other]
    .filter(({ lines }) => lines > MAX_FILE_LINES)
    .map(({ path, lines }) => ({ path, message: `${lines} lines of code; at most ${MAX_FILE_LINES}. Split it by topic.` }));
}

function plainLines(file: SourceFile): number {
  const withoutComments = file.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*--.*$/gm, '');
  return withoutComments.split('\n').filter((line) => line.trim() !== '').length;
}

/** Functions with more than MAX_FUNCTION_LINES lines of code; a test's callback counts for itself, not for what is around it. */
export function longFunctions(tree: SourceTree): readonly Finding[] {
  return handwrittenCode(tree).flatMap((file) => {
    const source = parse(file);
    const lines = codeLines(source);
    const findings: Finding[] = [];
    walk(source, (node) => {
      if (!isFunction(node) || node.body === undefined) return;
      const count = ownLines(node, source, lines);
      if (count <= MAX_FUNCTION_LINES) return;
      findings.push({ path: `${file.path}:${lineOf(source, node) + 1}`, message: `${nameOf(node)} has ${count} lines; at most ${MAX_FUNCTION_LINES}. Split it by step.` });
    });
    return findings;
  });
}

/** Functions that take more than MAX_PARAMETERS parameters. */
export function longParameterLists(tree: SourceTree): readonly Finding[] {
  return handwrittenCode(tree).flatMap((file) => {
    const source = parse(file);
    const findings: Finding[] = [];
    walk(source, (node) => {
      if (!ts.isFunctionLike(node) || node.parameters.length <= MAX_PARAMETERS) return;
      findings.push({ path: `${file.path}:${lineOf(source, node) + 1}`, message: `${node.parameters.length} parameters; at most ${MAX_PARAMETERS}. Take an options object.` });
    });
    return findings;
  });
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node;
}

function isTestCallback(node: ts.Node): boolean {
  if (!isFunction(node) || !ts.isCallExpression(node.parent)) return false;
  let callee: ts.Expression = node.parent.expression;
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  return ts.isIdentifier(callee) && TEST_CALLS.has(callee.text);
}

function ownLines(node: ts.Node, source: ts.SourceFile, lines: ReadonlySet<number>): number {
  const own = new Set<number>();
  for (let line = lineOf(source, node); line <= source.getLineAndCharacterOfPosition(node.getEnd()).line; line += 1) if (lines.has(line)) own.add(line);
  const leaveOut = (child: ts.Node): void => {
    if (!isTestCallback(child)) return ts.forEachChild(child, leaveOut);
    const last = source.getLineAndCharacterOfPosition(child.getEnd()).line;
    for (let line = lineOf(source, child) + 1; line < last; line += 1) own.delete(line);
  };
  ts.forEachChild(node, leaveOut);
  return own.size;
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line;
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : 'A function';
}
