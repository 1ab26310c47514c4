import { places } from './planted';
import { strangersAtTop } from './top-level-rule';

describe('strangersAtTop', () => {
  it('finds a folder, a setting and a hidden one that belong elsewhere', () => {
    expect(places(strangersAtTop(['apps', 'tools', 'jest.config.cjs', '.eslintrc.json', 'README.md']))).toEqual(['tools', 'jest.config.cjs', '.eslintrc.json']);
  });

  it('passes the fixed top level and what installs and runs leave there', () => {
    expect(strangersAtTop(['.ci', '.data', '.gitignore', 'node_modules', 'apps', 'libs', 'infra', 'nx.json', 'package.json', 'tsconfig.base.json', 'docker-compose.yml'])).toEqual([]);
  });
});
