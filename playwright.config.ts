// The one test runner of this repository: plain functions, PHP, the stand-in host and persons in a real browser.
import { defineConfig } from '@playwright/test';
import { isTimeMoved } from './e2e/driver/how-time-passes.js';
import type { OfficeOptions } from './e2e/promise.js';
import type { FuzzOptions } from './fuzz/for-any.js';

const ofThePersons = { testDir: 'e2e', testMatch: /e2e\/[^/]+\.test\.ts$/ };

/** What only a page decides is tested once: wording, keyboard, kinds of activity, what covers what. */
const ofPages = /e2e\/page\/[^/]+\.test\.ts$/;

/** What engines do differently by themselves. */
const ofEveryEngine = /e2e\/engines\/every\.test\.ts$/;
/** What Chromium does not while it is driven, and the faults show of it. */
const ofOtherEngines = /e2e\/engines\/(kept-pages|keeping-less|own-settings)\.test\.ts$/;
/** What an older one lacks is taken away from each. */
const ofOldBrowsers = /e2e\/page\/oldest-browsers\.test\.ts$/;
/** Where the keyboard is after a dialog is decided by engines, too; and a hold goes from a page by its worker to the server. */
const ofPagesInEngines = /e2e\/page\/(focus|holds)\.test\.ts$/;
const ofOneEngine = {
  firefox: /e2e\/engines\/firefox\.test\.ts$/,
  webkit: /e2e\/engines\/webkit\.test\.ts$/,
};

/**
 * What no server can break: what a browser does by itself (`@browser-alone`: a lid, a death, its own store of drafts; ten
 * logins in a row have a lid and a death in them on every server), and, where addresses are the usual ones, what somebody
 * in front of the server answers in its place (`@answered-in-front`).
 */
const ofNoServer = { anywhere: /@browser-alone/, atUsualAddresses: /@browser-alone|@answered-in-front/ };

/** A browser each. Nothing here is late because two cores are busy: tests move the time that they need. */
const PERSONS_AT_ONCE = 4;

