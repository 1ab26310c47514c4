import { type ImportGraph, importGraph } from './import-graph';
import type { Finding, SourceTree } from './source-tree';

/** Import cycles, type-only imports included: one finding per circle of files that reach each other. */
export function importCycles(tree: SourceTree): readonly Finding[] {
  return stronglyConnected(importGraph(tree)).map((circle) => ({
    path: circle[0] ?? '',
    message: `imports itself in a circle: ${[...circle, circle[0]].join(' -> ')}. Move what both need into a third file.`,
  }));
}

/** Tarjan's algorithm (1972): groups of files that reach each other, and files that import themselves. */
function stronglyConnected(graph: ImportGraph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const visit = (file: string): number => {
    const index = order.size;
    order.set(file, index);
    lowest.set(file, index);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      const reached = !order.has(next) ? visit(next) : stack.includes(next) ? (order.get(next) ?? index) : index;
      lowest.set(file, Math.min(lowest.get(file) ?? index, reached));
    }
    if (lowest.get(file) === index) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1 || graph.get(file)?.has(file)) groups.push(group);
    }
    return lowest.get(file) ?? index;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return groups;
}
