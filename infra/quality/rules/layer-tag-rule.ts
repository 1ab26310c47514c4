import type { Finding, SourceTree } from './source-tree';

const FIXED_LAYERS: Readonly<Record<string, string>> = { 'libs/application': 'application', 'libs/contract': 'contract', 'libs/runtime': 'runtime', 'apps/dashboard': 'dashboard' };

/** Layer that a project belongs to by its place, or undefined when the place is none that we know. */
function layerOf(project: string, coreLibs: readonly string[]): string | undefined {
  const [folder, name = ''] = project.split('/');
  if (FIXED_LAYERS[project] !== undefined) return FIXED_LAYERS[project];
  if (folder === 'apps') return 'app';
  if (name.startsWith('adapter-')) return 'adapter';
  return coreLibs.includes(name) ? 'core' : undefined;
}

/** Projects whose tags do not say what their place says: a wrong or missing tag would slip through the boundaries. */
export function wrongLayerTags(tree: SourceTree, coreLibs: readonly string[]): readonly Finding[] {
  return tree.flatMap((file): readonly Finding[] => {
    const project = /^((?:libs|apps)\/[^/]+)\/package\.json$/.exec(file.path)?.[1];
    if (project === undefined) return [];
    const layer = layerOf(project, coreLibs);
    if (layer === undefined) return [{ path: file.path, message: 'This library is in no layer. Add it to infra/quality/lint/layers.mjs.' }];
    const wanted = [`layer:${layer}`, project.replace('libs/', 'lib:').replace('apps/', 'app:')];
    const tags: readonly string[] = JSON.parse(file.text).nx?.tags ?? [];
    return [...tags].sort().join() === [...wanted].sort().join() ? [] : [{ path: file.path, message: `has the tags ${tags.join(', ') || '(none)'}; its place says ${wanted.join(', ')}.` }];
  });
}
