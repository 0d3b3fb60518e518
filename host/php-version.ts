// Which PHP runs everything here: the one among the repository's own packages or, where PHP_VERSION names another
// (`npm run test:php`), that one of perfex/php-versions/.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { loadPHPRuntime, PHP, type PHPLoaderModule } from '@php-wasm/universal';

/** The version that is installed with everything else. */
export const EVERYDAY_VERSION = '8.3';

const OTHERS = new URL('../perfex/php-versions/package.json', import.meta.url);

interface Loader {
  getPHPLoaderModule(): Promise<PHPLoaderModule>;
}

/** What WebAssembly is given to import, and what an instance of it is handed to. */
type Imports = Record<string, Record<string, unknown>>;
type Done = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

// To compile for speed what has just been compiled costs a process two seconds, and its requests are not faster for it.
setFlagsFromString('--liftoff-only');

/** Compiled once in a process, however many interpreters it starts. */
const compiled = new Map<string, Promise<WebAssembly.Module>>();

/**
 * Starts an interpreter.
 *
 * @param processId what tells it from others in the same process
 * @param now the time as it has it, in epoch milliseconds; nobody else in this process goes by it
 */
export async function startPhp(processId: number, now = () => Date.now()): Promise<PHP> {
  const version = process.env['PHP_VERSION'] ?? EVERYDAY_VERSION;
  const { getPHPLoaderModule } = await loaderOf(version);
  const loader = await getPHPLoaderModule();
  const file = loader.dependencyFilename;
  const module = compiled.get(file) ?? WebAssembly.compile(readFileSync(file));
  compiled.set(file, module);
  const instantiateWasm = (imports: Imports, done: Done) => {
    void module.then(async (php) => done(await instantiate(php, imports, now), php));
    return {};
  };
  return new PHP(await loadPHPRuntime(loader, { processId, instantiateWasm }));
}

/** PHP asks for the time by two of its imports. */
async function instantiate(
  module: WebAssembly.Module,
  imports: Imports,
  now: () => number,
): Promise<WebAssembly.Instance> {
  const WALL_CLOCK = 0;
  const { env, wasi_snapshot_preview1: wasi } = imports;
  const otherClocks = wasi!['clock_time_get'] as (clock: number, precision: bigint, place: number) => number;
  const clock_time_get = (clock: number, precision: bigint, place: number): number => {
    if (clock !== WALL_CLOCK) return otherClocks(clock, precision, place);
    const memory = instance.exports['memory'] as WebAssembly.Memory;
    new DataView(memory.buffer).setBigInt64(place, BigInt(Math.round(now() * 1e6)), true);
    return 0;
  };
  const instance = await WebAssembly.instantiate(module, {
    ...imports,
    env: { ...env, emscripten_date_now: now },
    wasi_snapshot_preview1: { ...wasi, clock_time_get },
  } as WebAssembly.Imports);
  return instance;
}

async function loaderOf(version: string): Promise<Loader> {
  const require = createRequire(version === EVERYDAY_VERSION ? import.meta.url : OTHERS);
  const folder = dirname(require.resolve(`@php-wasm/node-${version.replace('.', '-')}/package.json`));
  return (await import(pathToFileURL(join(folder, 'index.js')).href)) as Loader;
}
