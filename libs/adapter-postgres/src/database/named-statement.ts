import type { QueryConfig } from 'pg';

/** A prepared statement whose parameters have names; a value for every name, or it does not compile. */
export interface NamedStatement<Name extends string> {
  bind(values: Readonly<Record<Name, unknown>>): QueryConfig & { readonly name: string; readonly text: string; readonly values: unknown[] };
}

/**
 * `sql` writes parameters as `:name`; `types` gives the cast of each. A name may occur many times. Throws when the text
 * and the types do not agree, which is a mistake in the program.
 */
export function namedStatement<Name extends string>(name: string, types: Readonly<Record<Name, string>>, sql: string): NamedStatement<Name> {
  const names = Object.keys(types) as Name[];
  const unused = new Set<string>(names);
  const text = sql.replace(/(?<![:\w]):([a-z_]+)/g, (_match, parameter: Name) => {
    const position = names.indexOf(parameter);
    if (position < 0) throw new Error(`${name}: the parameter ${parameter} has no type`);
    unused.delete(parameter);
    return `$${position + 1}::${types[parameter]}`;
  });
  if (unused.size > 0) throw new Error(`${name}: the text does not use ${[...unused].join(', ')}`);
  return { bind: (values) => ({ name, text, values: names.map((parameter) => values[parameter]) }) };
}
