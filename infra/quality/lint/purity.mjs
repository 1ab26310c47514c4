// What core may not do, as syntax: a clock, randomness, logging, waiting, the host's time zone.
const HOST_ZONE_METHODS = 'getFullYear|getMonth|getDate|getDay|getHours|getMinutes|getTimezoneOffset|setFullYear|setMonth|setDate|setHours|setMinutes|toDateString|toTimeString|toLocaleString|toLocaleDateString|toLocaleTimeString|toLocaleUpperCase|toLocaleLowerCase|localeCompare';

const never = (selector, message) => ({ selector, message: `Core is pure: ${message}` });

/** Entries for ESLint's no-restricted-syntax in core. */
export const PURITY_SYNTAX = [
  never('MemberExpression[object.name="Date"][property.name="now"]', 'no clock. Take the instant as an argument.'),
  never('NewExpression[callee.name="Date"][arguments.length=0]', 'no clock. Take the instant as an argument.'),
  never('NewExpression[callee.name="Date"][arguments.length>1]', 'no host time zone. Use Date.UTC or a zone argument.'),
  never('CallExpression[callee.name="Date"]', 'no clock. Take the instant as an argument.'),
  never('MemberExpression[object.name="Math"][property.name="random"]', 'no randomness. Take a seeded generator as an argument.'),
  never(':function[async=true]', 'no async. The caller waits, core computes.'),
  never('AwaitExpression', 'no async. The caller waits, core computes.'),
  never('ForOfStatement[await=true]', 'no async. The caller waits, core computes.'),
  never('NewExpression[callee.name="Promise"], MemberExpression[object.name="Promise"], ImportExpression', 'no async. The caller waits, core computes.'),
  // The same by other spellings.
  never('MemberExpression[object.name="Date"][property.value="now"], VariableDeclarator[init.name="Date"]', 'no clock. Take the instant as an argument.'),
  never('MemberExpression[object.name="Math"][property.value="random"], VariableDeclarator[init.name="Math"] Property[key.name="random"]', 'no randomness. Take a seeded generator as an argument.'),
  never(':matches(NewExpression, CallExpression)[callee.object.name="Intl"][arguments.length<2]', "no host time zone or locale. Name both."),
  never(`CallExpression > MemberExpression.callee[property.name=/^(${HOST_ZONE_METHODS})$/]`, "no host time zone or locale. Use the UTC methods or a zone argument."),
];

/** Globals that core may not touch. */
export const IMPURE_GLOBALS = ['console', 'process', 'performance', 'crypto', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Buffer', '__dirname', '__filename', 'require', 'window', 'document', 'localStorage', 'globalThis', 'global', 'self', 'eval', 'Function', 'WebAssembly', 'SharedArrayBuffer', 'Atomics'].map(
  (name) => ({ name, message: `Core is pure: no ${name}.` }),
);
