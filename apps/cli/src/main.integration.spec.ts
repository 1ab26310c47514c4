import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const MAIN = resolve(__dirname, '../dist/main.js');

describe('the command line', () => {
  it('ends without a complaint when its reader has enough, as "| head" has', async () => {
    const command = spawn(process.execPath, [MAIN, 'simulate', '--hours', '48'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    command.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    command.stdout.once('data', () => command.stdout.destroy());
    const [code] = (await once(command, 'close')) as [number | null];
    expect([complaint, code]).toEqual(['', 0]);
  }, 120_000);
});
