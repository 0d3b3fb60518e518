// `npm test`, the one door: format, types, build, budgets and every test, counted into one closing line
// `N passed, N failed`. With arguments (`npm test -- e2e/tabs`) only the tests they name are run.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { findOrInstallChromium } from './find-chromium.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ASSETS = join(ROOT, 'perfex/inactivity_logout_master/assets');

interface Count {
  passed: number;
  failed: number;
}

/** Runs a command, letting its output through; answers whether it succeeded. */
function run(
  command: string,
  args: string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: environment,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

async function step(name: string, work: () => Promise<boolean> | boolean): Promise<Count> {
  const startedAt = performance.now();
  let succeeded = false;
  try {
    succeeded = await work();
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
  }
  const took = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${succeeded ? 'ok    ' : 'FAILED'} ${name} (${took} s)`);
  return { passed: Number(succeeded), failed: Number(!succeeded) };
}

function total(counts: Count[]): Count {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** Compares each built file with the limit that package.json promises for it, compressed as servers send it. */
function keepsBudgets(): boolean {
  const { budgets } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    budgets?: Record<string, number>;
  };
  if (budgets === undefined || Object.keys(budgets).length === 0) {
    console.error('package.json has no "budgets": { "guard.js": bytes, "worker.js": bytes }');
    return false;
  }
  let keeps = true;
  for (const [file, limit] of Object.entries(budgets)) {
    const size = brotliCompressSync(readFileSync(join(ASSETS, file))).length;
    console.log(`       ${file}: ${size} of ${limit} bytes (brotli)`);
    keeps &&= size <= limit;
  }
  return keeps;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
}

/** Runs Playwright and counts its tests. Skipped ones are failures: nothing here is skipped on purpose. */
async function tests(filter: string[]): Promise<Count> {
  const directory = mkdtempSync(join(tmpdir(), 'test-report-'));
  const file = join(directory, 'report.json');
  try {
    const environment = {
      ...process.env,
      CHROMIUM_PATH: findOrInstallChromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    };
    const succeeded = await run(
      'npx',
      ['playwright', 'test', '--reporter=list,json', ...filter],
      environment,
    );
    const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
    if (stats.skipped > 0) console.error(`${stats.skipped} tests were skipped or not reached`);
    const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
    const executed = stats.expected + stats.unexpected + stats.flaky;
    if (executed === 0) console.error('No test was executed.');
    return { passed: stats.expected, failed: succeeded && executed > 0 ? failed : Math.max(failed, 1) };
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function everything(): Promise<Count> {
  const checks = await Promise.all([
    step('format', () => run('npx', ['prettier', '--check', '--log-level', 'warn', '.'])),
    step('types', () => run('npx', ['tsc', '-b'])),
  ]);
  // Not beside the others: tsc and vite read the same sources, and two cores are busy with that.
  const build = await step('build', () => run('npm', ['run', '--silent', 'build']));
  if (build.failed > 0) {
    console.error('Without a build there is no module to test.');
    return total([...checks, build]);
  }
  return total([...checks, build, await step('budgets', keepsBudgets), await tests([])]);
}

const filter = process.argv.slice(2);
const { passed, failed } = filter.length > 0 ? await tests(filter) : await everything();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
