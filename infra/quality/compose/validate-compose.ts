import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';

/**
 * The schema of the Compose Specification (Apache-2.0), as published at
 * https://github.com/compose-spec/compose-spec/blob/170098ba07d9f53c383a41bfd4c5166b0a4529a6/schema/compose-spec.json, unchanged.
 */
const SCHEMA_FILE = path.join(__dirname, 'compose-spec.json');

export interface ComposeProblem {
  /** JSON pointer into the file. */
  readonly where: string;
  readonly problem: string;
}

/** What a Compose file has against the specification's schema, and names in it that nothing answers to. Empty when it is sound. */
export function validateCompose(text: string): readonly ComposeProblem[] {
  const file: unknown = parse(text, { strict: true, merge: true });
  const validate = (compiled ??= compileSchema());
  if (!validate(file)) return (validate.errors ?? []).map(({ instancePath, message, params }) => ({ where: instancePath, problem: `${message ?? 'is wrong'} ${JSON.stringify(params)}` }));
  return namesWithoutTarget(file as ComposeFile);
}

let compiled: ValidateFunction | null = null;

function compileSchema(): ValidateFunction {
  // Its formats (durations such as 5s) are Docker's own and unknown to the validator.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  // It names draft 7 by an address that validators do not know it under; draft 7 is what they take it for without.
  const { $schema: _, ...schema } = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as Record<string, unknown>;
  return ajv.compile(schema);
}

interface ComposeFile {
  readonly services?: Readonly<Record<string, { readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>; readonly volumes?: readonly unknown[] }>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
}

function namesWithoutTarget({ services = {}, volumes = {} }: ComposeFile): readonly ComposeProblem[] {
  return Object.entries(services).flatMap(([name, service]) => {
    const awaited = Array.isArray(service.depends_on) ? (service.depends_on as readonly string[]) : Object.keys(service.depends_on ?? {});
    const missing = awaited.filter((other) => !(other in services)).map((other) => ({ where: `/services/${name}/depends_on`, problem: `there is no service ${other}` }));
    const mounted = (service.volumes ?? []).flatMap((volume) => (typeof volume === 'string' && /^[a-z]/.test(volume) ? [volume.split(':')[0] ?? ''] : []));
    return [...missing, ...mounted.filter((volume) => !(volume in volumes)).map((volume) => ({ where: `/services/${name}/volumes`, problem: `there is no volume ${volume}` }))];
  });
}
