// Started by builder.ts: goes to each directory that it is told, and builds there.
import { stripVTControlCharacters } from 'node:util';
import { buildScripts } from '../scripts/build-scripts.js';
import type { Built } from './builder.js';

const home = process.cwd();

process.on('message', async (directory: string) => {
  process.send!(await build(directory));
});

async function build(directory: string): Promise<Built> {
  try {
    process.chdir(directory);
    await buildScripts();
    return {};
  } catch (problem) {
    return { problem: stripVTControlCharacters(String(problem)) };
  } finally {
    // The copy may be removed now, which Windows does not allow while somebody works in it.
    process.chdir(home);
  }
}
