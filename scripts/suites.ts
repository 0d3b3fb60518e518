// The suites by name. `npm test` runs the fast one, `npm run test:<name>` each of the others.
import { buildOtherVersions } from '../e2e/driver/another-version.js';
import { startMariaDb } from '../host/servers/mariadb.js';
import { build, buildAndCheck, buildForBrowsers, type Prepared } from './build-and-check.js';
import { total, type Count } from './count.js';
import { installEngines } from './engine-packages.js';
import { installPhpVersions, testOnEveryPhp } from './php-versions.js';
import { installServers } from './server-packages.js';
import { playwrightTests } from './playwright-tests.js';
import { run, step } from './step.js';
import { testInEngines } from './test-engines.js';

export interface Suite {
  prepare(): Promise<Prepared>;
  /** What it shows in programs of its own while its tests are run, which mostly wait for browsers. */
  beside?(): Promise<Count>;
  /** Starts what its tests need beside them; the answered function ends it. */
  serve?(): Promise<() => Promise<void>>;
  /** The projects of playwright.config.ts that belong to it. */
  projects: string[];
  /** How they are run. Default: once. */
  run?(projects: string[], filter: string[]): Promise<Count>;
}

const simulate = (...args: string[]) => run('npm', ['run', '--silent', 'simulate', '--', ...args]);

/** Two cores carry six browsers of which half wait for something; real servers are heavier. */
const manyAtOnce = (projects: string[], filter: string[]) =>
  playwrightTests(projects, filter, { environment: { TEST_WORKERS: '6' } });

export const suites: { [name: string]: Suite } = {
  fast: {
    prepare: buildAndCheck,
    projects: ['unit', 'server', 'e2e'],
    run: manyAtOnce,
  },
  faults: {
    async prepare() {
      const built = await buildForBrowsers();
      if (!built.isReady) return built;
      const made = await step('other versions', async () => {
        await buildOtherVersions();
        return true;
      });
      const count = total([built.count, made]);
      return { count, isReady: count.failed === 0 };
    },
    // One after the other: each keeps a core busy.
    async beside() {
      const days = await step('120 working days', () => simulate('--days', '120', '--seed', '1'));
      const things = await step('whatever five things follow a login', () => simulate('--exhaustive', '5'));
      return total([days, things]);
    },
    projects: ['real-time', 'waiting-way', 'faults', 'fuzz', 'planting'],
    run: manyAtOnce,
  },
  servers: {
    prepare: buildForBrowsers,
    async serve() {
      installServers();
      return await startMariaDb();
    },
    projects: [
      'perfex-2',
      'apache-at-once',
      'nginx-at-once',
      'server-on-apache',
      'apache',
      'nginx',
      'two-nodes',
      'unusual-addresses',
      'plain-http',
    ],
  },
  engines: {
    async prepare() {
      installEngines();
      return await buildForBrowsers(['firefox', 'webkit']);
    },
    projects: ['firefox', 'webkit', 'firefox-2x', 'webkit-2x'],
    run: testInEngines,
  },
  php: {
    async prepare() {
      const installed = await step('every PHP from 7.4 on', installPhpVersions);
      if (installed.failed > 0) return { count: installed, isReady: false };
      const built = await build();
      return { count: total([installed, built.count]), isReady: built.isReady };
    },
    projects: ['server'],
    run: testOnEveryPhp,
  },
};
