import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ProductMetrics } from '../../../libs/runtime/src/health/product-metrics';

const folder = join(__dirname, '../../monitoring');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly action: string };
}
interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly gridPos: Record<'x' | 'y' | 'w' | 'h', number>; readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[] }[];
}
const rules = (parse(read('alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(read('dashboard.json')) as Dashboard;
const queries = [...rules.map(({ alert, expr }) => [alert, expr] as const), ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const))];

/** Name, kind and labels of what a process tells. A histogram is three series. */
async function told(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const metrics = new ProductMetrics();
  const known = new Map<string, ReadonlySet<string>>();
  for (const { name, type } of await metrics.registry.getMetricsAsJSON()) {
    const { labelNames = [] } = metrics.registry.getSingleMetric(name) as unknown as { labelNames?: readonly string[] };
    const isHistogram = String(type) === 'histogram';
    for (const suffix of isHistogram ? ['_bucket', '_sum', '_count'] : ['']) known.set(name + suffix, new Set([...labelNames, ...(suffix === '_bucket' ? ['le'] : [])]));
  }
  return known;
}

const FUNCTIONS = /^(histogram_quantile|sum|max|min|rate|increase|delta|deriv|by|and|le)$/;
/** What Prometheus adds to every series by itself. */
const OF_PROMETHEUS = new Set(['instance', 'job']);

describe('infra/monitoring', () => {
  it.each(queries)('%s asks for series and labels that the product tells', async (_, expr) => {
    const known = await told();
    const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap((match) => match[1]!.split(',').map((label) => label.trim()));
    const matched = [...expr.matchAll(/\{(\w+)[=!]/g)].map((match) => match[1]!);
    const words = expr.replace(/\bby \([^)]*\)|\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, ' ').match(/[a-z_]\w*/g) ?? [];
    const names = words.filter((word) => !FUNCTIONS.test(word));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    const labels = new Set(names.flatMap((name) => [...known.get(name)!]));
    expect([...grouped, ...matched].filter((label) => !labels.has(label) && !OF_PROMETHEUS.has(label))).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.alert, rule] as const))('%s says what is wrong, what to do, and how urgent it is', (_, { labels, annotations }) => {
    expect(['page', 'warn']).toContain(labels.severity);
    expect(annotations.summary.endsWith('.') && annotations.action.endsWith('.')).toBe(true);
  });

  it('has panels that do not lie on each other', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`));
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });
});
