import ts from 'typescript';
import { type Finding, type SourceFile, type SourceTree, handwrittenCode, isCode, isSpec } from './source-tree';
import { parse, walk } from './syntax';

const IS_INDEX = /\/index\.tsx?$/;

/**
 * Names that a file exports and neither it nor any other file uses; being passed on by an index is no use. By name only: one
 * that is used elsewhere for another thing passes, so this finds less than there is, and never what is in use.
 */
export function unusedExports(tree: SourceTree): readonly Finding[] {
  const uses = usesByName(tree.filter(isCode).filter((file) => !IS_INDEX.test(file.path)));
  return handwrittenCode(tree)
    .filter((file) => /^(libs|apps)\//.test(file.path) && !IS_INDEX.test(file.path) && !isSpec(file))
    .flatMap((file) =>
      exportedNames(file)
        // Its own declaration is one use.
        .filter((name) => (uses.get(name) ?? 0) <= 1)
        .map((name) => ({ path: file.path, message: `exports ${name}, which nothing uses. Delete it.` })),
    );
}

function usesByName(files: SourceTree): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const file of files) {
    walk(parse(file), (node) => {
      // As text too: pages that are loaded when they are opened are named so.
      if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) uses.set(node.text, (uses.get(node.text) ?? 0) + 1);
    });
  }
  return uses;
}

function exportedNames(file: SourceFile): readonly string[] {
  return parse(file).statements.flatMap((statement): readonly string[] => {
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    const { name } = statement as ts.DeclarationStatement;
    return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
  });
}
