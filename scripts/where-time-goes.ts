// `npm run test:time`: runs each project of the tests alone and says what it cost, as a table for docs/time.md: seconds of
// the processor, in the programs and in the system below them, and how long it took. With names only those projects.
// Nothing else should run beside it: what is counted is the machine's, as only Linux tells it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlaywrightReport } from './playwright-report.js';
import { suites } from './suites.js';

interface Cost {
  readonly project: string;
  readonly tests: number;
  /** All in seconds. */
  readonly user: number;
  readonly system: number;
  readonly took: number;
}

/** Linux counts in hundredths of a second (`man 5 proc`). */
const TICKS = 100;

const folder = mkdtempSync(join(tmpdir(), 'where-time-goes-'));

/** What the machine has worked since its start, in seconds. A shell's `time` leaves out whatever was killed. */
function worked(): { user: number; system: number } {
  const [all = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const [user = NaN, nice = NaN, system = NaN, , , irq = NaN, softirq = NaN] = all
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { user: (user + nice) / TICKS, system: (system + irq + softirq) / TICKS };
}

function costOf(project: string): Cost {
  const report = join(folder, 'report.json');
  const before = worked();
  const startedAt = performance.now();
  spawnSync('npx', ['playwright', 'test', '--reporter=json', `--project=${project}`], {
    stdio: 'ignore',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const took = (performance.now() - startedAt) / 1000;
  const { user, system } = worked();
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport;
  if (stats.unexpected > 0) console.error(`${project}: ${stats.unexpected} tests failed`);
  return {
    project,
    tests: stats.expected + stats.unexpected,
    user: user - before.user,
    system: system - before.system,
    took,
  };
}

const asked = process.argv.slice(2);
console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'of an unknown kind'}\n`);
console.log(
  '| suite | project | tests | user s | system s | took s |\n| --- | --- | --: | --: | --: | --: |',
);
for (const suite of ['fast', 'faults', 'servers']) {
  const { prepare, serve, projects } = suites[suite]!;
  const wanted = projects.filter((project) => asked.length === 0 || asked.includes(project));
  if (wanted.length === 0) continue;
  if (!(await prepare()).isReady) throw new Error(`The suite "${suite}" cannot be run.`);
  const end = await serve?.();
  for (const project of wanted) {
    const { tests, user, system, took } = costOf(project);
    console.log(`| ${suite} | ${project} | ${tests} | ${[user, system, took].map(Math.round).join(' | ')} |`);
  }
  await end?.();
}
rmSync(folder, { recursive: true, force: true });
