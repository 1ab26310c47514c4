import { mentionGraph, reachable } from './import-graph';
import { type Finding, type SourceTree, isCode, isSpec } from './source-tree';

// Where tools and people come in: programs, generators, configuration that a tool finds by its place.
const ENTRY_POINTS = [/^apps\/[^/]+\/src\/main\.tsx?$/, /^(libs|apps)\/[^/]+\/generate\.mjs$/, /^infra\/build\/[^/]+\.config\.(cjs|mjs)$/, /\.d\.ts$/];
const MENTIONING_TEXTS = [/^package\.json$/, /^apps\/[^/]+\/index\.html$/, /^\.ci\/run$/, /^infra\/build\//, /^(docker-compose\.yml|infra\/docker\/)/];
const JUDGED = /\.(ts|tsx|mjs|cjs|css)$/;

// What is there for tests alone, and says so by its place or name.
const FOR_TESTS = /\/(testing|e2e)\/|\.fixture\.tsx?$|^infra\//;

/**
 * Code and style files that no program, script or configuration reaches. Tests reach what is there for them, not what is
 * there for the product: a file that only its own test knows is dead too.
 */
export function deadFiles(tree: SourceTree): readonly Finding[] {
  const texts = tree.filter((file) => MENTIONING_TEXTS.some((pattern) => pattern.test(file.path)));
  const mentioned = tree.filter((file) => isCode(file) && texts.some((text) => mentions(text, file.path)));
  const entries = tree.filter((file) => !isSpec(file) && ENTRY_POINTS.some((pattern) => pattern.test(file.path)));
  const graph = mentionGraph(tree);
  const alive = reachable(graph, [...entries, ...mentioned].map((file) => file.path));
  const tested = reachable(graph, tree.filter(isSpec).map((file) => file.path));
  return tree
    .filter((file) => JUDGED.test(file.path) && !isSpec(file) && !alive.has(file.path) && !(FOR_TESTS.test(file.path) && tested.has(file.path)))
    .map((file) => ({ path: file.path, message: `Nothing reaches this file but ${tested.has(file.path) ? 'tests' : 'itself'}: no program and no script. Use it or delete it.` }));
}

function mentions(text: { readonly path: string; readonly text: string }, path: string): boolean {
  const folder = text.path.includes('/') ? text.path.slice(0, text.path.lastIndexOf('/') + 1) : '';
  const fromFolder = path.startsWith(folder) ? path.slice(folder.length) : path;
  const words = text.text.split(/["'\s=<>]+/).map((word) => word.replace(/^\.?\//, ''));
  return words.includes(path) || words.includes(fromFolder);
}
