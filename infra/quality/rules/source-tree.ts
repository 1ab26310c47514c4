import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** One text file of the checkout. */
export interface SourceFile {
  /** Relative to the checkout, with slashes. */
  readonly path: string;
  readonly text: string;
}
export type SourceTree = readonly SourceFile[];

/** A broken rule: where, and what to do about it, as a sentence. */
export interface Finding {
  readonly path: string;
  readonly message: string;
}

// Made by installs, builds and runs, or not ours to word.
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.git', '.nx', '.data', '.cache', 'coverage', 'test-results']);
const SKIPPED_FILES = new Set(['package-lock.json']);
// All else is text, whatever its name: a record in a file of a new kind must not slip through.
const BINARY = /\.(png|jpe?g|gif|webp|ico|woff2?|ttf|otf|wasm|node|gz|zst|zip|pdf|tsbuildinfo)$/i;
const CODE = /\.(ts|tsx|mjs|cjs)$/;
const GENERATED = /(^|\/)generated\/|\.generated\.[a-z]+$/;

/** Reads all text files below the folder. */
export function readTree(root: string, folder = ''): SourceTree {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry): SourceTree => {
    const place = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : readTree(root, place);
    if (!entry.isFile() || SKIPPED_FILES.has(entry.name) || BINARY.test(place)) return [];
    return [{ path: place, text: readFileSync(path.join(root, place), 'utf8') }];
  });
}

/** TypeScript and Node modules, generated or not. */
export function isCode(file: SourceFile): boolean {
  return CODE.test(file.path);
}

/** Written by a program and committed: exempt from the rules about size and style. */
export function isGenerated(file: SourceFile): boolean {
  return GENERATED.test(file.path);
}

export function isSpec(file: SourceFile): boolean {
  return /\.spec\.tsx?$/.test(file.path);
}

/** Code that people write and read. */
export function handwrittenCode(tree: SourceTree): SourceTree {
  return tree.filter((file) => isCode(file) && !isGenerated(file));
}
