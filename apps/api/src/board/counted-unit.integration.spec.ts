import { BoardDocument } from '@wardcast/contract';
import type { Board } from '@wardcast/contract';
import { toRawMessage, type Unit } from '@wardcast/domain';
import { eventually } from '../e2e/eventually';
import { facilityWithPartner, PARTNER, partnerCount, partnerHistory } from '../testing/counted-history';
import { postGraphql } from '../testing/post-graphql';
import { eventOf, smallHistory, visitKeyOf } from '../testing/small-history';
import { TestHospital } from '../testing/test-hospital';

jest.setTimeout(240_000);
const HOUR_MS = 3_600_000;
const PATIENCE_MS = 100_000;
/** Wednesday, twenty past ten in London. */
const NOW = Date.UTC(2026, 10, 25, 10, 20);
/** A unit that was never heard of before. */
const ANNEX: Unit = { ...PARTNER, unitId: 'annex', name: 'Annex', divisionId: 'surgery' };
const facility = { ...facilityWithPartner(), units: [...facilityWithPartner().units, ANNEX] };
type Node = Board['nodes'][number];

describe('a unit that sends only counts, in the whole product', () => {
  let hospital: TestHospital;
  const nodes = async (): Promise<ReadonlyMap<string, Node>> => {
    const { data } = await postGraphql(hospital.url, BoardDocument, {});
    return new Map(data!.board!.nodes.map((node) => [node.nodeId, node]));
  };
  const partner = async (): Promise<Node> => (await nodes()).get(PARTNER.unitId)!;
  const middle = ({ forecast }: Node, hour: number): number => forecast!.quantiles[forecast!.levels.indexOf(0.5)]![hour]!;
  const report = (occupiedBeds: number, at: number) => hospital.publish('UnitCountsReported', { unitId: PARTNER.unitId, occupiedBeds }, at);

  beforeAll(async () => {
    hospital = await TestHospital.open({
      facility,
      startsAt: NOW,
      history: (whole, from, to) => {
        const wards = { ...whole, units: whole.units.filter((unit) => unit !== PARTNER && unit !== ANNEX) };
        return [...smallHistory(wards, from, to), ...partnerHistory(whole.facilityId, from, to)].sort((a, b) => a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1));
      },
    });
  });
  afterAll(() => hospital?.close());

  it('is on the board with its count, the age of it, its hours, and a forecast of the pooled model', async () => {
    const { live, forecast } = await partner();
    expect(live).toMatchObject({ census: partnerCount(NOW), countedAt: NOW - 20 * 60_000, staffedBeds: PARTNER.bedIds.length });
    expect(live.recent.census.slice(0, -1)).toEqual(live.recent.hours.slice(0, -1).map((hour) => partnerCount(hour)));
    expect(forecast).toMatchObject({ ladderStep: 3, censusAtIssue: partnerCount(NOW) });
    // By two at night it has been three patients emptier, each day of three weeks; the days themselves differ by one.
    const night = forecast!.targets.findIndex((target) => new Date(target).getUTCHours() === 2);
    const next = forecast!.targets.findIndex((target) => new Date(target).getUTCHours() === 12 && target > NOW + 20 * HOUR_MS);
    const board = await partner();
    expect(middle(board, next) - middle(board, night)).toBeGreaterThanOrEqual(2);
    expect((await nodes()).get('med-a')!.live.countedAt).toBeNull();
  });

  it('counts in the sums above it', async () => {
    const all = await nodes();
    const census = (id: string): number => all.get(id)!.live.census;
    expect(census('medicine')).toBe(census('med-a') + census('med-b') + census(PARTNER.unitId));
    const mean = (id: string): number => all.get(id)!.forecast!.mean[11]!;
    expect(mean('medicine')).toBeCloseTo(mean('med-a') + mean('med-b') + mean(PARTNER.unitId), 1);
    expect(all.get('medicine')!.live.countedAt).toBe(all.get(PARTNER.unitId)!.live.countedAt);
  });

  it('is renewed by a published count, and by a correction of it', async () => {
    await report(21, NOW - 60_000);
    await eventually(async () => expect((await partner()).forecast).toMatchObject({ censusAtIssue: 21 }), PATIENCE_MS);
    const high = await partner();
    expect(high.live).toMatchObject({ census: 21, countedAt: NOW - 60_000 });
    hospital.clock.advance(60_000);
    await report(15, NOW - 60_000);
    await eventually(async () => expect((await partner()).forecast).toMatchObject({ censusAtIssue: 15 }), PATIENCE_MS);
    expect(middle(await partner(), 0)).toBeLessThan(middle(high, 0));
  });

  it('sends what cannot be to the dead letters and keeps its count', async () => {
    const message = toRawMessage(eventOf('UnitCountsReported', { unitId: PARTNER.unitId, occupiedBeds: 3 }, { facilityId: facility.facilityId, at: hospital.clock.now() }));
    const broken = (occupiedBeds: number) => ({ ...message, value: new TextEncoder().encode(new TextDecoder().decode(message.value).replace('"occupiedBeds":3', `"occupiedBeds":${occupiedBeds}`)) });
    await hospital.append([broken(-1), broken(400)]);
    await eventually(async () => {
      const { text } = await postGraphql(hospital.url, '{ rejected { where } }');
      expect(text.match(/"where":"\/occupiedBeds"/g)).toHaveLength(2);
    }, PATIENCE_MS);
    expect((await partner()).live.census).toBe(15);
  });

  it('is there after a restart, and lived on', async () => {
    const before = await partner();
    await hospital.restart();
    expect((await partner()).live).toMatchObject({ census: 15, countedAt: before.live.countedAt });
    expect((await partner()).forecast!.issuedAt).toBeGreaterThan(before.forecast!.issuedAt);
    hospital.clock.advance(HOUR_MS);
    await report(16, Math.floor(hospital.clock.now() / HOUR_MS) * HOUR_MS);
    await eventually(async () => expect((await partner()).forecast).toMatchObject({ censusAtIssue: 16, ladderStep: 3 }), PATIENCE_MS);
  });

  it('is forecast by the pooled model once its history was published, however old', async () => {
    const hour = Math.floor(hospital.clock.now() / HOUR_MS) * HOUR_MS;
    const receivedAt = hospital.clock.now();
    const events = Array.from({ length: 40 * 24 }, (_, i) => hour - (40 * 24 - 1 - i) * HOUR_MS)
      .map((at) => ({ ...eventOf('UnitCountsReported', { unitId: ANNEX.unitId, occupiedBeds: partnerCount(at) }, { facilityId: facility.facilityId, at, receivedAt }), mode: 'backfill' as const }));
    await hospital.append(events.map(toRawMessage));
    const annex = async (): Promise<Node> => (await nodes()).get(ANNEX.unitId)!;
    await eventually(async () => expect(await annex()).toMatchObject({ live: { census: partnerCount(hour), countedAt: hour }, forecast: { ladderStep: 3 } }), PATIENCE_MS);
    const { history } = await hospital.read(ANNEX.unitId, { hoursBack: 300 });
    const known = history.hours.findIndex((at) => at === hour - 250 * HOUR_MS);
    expect(history.census.slice(known, known + 200)).toEqual(history.hours.slice(known, known + 200).map(partnerCount));
  });

  it('is known by its movements once it sends them', async () => {
    await hospital.publish('PatientAdmitted', { visitKey: visitKeyOf('first of the partner'), trigger: 'A01', patientClass: 'inpatient', location: { unitId: PARTNER.unitId } });
    await eventually(async () => expect((await partner()).live).toMatchObject({ census: 1, countedAt: null }), PATIENCE_MS);
  });
});
