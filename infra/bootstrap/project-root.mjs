import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout, whatever the working directory is. */
export const PROJECT_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
