import ts from 'typescript';
import { type ImportGraph, importGraph, reachable } from './import-graph';
import { type Finding, type SourceFile, type SourceTree, isCode, isSpec } from './source-tree';
import { parse, walk } from './syntax';

/** Ports with two real implementations, whose contract suite both must run. */
export const TWO_SIDED_PORTS = ['event-bus', 'forecaster', 'clock'];

/**
 * For every two-sided port that exists: a contract suite in application's testing entry, and for every file that
 * implements the port a spec of the same project which calls the suite and reaches the implementation.
 */
export function contractsNotRun(tree: SourceTree): readonly Finding[] {
  const graph = importGraph(tree);
  return TWO_SIDED_PORTS.flatMap((port) => {
    const portFile = tree.find((file) => file.path.endsWith(`/${port}.port.ts`));
    if (portFile === undefined) return [];
    const implementations = tree.filter((file) => isCode(file) && !isTestCode(file) && implementsPort(file, interfaceOf(port)));
    const suite = tree.find((file) => file.path.endsWith(`/testing/${port}.contract.ts`));
    if (suite === undefined) {
      return implementations.length < 2 ? [] : [{ path: portFile.path, message: `has ${implementations.length} implementations and no ${port}.contract.ts in application's testing entry.` }];
    }
    const runners = tree.filter((file) => isSpec(file) && callsOneOf(file, functionsOf(suite)));
    return implementations
      .filter((file) => !runners.some((spec) => projectOf(spec.path) === projectOf(file.path) && reaches(graph, spec, file)))
      .map((file) => ({ path: file.path, message: `implements the port ${port} but no spec beside it runs ${suite.path}.` }));
  });
}

function isTestCode(file: SourceFile): boolean {
  return isSpec(file) || file.path.includes('/testing/');
}

function projectOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function reaches(graph: ImportGraph, spec: SourceFile, file: SourceFile): boolean {
  return reachable(graph, [spec.path]).has(file.path);
}

/** event-bus -> EventBus: a port file is named after its main interface. */
function interfaceOf(port: string): string {
  return port.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

function functionsOf(file: SourceFile): ReadonlySet<string> {
  return new Set(parse(file).statements.filter(ts.isFunctionDeclaration).flatMap((statement) => (statement.name === undefined ? [] : [statement.name.text])));
}

/** A class that implements the interface, a function that declares to return it (or a promise of it), or an object that is declared to be one. */
function implementsPort(file: SourceFile, name: string): boolean {
  let found = false;
  walk(parse(file), (node) => {
    if (ts.isClassLike(node)) found ||= (node.heritageClauses ?? []).some((clause) => clause.types.some((type) => type.expression.getText() === name));
    if (ts.isFunctionLike(node) && 'body' in node && node.type !== undefined) found ||= node.type.getText().replace(/^Promise<(.*)>$/, '$1') === name;
    if (ts.isObjectLiteralExpression(node)) found ||= declaredType(node)?.getText() === name;
  });
  return found;
}

function declaredType({ parent }: ts.ObjectLiteralExpression): ts.TypeNode | undefined {
  return ts.isVariableDeclaration(parent) || ts.isSatisfiesExpression(parent) || ts.isAsExpression(parent) ? parent.type : undefined;
}

function callsOneOf(file: SourceFile, names: ReadonlySet<string>): boolean {
  let found = false;
  walk(parse(file), (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) found ||= names.has(node.expression.text);
  });
  return found;
}
