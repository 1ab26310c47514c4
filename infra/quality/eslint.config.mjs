import path from 'node:path';
import { fileURLToPath } from 'node:url';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { layerImports } from './lint/layer-imports.mjs';
import { CORE_LIBS, DEPENDENCY_CONSTRAINTS } from './lint/layers.mjs';
import { IMPURE_GLOBALS, PURITY_SYNTAX } from './lint/purity.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const CODE = ['libs/**/*.ts', 'apps/**/*.ts', 'apps/**/*.tsx', 'infra/**/*.ts'];
const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', '**/testing/**'];
const TYPED = ['libs/*/src/**/*.ts', 'apps/*/src/**/*.ts', 'apps/*/src/**/*.tsx'];
const core = CORE_LIBS.map((lib) => `libs/${lib}/src/**/*.ts`);

const STYLE_SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'A union of strings instead of an enum.' },
  { selector: 'MethodDefinition[kind="set"], Property[kind="set"]', message: 'No setters: a change is a method with a name or a new value.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only: one name for one thing in the whole tree.' },
];

const PROMISE_RULES = ['@typescript-eslint/no-floating-promises', '@typescript-eslint/no-misused-promises', '@typescript-eslint/await-thenable'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/generated/**', '**/*.generated.ts', '.nx/**', '.data/**'] },
  // No rule can be switched off by a comment: an exception is a line in this file, where it is seen.
  { linterOptions: { noInlineConfig: true } },
  {
    files: CODE,
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx, wardcast: { rules: { 'layer-imports': layerImports } } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: DEPENDENCY_CONSTRAINTS }],
      'wardcast/layer-imports': 'error',
      'no-restricted-syntax': ['error', ...STYLE_SYNTAX],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-throw-literal': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-implicit-coercion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
    },
  },
  {
    // Rules that need types: a promise nobody waits for, and a case that a switch over a union forgets, are silent losses.
    files: TYPED,
    languageOptions: { parserOptions: { project: [path.join(root, 'infra/build/tsconfig.spec.json')] } },
    rules: {
      ...Object.fromEntries(PROMISE_RULES.map((rule) => [rule, 'error'])),
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // Nest reads parameter types at run time, so an import used only as a type there is no type-only import.
    files: ['apps/api/**/*.ts', 'libs/runtime/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: core,
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...STYLE_SYNTAX, ...PURITY_SYNTAX],
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-console': 'error',
      // Above there is no way to a promise, and looking for one in every call costs most of the linter's time.
      ...Object.fromEntries(PROMISE_RULES.map((rule) => [rule, 'off'])),
    },
  },
  { files: TESTS, rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-require-imports': 'off' } },
  { files: CODE, languageOptions: { parserOptions: { tsconfigRootDir: root } } },
);