export default defineConfig<object, OfficeOptions & FuzzOptions>({
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  fullyParallel: true,
  // More than there are cores: a browser mostly waits. `npm test` and the faults have more of them (scripts/suites.ts).
  workers: Number(process.env.TEST_WORKERS ?? PERSONS_AT_ONCE),
  // Somebody else's Perfex keeps its own time, a minute of which may last a minute.
  timeout: process.env.BASE_URL ? 20 * 60_000 : isTimeMoved() ? 90_000 : 240_000,
  reporter: 'list',
  // Each says what it can show that no other can.
  projects: [
    // What a decision follows from, case by case, and in worlds of which a browser lives one a minute.
    {
      name: 'unit',
      testDir: '.',
      testMatch: [
        'core/**/*.test.ts',
        'src/**/*.test.ts',
        'sw/**/*.test.ts',
        'scripts/**/*.test.ts',
        'simulator/**/*.test.ts',
        'mutations/**/*.test.ts',
        'bench/**/*.test.ts',
      ],
      // Runs the runner itself, with the faults.
      testIgnore: 'mutations/check-catches.test.ts',
      // Nothing here waits, and each worker loads everything once more.
      workers: 3,
    },
    // What the server says to every request, also to those that no browser would send; and what an office is to tests.
    {
      name: 'server',
      testDir: '.',
      testMatch: ['perfex/**/*.test.ts', 'host/**/*.test.ts', 'e2e/driver/**/*.test.ts'],
      testIgnore: ['perfex/servers/**', 'host/servers/**'],
      // File by file: its tests share hosts, which take longer to start than most tests. Nothing here waits, so more workers
      // than cores would only compile PHP and install Perfex once more each.
      fullyParallel: false,
      workers: 2,
    },
    // Everything under the strict policy, which forbids whatever a page without one would allow by chance.
    {
      name: 'e2e',
      ...ofThePersons,
      testMatch: [ofThePersons.testMatch, ofPages, ofEveryEngine],
      // Of what takes longest: on the older Perfex, and on real servers.
      grepInvert: /ten times in a row/,
      use: { profile: '3.x', csp: true },
    },
    // The promises in the engines of other browsers: `npm run test:engines`.
    // Several processes each: with a second of them, two cores have enough to do.
    ...(['firefox', 'webkit'] as const).map((engine) => ({
      name: engine,
      ...ofThePersons,
      testMatch: [
        ofThePersons.testMatch,
        ofEveryEngine,
        ofOtherEngines,
        ofOneEngine[engine],
        ofPagesInEngines,
        ofOldBrowsers,
      ],
      timeout: 150_000,
      workers: 2,
      use: { engine, profile: '3.x' as const, csp: true },
    })),
    // Where Perfex 2 differs: settings, modules, "remember me", and the logins between.
    {
      name: 'perfex-2',
      testDir: 'e2e',
      testMatch: [
        'settings.test.ts',
        'switched-off.test.ts',
        'background.test.ts',
        'login-again.test.ts',
        // It has TinyMCE 5.
        'page/drafts-in-editors.test.ts',
      ],
      use: { profile: '2.x', csp: false },
    },
    // What an engine sends and a Perfex 2 answers: a few logins and forms are enough.
    ...(['firefox', 'webkit'] as const).map((engine) => ({
      name: `${engine}-2x`,
      testDir: 'e2e',
      testMatch: ['logged-out.test.ts', 'settings.test.ts'],
      timeout: 150_000,
      workers: 2,
      use: { engine, profile: '2.x' as const, csp: false },
    })),
    // What only PHP processes that really run at the same time can show.
    {
      name: 'apache-at-once',
      testDir: 'perfex/servers',
      workers: 2,
      use: {
        installedOn: { server: 'apache', sessions: 'database', constants: { APP_SESSION_TIME_TO_UPDATE: 1 } },
      },
    },
    {
      name: 'nginx-at-once',
      testDir: 'perfex/servers',
      workers: 2,
      use: {
        installedOn: { server: 'nginx', sessions: 'files', constants: { APP_SESSION_TIME_TO_UPDATE: 1 } },
      },
    },
    // The PHP half once more, where its SQL meets a real MariaDB; and what the stand-in owes to real servers.
    {
      name: 'server-on-apache',
      testDir: '.',
      testMatch: ['perfex/**/*.test.ts', 'host/servers/**/*.test.ts'],
      // Plain functions meet no server, and the last folder has projects of its own.
      testIgnore: [/(judge|module-files|policy|report|return-address)\.test\.ts$/, 'perfex/servers/**'],
      fullyParallel: false,
      use: { installedOn: { server: 'apache', sessions: 'database' } },
    },
    // The servers that people run: `npm run test:servers`. Every promise that a server can break on the two usual ones, in a
    // sub-folder and behind TLS; what an unusual address or the want of TLS can break, on others.
    {
      name: 'apache',
      ...ofThePersons,
      grepInvert: ofNoServer.anywhere,
      use: { csp: true, basePath: '/crm', installedOn: { server: 'apache', sessions: 'database' } },
    },
    {
      name: 'nginx',
      ...ofThePersons,
      grepInvert: ofNoServer.atUsualAddresses,
      use: { csp: true, reachedBy: 'tls', installedOn: { server: 'nginx', sessions: 'files' } },
    },
    // Two computers with one database between them, asked in turn: what the module knows stands in the database.
    {
      name: 'two-nodes',
      testDir: 'e2e',
      testMatch: ['login-again.test.ts', 'background.test.ts', 'warning.test.ts'],
      use: { csp: true, installedOn: { server: 'two-nodes', sessions: 'database' } },
    },
    {
      name: 'unusual-addresses',
      testDir: 'e2e',
      grepInvert: ofNoServer.anywhere,
      testMatch: ['coming-back.test.ts', 'login-again.test.ts', 'settings.test.ts', 'switched-off.test.ts'],
      use: {
        installedOn: {
          server: 'apache',
          indexPage: true,
          adminUri: 'office',
          constants: { APP_CSRF_PROTECTION: false },
        },
      },
    },
    {
      name: 'plain-http',
      testDir: 'e2e',
      testMatch: ['warning.test.ts', 'background.test.ts', 'login-again.test.ts', 'settings.test.ts'],
      use: { reachedBy: 'plain http', installedOn: { server: 'nginx' } },
    },
    // What a jump through time cannot show is waited for; and a dozen promises once more, in the way that anybody goes whose
    // clock nothing here can move: at somebody's own Perfex, without a compiler, on another system. They come first and one
    // at a time: beside them the faults, which follow, have the processor to themselves.
    {
      name: 'real-time',
      testDir: 'e2e/real-time',
      timeout: 150_000,
      workers: 1,
      use: { profile: '3.x', csp: true, inRealTime: true, waitedSecondsPerMinute: 20 },
    },
    {
      name: 'waiting-way',
      ...ofThePersons,
      grep: /@waiting-way/,
      workers: 1,
      use: { profile: '3.x', csp: true, inRealTime: true },
    },
    // What really happens to laptops, browsers and networks: a suite of its own, `npm run test:faults`.
    // Browsers as people start them cost more than Playwright's, so a minute lasts longer, and there is one more of them:
    // what takes a person a moment takes her seconds when both cores are busy.
    {
      name: 'faults',
      testDir: 'e2e/faults',
      testMatch: '**/*.test.ts',
      timeout: 150_000,
      use: { profile: '3.x', csp: true },
    },
    // And ten thousand inputs where `npm test` tries a few.
    {
      name: 'fuzz',
      testDir: '.',
      testMatch: ['core/*.fuzz.test.ts', 'src/*.fuzz.test.ts', 'perfex/*.fuzz.test.ts'],
      use: { inputs: 10_000 },
    },
    // Whether planting tells a bug that was caught from one that was not.
    { name: 'planting', testDir: 'mutations', testMatch: 'check-catches.test.ts', timeout: 150_000 },
  ],
});
