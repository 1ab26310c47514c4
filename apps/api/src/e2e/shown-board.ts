import { BoardDocument } from '@wardcast/contract';
import type { Board, BoardNode, NodeForecast } from '@wardcast/contract';
import { chanceInTen } from '@wardcast/domain';
import type { Page } from 'playwright-core';
import { postGraphql } from '../testing/post-graphql';
import { quantile } from './slider-reading';

/** A ward as the board shows it, or as the API's numbers say that it must be shown. */
export interface ShownWard {
  readonly nodeId: string;
  /** `25 of 26`. */
  readonly occupied: string;
  /** `2 short to 1 free`. */
  readonly likely: string;
  /** `7 in 10`. */
  readonly chance: string;
}

export const WARDS = '[data-testid=board-card], [data-testid=steady-row]';

/** Every card and row of the board, in the order of the page. */
export async function shownWards(page: Page): Promise<readonly ShownWard[]> {
  return page.locator(WARDS).evaluateAll((wards) =>
    wards.map((ward) => {
      const text = (name: string): string => ward.querySelector(`[data-testid=${name}]`)?.textContent ?? '';
      const occupied = /^\d+ of \d+/.exec(text('occupied'))?.[0] ?? '';
      return { nodeId: ward.getAttribute('data-node-id') ?? '', occupied, likely: text('likely').replace(/^likely /i, ''), chance: text('chance') };
    }),
  );
}

export async function shownOrder(page: Page): Promise<readonly string[]> {
  return (await shownWards(page)).map(({ nodeId }) => nodeId);
}

/** The whole board as the API answers it. */
export async function apiBoard(url: string): Promise<Board> {
  const { data, text } = await postGraphql(url, BoardDocument, {});
  if (!data?.board) throw new Error(`The API has no board: ${text.slice(0, 300)}`);
  return data.board;
}

export function nodeOf(board: Board, nodeId: string): BoardNode & { readonly forecast: NodeForecast } {
  const node = board.nodes.find((each) => each.nodeId === nodeId);
  if (!node?.forecast) throw new Error(`The API has no forecast of ${nodeId}`);
  return { ...node, forecast: node.forecast };
}

/** The chance of running out in ten at a target hour, from the API's probability. */
export function chanceAt({ forecast }: { readonly forecast: NodeForecast }, targetAt: number): number {
  return chanceInTen(forecast.chanceShort[rowOf(forecast, targetAt)]!);
}

function rowOf(forecast: NodeForecast, targetAt: number): number {
  const row = forecast.targets.indexOf(targetAt);
  if (row < 0) throw new Error(`The forecast has no hour ${new Date(targetAt).toISOString()}`);
  return row;
}

const free = (beds: number): string => (beds < 0 ? `${-beds} short` : `${beds} free`);

/** The words of the range of free beds in which eight of ten outcomes lie. */
function likelyWords(low: number, high: number): string {
  if (low === high) return free(low);
  if (high < 0) return `${-low} to ${-high} short`;
  return low < 0 ? `${free(low)} to ${free(high)}` : `${low} to ${high} free`;
}

/** What the board must say of every ward at `targetAt` (UTC ms, a full hour), from the API's numbers alone; by id. */
export function expectedWards(board: Board, targetAt: number): readonly ShownWard[] {
  const wards = board.hospital.units.filter(({ kind }) => kind !== 'ed').map(({ unitId }) => nodeOf(board, unitId));
  return byId(
    wards.map((ward) => {
      const row = rowOf(ward.forecast, targetAt);
      const staffed = ward.forecast.staffed[row]!;
      const [low, high] = [staffed - quantile(ward.forecast, 0.9, row), staffed - quantile(ward.forecast, 0.1, row)];
      return { nodeId: ward.nodeId, occupied: `${ward.live.census} of ${ward.live.staffedBeds}`, likely: likelyWords(low, high), chance: `${chanceAt(ward, targetAt)} in 10` };
    }),
  );
}

export function byId(wards: readonly ShownWard[]): readonly ShownWard[] {
  return [...wards].sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1));
}
