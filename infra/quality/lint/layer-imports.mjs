import { builtinModules } from 'node:module';
import path from 'node:path';
import { APPLICATION_IMPORTS, CORE_LIBS, DRIVER_OWNERS, PURE_PACKAGES } from './layers.mjs';

// Both spellings: the boundary rule of Nx sees neither, and `fs` is as impure as `node:fs`.
const BUILTINS = new Set(builtinModules.flatMap((name) => [name, `node:${name.replace(/^node:/, '')}`]));
const FOR_TESTS = /(^|\/)testing(\/|$)/;
const IS_TEST = /\.spec\.tsx?$|\/testing\//;

/**
 * What is wrong with one import, as a sentence, or undefined.
 * @param {string} file path of the importing file relative to the checkout, with slashes
 * @param {string} specifier as written in the import
 */
export function importFault(file, specifier) {
  const [, project, lib] = /^((?:libs|apps)\/([^/]+))\//.exec(file) ?? [];
  if (project === undefined) return undefined;
  return ownIndexFault(file, project, specifier) ?? driverFault(project, specifier) ?? coreFault(file, lib, specifier) ?? applicationFault(file, specifier);
}

function ownIndexFault(file, project, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(file), specifier).replace(/(\/index)?(\.ts)?$/, '');
  const isIndex = target === `${project}/src`;
  return isIndex ? 'A library never imports its own index: circles enter through it. Import the file itself.' : undefined;
}

function driverFault(project, specifier) {
  const driver = DRIVER_OWNERS.find(({ pattern }) => pattern.test(specifier));
  return driver !== undefined && driver.owner !== project ? `Only ${driver.owner} may import ${specifier}.` : undefined;
}

function coreFault(file, lib, specifier) {
  if (!file.startsWith('libs/') || !CORE_LIBS.includes(lib) || IS_TEST.test(file)) return undefined;
  if (FOR_TESTS.test(specifier)) return `What runs in core takes nothing from ${specifier}: what is for tests may do what core may not.`;
  if (BUILTINS.has(specifier)) return `Core is pure: no Node builtin (${specifier}).`;
  const isPure = PURE_PACKAGES.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  return isOurs(specifier) || isPure ? undefined : `Core is pure: ${specifier} is not on the list of packages without I/O.`;
}

function applicationFault(file, specifier) {
  if (!file.startsWith('libs/application/') || IS_TEST.test(file) || isOurs(specifier) || APPLICATION_IMPORTS.includes(specifier)) return undefined;
  return `Application knows no framework, driver or network: ${specifier} is not on its list. Make it a port.`;
}

function isOurs(specifier) {
  return specifier.startsWith('.') || specifier.startsWith('@wardcast/');
}

/** ESLint rule over every form of import: static, type-only, re-export, dynamic, require, and Jest's module calls. */
export const layerImports = {
  meta: { type: 'problem', schema: [], messages: { fault: '{{fault}}' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node) => {
      if (node?.type !== 'Literal' || typeof node.value !== 'string') return;
      const fault = importFault(file, node.value);
      if (fault !== undefined) context.report({ node, messageId: 'fault', data: { fault } });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSExternalModuleReference: ({ expression }) => check(expression),
      TSImportType: ({ argument, source }) => check(source ?? argument?.literal),
      'CallExpression[callee.name="require"]': (node) => check(node.arguments[0]),
      'CallExpression[callee.object.name=/^(require|jest)$/]': (node) => check(node.arguments[0]),
    };
  },
};
