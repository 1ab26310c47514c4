import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { EVENT_FAMILIES } from '../generated/event-data';
import { anEvent } from '../testing';
import { EVENT_TYPES } from './envelope';
import type { EventType } from './hospital-event';
import { toRawMessage } from './to-raw-message';

const FOLDER = join(__dirname, 'schemas');
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
for (const name of readdirSync(FOLDER)) ajv.addSchema(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as object);

function validatorOf(type: EventType): ValidateFunction {
  return ajv.getSchema(`https://schemas.wardcast.example/${EVENT_FAMILIES[type]}.json#/$defs/${type}`)!;
}
function wire(type: EventType): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(toRawMessage(anEvent(type)).value)) as Record<string, unknown>;
}

describe('the JSON Schemas as published', () => {
  it.each(EVENT_TYPES)('accept what we produce of %s, and nothing unknown from a producer', (type) => {
    const validate = validatorOf(type);
    expect(validate(wire(type)) ? null : validate.errors).toBeNull();
    expect(validate({ ...wire(type), surname: 'x' })).toBe(false);
    expect(validate({ ...wire(type), schemaVersion: '2.0' })).toBe(false);
  });

  it('are what the generated code was made from', () => {
    const check = spawnSync(process.execPath, [join(__dirname, '../../generate.mjs'), '--check'], { encoding: 'utf8' });
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  }, 60_000);
});
