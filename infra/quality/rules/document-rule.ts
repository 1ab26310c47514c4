import path from 'node:path';
import type { Finding, SourceFile, SourceTree } from './source-tree';

const QUOTED = /`([^`\s]+)`/g;
const LINK = /\]\(([^)\s#]+)[^)]*\)/g;
const OURS = /^(apps|libs|infra|\.ci)\//;
const FILE_NAME = /^[\w.-]+\.(ts|tsx|mjs|cjs|sql|css|graphql|json|md|yml)$/;
/** Documents that say where things are now. Records of decisions speak of their day. */
const OF_TODAY = /^(README\.md|infra\/docs\/.*\.md)$/;

/** Places that documents name and that are not there: links of every document, and in those of today paths and file names in backticks. */
export function lostPlaces(tree: SourceTree, others: readonly string[] = []): readonly Finding[] {
  const known = new Set([...tree.map((file) => file.path), ...others].flatMap((place) => [place, ...foldersOf(place)]));
  const names = new Set([...known].map((place) => path.posix.basename(place)));
  return tree
    .filter((file) => file.path.endsWith('.md'))
    .flatMap((file) => [...brokenLinks(file, known), ...(OF_TODAY.test(file.path) ? lostNames(file, { known, names }) : [])])
    .map(({ file, place }) => ({ path: file, message: `names ${place}, which is not there.` }));
}

interface Lost {
  readonly file: string;
  readonly place: string;
}
interface Known {
  readonly known: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

function brokenLinks(file: SourceFile, known: ReadonlySet<string>): readonly Lost[] {
  return [...file.text.matchAll(LINK)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target) && !known.has(withoutSlash(path.posix.join(path.posix.dirname(file.path), target))))
    .map((place) => ({ file: file.path, place }));
}

function lostNames(file: SourceFile, { known, names }: Known): readonly Lost[] {
  return [...file.text.matchAll(QUOTED)]
    .map(([, quoted = '']) => quoted)
    .filter((quoted) => (OURS.test(quoted) ? !known.has(withoutSlash(quoted)) : FILE_NAME.test(quoted) && !names.has(quoted)))
    .map((place) => ({ file: file.path, place }));
}

function foldersOf(place: string): readonly string[] {
  const parts = place.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function withoutSlash(place: string): string {
  return place.replace(/\/$/, '');
}
