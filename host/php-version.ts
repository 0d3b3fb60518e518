// Which PHP runs everything here: the one among the repository's own packages or, where PHP_VERSION names another
// (`npm run test:php`), that one of perfex/php-versions/.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadPHPRuntime, PHP, type PHPLoaderModule } from '@php-wasm/universal';

/** The version that is installed with everything else. */
export const EVERYDAY_VERSION = '8.3';

const OTHERS = new URL('../perfex/php-versions/package.json', import.meta.url);

interface Loader {
  getPHPLoaderModule(): Promise<PHPLoaderModule>;
}

/**
 * Starts an interpreter.
 *
 * @param processId what tells it from others in the same process
 */
export async function startPhp(processId: number): Promise<PHP> {
  const version = process.env['PHP_VERSION'] ?? EVERYDAY_VERSION;
  const { getPHPLoaderModule } = await loaderOf(version);
  return new PHP(await loadPHPRuntime(await getPHPLoaderModule(), { processId }));
}

async function loaderOf(version: string): Promise<Loader> {
  const require = createRequire(version === EVERYDAY_VERSION ? import.meta.url : OTHERS);
  const folder = dirname(require.resolve(`@php-wasm/node-${version.replace('.', '-')}/package.json`));
  return (await import(pathToFileURL(join(folder, 'index.js')).href)) as Loader;
}
