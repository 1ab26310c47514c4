import type { Board, BoardNode, NodeForecast } from '@wardcast/contract';
import { readNode, type NodeReading } from '../model/node-reading';
import type { NamedReading } from '../model/risk-order';
import { firstAtRisk } from './first-at-risk';

/** 14:00 in London on the fixture day: the meeting after its 09:42. */
export const TARGET_AT = Date.UTC(2026, 10, 25, 14);

/** A node of a fixture board; throws when the fixture has no such node. */
export function nodeOf(board: Board, nodeId: string): BoardNode {
  const node = board.nodes.find((each) => each.nodeId === nodeId);
  if (!node) throw new Error(`The fixture has no node ${nodeId}`);
  return node;
}

/** The node with every chance of its forecast set, as a new run. */
export function withChance(node: BoardNode, probability: number, change: { readonly version: string } = { version: node.version }): BoardNode {
  const { forecast } = node;
  if (!forecast) throw new Error(`Node ${node.nodeId} has no forecast`);
  const chanceShort = forecast.chanceShort.map(() => probability);
  const next: NodeForecast = { ...forecast, forecastId: `forecast-${node.nodeId}-${change.version}`, chanceShort, firstAtRisk: firstAtRisk(forecast.targets, chanceShort) };
  return { ...node, version: change.version, forecast: next };
}

export function readingOf(node: BoardNode): NodeReading {
  return readNode({ node, levels: new Map() }, TARGET_AT);
}

/** A fixture ward read at 14:00 with a given chance. */
export function namedReading(board: Board, nodeId: string, probability: number): NamedReading {
  return { name: nodeId, reading: readingOf(withChance(nodeOf(board, nodeId), probability)) };
}
