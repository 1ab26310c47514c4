import { plant } from './planted';
import { unlistedVerbs } from './verb-rule';

const tree = (scripts: Record<string, string>) => plant({ 'package.json': JSON.stringify({ scripts }), 'infra/bootstrap/start.mjs': '' });

describe('unlistedVerbs', () => {
  it('passes scripts that are listed and start a file of the tree', () => {
    expect(unlistedVerbs(tree({ start: 'exec node infra/bootstrap/start.mjs' }), ['start'])).toEqual([]);
  });

  it('finds a script that leaves the shell between npm and Node', () => {
    expect(unlistedVerbs(tree({ start: 'node infra/bootstrap/start.mjs' }), ['start'])).toHaveLength(1);
  });

  it('finds a script that help does not list, one that only help lists, and one whose file is missing', () => {
    const findings = unlistedVerbs(tree({ start: 'exec node infra/bootstrap/start.mjs', seed: 'exec node infra/bootstrap/seed.mjs' }), ['start', 'bench']);
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('"seed" is not in the table'), expect.stringContaining('"bench", which is no script'), expect.stringContaining('"seed" is not: exec node FILE')]);
  });
});
