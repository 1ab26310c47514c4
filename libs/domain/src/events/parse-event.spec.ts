import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anEvent, randomHistory } from '../testing';
import { EVENT_TYPES } from './envelope';
import type { RawMessage, RejectedEvent } from './hospital-event';
import { isRejected, parseEvent } from './parse-event';
import { toRawMessage } from './to-raw-message';

const FIXTURES = join(__dirname, '../../fixtures');
interface Fixture {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly text?: string;
  readonly base64?: string;
  readonly repeat?: { readonly of: string; readonly times: number };
  readonly expect?: { readonly reason: string; readonly where: string };
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? filesUnder(join(folder, name)) : [join(folder, name)]));
}
function read(path: string): Fixture {
  return JSON.parse(readFileSync(path, 'utf8')) as Fixture;
}
function rawOf({ key, headers, data, text, base64, repeat }: Fixture): RawMessage {
  const value = base64 !== undefined ? Uint8Array.from(Buffer.from(base64, 'base64')) : new TextEncoder().encode(repeat !== undefined ? repeat.of.repeat(repeat.times) : (text ?? JSON.stringify(data)));
  return { key, headers, value };
}
const short = (path: string): string => path.slice(FIXTURES.length + 1);
const ok = filesUnder(join(FIXTURES, 'ok'));
const notOk = filesUnder(join(FIXTURES, 'not-ok'));

describe('parseEvent', () => {
  it.each(ok.map((path) => [short(path), path]))('reads %s', (_name, path) => {
    const parsed = parseEvent(rawOf(read(path)));
    expect(isRejected(parsed) ? parsed.where : null).toBeNull();
  });

  it('has an ok fixture of every event type', () => {
    const types = new Set(ok.map((path) => parseEvent(rawOf(read(path)))).map((parsed) => (isRejected(parsed) ? '' : parsed.type)));
    expect([...types].sort()).toEqual([...EVENT_TYPES].sort());
  });

  it.each(notOk.map((path) => [short(path), path]))('refuses %s, saying where and why and keeping the original', (_name, path) => {
    const fixture = read(path);
    const raw = rawOf(fixture);
    const parsed = parseEvent(raw) as RejectedEvent;
    expect({ reason: parsed.reason, where: parsed.where }).toEqual(fixture.expect);
    expect(parsed.kind).toBe('rejected');
    expect(parsed.raw).toBe(raw);
    expect(parsed.detail).toMatch(/^[A-Z].*\.$|^A live event/);
    expect(path).toContain(`/not-ok/${parsed.reason.replaceAll('_', '-')}/`);
  });

  it('never repeats a payload value in what it says', () => {
    const raw = toRawMessage(anEvent('PatientAdmitted'));
    const secret = 'SMITH^JOHN';
    const leaky = { ...raw, value: new TextEncoder().encode(JSON.stringify({ schemaVersion: '1.0', visitKey: secret, trigger: secret, location: secret })) };
    const parsed = parseEvent(leaky) as RejectedEvent;
    expect(`${parsed.where} ${parsed.detail}`).not.toContain('SMITH');
  });

  it('drops fields that it does not know, at every depth', () => {
    const event = anEvent('PatientAdmitted');
    const raw = toRawMessage(event);
    const wire = JSON.parse(new TextDecoder().decode(raw.value)) as { location: object };
    const more = { ...wire, name: 'SMITH^JOHN', location: { ...wire.location, floor: 3 }, __proto__: { x: 1 } };
    expect(parseEvent({ ...raw, value: new TextEncoder().encode(JSON.stringify(more)) })).toEqual(event);
  });

  it('takes events of another century as replay, and old ones as backfill, but not as live', () => {
    const old = { at: Date.UTC(1850, 5, 1), receivedAt: Date.UTC(2026, 0, 1) };
    expect(isRejected(parseEvent(toRawMessage(anEvent('EdArrived', {}, { ...old, mode: 'backfill' }))))).toBe(false);
    expect(isRejected(parseEvent(toRawMessage(anEvent('EdArrived', {}, { ...old, receivedAt: old.at, mode: 'replay' }))))).toBe(false);
    expect(parseEvent(toRawMessage(anEvent('EdArrived', {}, { ...old, mode: 'live' })))).toMatchObject({ reason: 'bad_time', where: 'header:ce_time' });
  });

  it('gives back every event that toRawMessage wrote', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      for (const event of randomHistory({ seed, events: 40, spanHours: 50, visits: 5 })) expect(parseEvent(toRawMessage(event))).toEqual(event);
    }), { numRuns: 30 });
    for (const type of EVENT_TYPES) expect(parseEvent(toRawMessage(anEvent(type)))).toEqual(anEvent(type));
  });

  it('answers any bytes and any headers', () => {
    const headers = fc.dictionary(fc.constantFrom('ce_id', 'ce_type', 'ce_time', 'ce_source', 'content-type', 'other'), fc.string());
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), headers, fc.boolean(), (value, stray, keepsHeaders) => {
      const raw = toRawMessage(anEvent('PatientTransferred'));
      expect(isRejected(parseEvent({ key: raw.key, headers: keepsHeaders ? raw.headers : stray, value }))).toBe(true);
    }));
  });

  it('answers any JSON', () => {
    fc.assert(fc.property(fc.constantFrom(...EVENT_TYPES), fc.jsonValue(), (type, json) => {
      const raw = toRawMessage(anEvent(type));
      expect(typeof parseEvent({ ...raw, value: new TextEncoder().encode(JSON.stringify(json)) })).toBe('object');
    }));
  });
});
