import { deadFiles } from './dead-file-rule';
import { places, plant } from './planted';

describe('deadFiles', () => {
  it('finds files that no program reaches, also those that only reach each other', () => {
    const tree = plant({
      'apps/api/src/main.ts': "import './used';",
      'apps/api/src/used.ts': '',
      'apps/api/src/dead.ts': "import './dead-too';",
      'apps/api/src/dead-too.ts': "import type {} from './dead';",
      'apps/dashboard/src/dead.css': '',
    });
    expect(places(deadFiles(tree))).toEqual(['apps/api/src/dead.ts', 'apps/api/src/dead-too.ts', 'apps/dashboard/src/dead.css']);
  });

  it('finds a file that only tests reach, and one for tests that no test reaches', () => {
    const tree = plant({ 'apps/api/src/main.ts': '', 'apps/api/src/idle.ts': '', 'apps/api/src/idle.spec.ts': "import './idle'; import './testing/used';", 'apps/api/src/testing/used.ts': '', 'apps/api/src/testing/left.ts': '' });
    expect(places(deadFiles(tree))).toEqual(['apps/api/src/idle.ts', 'apps/api/src/testing/left.ts']);
  });

  it('passes what is reached through a library, a worker thread, a script, a page, a spec or a configuration', () => {
    const tree = plant({
      'package.json': '{"scripts":{"start":"node infra/bootstrap/start.mjs"}}',
      'infra/bootstrap/start.mjs': "import './say.mjs'; run('apps/cli/dist/other.js');",
      'infra/bootstrap/say.mjs': '',
      'apps/cli/src/other.ts': '',
      'apps/api/src/main.ts': "import '@wardcast/domain'; new Worker(path.join(__dirname, 'feed.thread.js')); start('history'); import './history';",
      'apps/api/src/feed.thread.ts': '',
      'apps/api/src/history.ts': '',
      'apps/api/src/history.thread.ts': '',
      'libs/domain/src/index.ts': "export * from './events/event';",
      'libs/domain/src/events/event.ts': '',
      'libs/domain/src/events/event.spec.ts': "import './testing/sample'; import './board.fixture';",
      'libs/domain/src/events/testing/sample.ts': '',
      'libs/domain/src/events/board.fixture.ts': '',
      'libs/domain/generate.mjs': '',
      'apps/dashboard/index.html': '<script type="module" src="/src/entry.tsx"></script>',
      'apps/dashboard/src/entry.tsx': "import './board.css';",
      'apps/dashboard/src/board.css': "@import './tokens.css';",
      'apps/dashboard/src/tokens.css': '',
      'infra/build/jest.config.cjs': "module.exports = { setup: '<rootDir>/infra/build/empty-module.cjs' };",
      'infra/build/empty-module.cjs': '',
    });
    expect(deadFiles(tree)).toEqual([]);
  });
});
