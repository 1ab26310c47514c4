import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const GRAPH = '.nx/workspace-data/project-graph.json';

/** Environment for Nx as we use it: no background process, no drawing on the terminal, no network. */
export const QUIET_NX = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };

/**
 * Has Nx compute the project graph. Without one the boundary rule only warns and passes everything, and with an old
 * one it misses new packages; so a lint without this call proves nothing. Throws when there is no graph afterwards.
 */
export function refreshProjectGraph(root) {
  const nx = path.join(root, 'node_modules/nx/dist/bin/nx.js');
  const { status, stderr } = spawnSync(process.execPath, [nx, 'show', 'projects', '--json'], { cwd: root, encoding: 'utf8', env: { ...process.env, ...QUIET_NX } });
  if (status !== 0 || !existsSync(path.join(root, GRAPH))) throw new Error(`Nx could not compute the project graph: ${stderr}`);
}
