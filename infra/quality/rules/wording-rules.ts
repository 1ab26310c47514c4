import ts from 'typescript';
import { type Finding, type SourceTree, isCode } from './source-tree';
import { parse, walk } from './syntax';

const BANNED_WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'managers']);
const KEBAB_SEGMENT = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Put together here, so that this file does not find itself.
const LEFTOVER = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK', 'XX' + 'X(?=[ :(])'].join('|')})\\b|@?\\b(${'to' + 'do'})\\b(?=[:(])`);
const TEST_NAMES = new Set(['describe', 'it', 'test']);
// Of calls; `only` is forbidden as a word already.
const FORBIDDEN_MODES = new Set(['skip', 'failing', 'to' + 'do']);
const FORBIDDEN_ALIASES = new Set(['fit', 'fdescribe', 'xit', 'xdescribe', 'xtest']);

/** Files and folders whose name says nothing about their content, or is not in kebab-case (code only). */
export function badNames(tree: SourceTree): readonly Finding[] {
  return tree.flatMap((file): readonly Finding[] => {
    const segments = file.path.split('/');
    const banned = segments.flatMap((segment) => segment.toLowerCase().split(/[^a-z]+/)).filter((word) => BANNED_WORDS.has(word));
    if (banned.length > 0) return [{ path: file.path, message: `The name says "${banned[0]}", which fits anything. Name it after what it does.` }];
    const plain = segments.every((segment) => segment.startsWith('.') || segment.split('.').every((part) => KEBAB_SEGMENT.test(part)));
    return isCode(file) && !plain ? [{ path: file.path, message: 'Names of files and folders are in kebab-case.' }] : [];
  });
}

/** Notes to finish something later: an open end belongs in the tracker, not in the code. */
export function leftovers(tree: SourceTree): readonly Finding[] {
  return tree.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => {
      const found = LEFTOVER.exec(line);
      return found === null ? [] : [{ path: `${file.path}:${index + 1}`, message: `"${found[0]}": finish it or file it.` }];
    }),
  );
}

/**
 * Tests that are switched off or that switch off the others. A conditional choice such as
 * `const run = present ? it : it.skip` is allowed: it depends on the machine and says so.
 */
export function switchedOffTests(tree: SourceTree): readonly Finding[] {
  return tree.filter(isCode).flatMap((file) => {
    const source = parse(file);
    const findings: Finding[] = [];
    walk(source, (node) => {
      const written = runsAlone(node) ?? (ts.isCallExpression(node) ? switchedOff(node.expression) : ts.isTaggedTemplateExpression(node) ? switchedOff(node.tag) : undefined);
      if (written === undefined) return;
      findings.push({ path: `${file.path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`, message: `${written}: every test runs, and no test alone.` });
    });
    return findings;
  });
}

/** No machine is a reason to run one test alone, so the word is not even taken for a variable. */
function runsAlone(node: ts.Node): string | undefined {
  return isAccess(node) && memberOf(node) === 'only' && isOfTests(node.expression) ? node.getText() : undefined;
}

/** A title and a function: a model's own `fit(rows)` is no test. */
function isTest(call: ts.Node): boolean {
  if (!ts.isCallExpression(call)) return false;
  const [title, body] = call.arguments;
  return title !== undefined && ts.isStringLiteralLike(title) && body !== undefined && ts.isFunctionLike(body);
}

function switchedOff(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return FORBIDDEN_ALIASES.has(callee.text) && isTest(callee.parent) ? callee.text : undefined;
  const mode = memberOf(callee);
  if (mode === undefined || !isAccess(callee)) return undefined;
  return FORBIDDEN_MODES.has(mode) && isOfTests(callee.expression) ? callee.getText() : switchedOff(callee.expression);
}

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;
function isAccess(node: ts.Node): node is Access {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** The name behind a dot or, as text, in brackets. */
function memberOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
}

function isOfTests(expression: ts.Expression): boolean {
  let base = expression;
  while (isAccess(base)) base = base.expression;
  return ts.isIdentifier(base) && TEST_NAMES.has(base.text);
}
