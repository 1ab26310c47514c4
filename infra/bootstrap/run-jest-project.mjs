// `npm run test:unit` and its siblings: one or more Jest projects, further arguments go to Jest.
import { ensureBuilt } from './build.mjs';
import { ensureChromium, HOW_TO_GET_CHROMIUM } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { runNode } from './run-child.mjs';
import { runMain, ToldFailure } from './say.mjs';

await runMain(async () => {
  const [projects, ...args] = process.argv.slice(2);
  await ensureInstalled();
  const names = projects.split(',');
  const env = {};
  if (names.includes('browser')) {
    await ensureBuilt();
    env.CHROMIUM_PATH = ensureChromium();
    if (env.CHROMIUM_PATH === undefined) throw new ToldFailure(HOW_TO_GET_CHROMIUM);
  }
  const inBand = names.includes('integration') || names.includes('browser') ? ['--runInBand'] : [];
  // The names come last: Jest takes every word after --selectProjects for a project.
  return runNode(['node_modules/jest/bin/jest.js', '-c', 'infra/build/jest.config.cjs', ...inBand, ...args, '--selectProjects', ...names], { env });
});
