// A stand-in Perfex that the module guards, for the tests of the server's half: over HTTP, with no browser to help it.
// Time stands still here unless a test lets it pass, for the server and for the tests alike: so a deadline is exact to the
// second, however busy the computer is.
import { expect, test as base } from '@playwright/test';
import { MovableClock } from '../host/clock/clock.js';
import { Host, type HostOptions } from '../host/host.js';
import { AdminClient, installModule } from '../host/install-module.js';
import { installedOnce } from '../host/installed-once.js';
import { administrator, agent } from '../host/people.js';
import { packageModule } from '../scripts/package.js';
import type { Answer } from './visitor.js';

export const MODULE = 'inactivity_logout_master';

/** The policy of these tests: one minute, with a warning of 30 seconds. What follows from it is in seconds. */
export const POLICY = { enabled: '1', timeout_minutes: '1', warning_seconds: '30', message: 'Soon.' };
export const EXPIRE_AFTER = 60;
/** So long after the last activity the server refuses whatever it is asked for. */
export const REFUSED_AFTER = refusedAfter(1);
/** For so long besides the cron waits for reports behind a session lock. */
export const LOCK = 300;
/** Later than the server lets anything through. */
export const OVER = justAfter(REFUSED_AFTER);
/** Later than the cron waits for anything. */
export const GONE = OVER + LOCK;

/** How the login page says why. */
export const IDLE_REASON = /role="status"[^>]*>You were logged out after 1 min/;

/** The time of every host of this process: held, and moved by the tests alone. */
export const clock = new MovableClock();
clock.holdAt(clock.now());
process.once('exit', () => clock.remove());

/** What playwright.config.ts says of the server that this project's tests run on. Default: nothing, the small one. */
function installedOn(): HostOptions {
  return (base.info().project.use as { installedOn?: HostOptions }).installedOn ?? {};
}

/** A Perfex without the module, on the server of this project. Whoever starts it closes it. */
export function startPerfex(options: HostOptions = {}): Promise<Host> {
  return Host.start({ clock, ...installedOn(), ...options });
}

/** A Perfex with the module installed and the policy saved. Whoever starts it closes it. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  if (installedOn().server !== undefined) {
    // Its database cannot be copied like a folder.
    return guard(await startPerfex(options));
  }
  const { profile = '3.x' } = options;
  const copyOf = await installedOnce(profile, { profile, clock }, guard);
  return startPerfex({ ...options, copyOf });
}

/** Installs the module and saves the policy; closes the host when that fails. */
export async function guard(host: Host, policy: Record<string, string> = POLICY): Promise<Host> {
  try {
    const { zip, fileName } = packageModule();
    const place = { adminUri: host.adminUrl.slice(host.url.length + 1) };
    await installModule(host.url, zip, fileName, administrator, place);
    const client = await AdminClient.logIn(host.url, administrator, place);
    const named = Object.entries(policy).map(([name, value]) => [`inactivity_logout_${name}`, value]);
    await client.saveSettings('inactivity_logout', Object.fromEntries(named) as Record<string, string>);
    return host;
  } catch (problem) {
    await host.close();
    throw problem;
  }
}

/** Nothing can be written into a table any more, as on a disk that is full, until the answered function is called. */
export async function fillDisk(
  host: Host,
  refused: 'UPDATE ON tbloptions' | 'INSERT ON tblinactivity_logout_holds' = 'UPDATE ON tbloptions',
): Promise<() => Promise<unknown>> {
  const refuses =
    installedOn().server === undefined
      ? "BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END"
      : "FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The disk is full.'";
  await host.query(`CREATE TRIGGER full BEFORE ${refused} ${refuses}`);
  return () => host.query('DROP TRIGGER full');
}

export const test = base.extend<{ ownHost: Host }, { host: Host }>({
  // Shared: these tests leave nothing behind that another one could see.
  host: [
    async ({}, use) => {
      const host = await startHost();
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
  // For tests that change settings or break something.
  ownHost: async ({}, use) => {
    const host = await startHost();
    await use(host);
    await host.close();
  },
});

/** After how many seconds without activity a timeout of so many minutes refuses: with one report interval and 15 s. */
export function refusedAfter(minutes: number): number {
  const expireAfter = minutes * 60;
  return expireAfter + Math.min(60, expireAfter / 5) + 15;
}

/** What the clock shows, in epoch seconds. */
export function now(): number {
  return clock.now() / 1000;
}

/** So many seconds pass. */
export function wait(seconds: number): void {
  waitUntil(now() + seconds);
}

/** Time passes until a moment, in epoch seconds. */
export function waitUntil(moment: number): void {
  clock.holdAt(moment * 1000);
}

/** Time passes until a second before a moment; three times on the way, the last time there, something is done. */
export async function untilJustBefore(moment: number, act: () => Promise<unknown>): Promise<void> {
  const step = (justBefore(moment) - now()) / 3;
  for (const steps of [2, 1, 0]) {
    waitUntil(justBefore(moment) - steps * step);
    await act();
  }
}

/** A second before a moment, or before the end of a duration. */
export function justBefore(moment: number): number {
  return moment - 1;
}

/** A second after it. */
export function justAfter(moment: number): number {
  return moment + 1;
}

export interface Row {
  readonly session_id: string;
  readonly staff_id: string;
  readonly last_activity_at: string;
  readonly ended_at: string | null;
  readonly cause: string | null;
  readonly ended_by: string | null;
}

export async function rowOf(host: Host, session: string): Promise<Row | undefined> {
  const rows = await host.query('SELECT * FROM tblinactivity_logout_sessions WHERE session_id = ?', [
    session,
  ]);
  return rows[0] as Row | undefined;
}

/** How many lines of the activity log say that the agent was logged out for inactivity. */
export async function logoutsOnRecord(host: Host): Promise<number> {
  const lines = await host.query(
    `SELECT 1 FROM tblactivity_log JOIN tblstaff ON tblactivity_log.staffid = CONCAT(firstname, ' ', lastname)
     WHERE description LIKE 'Logged out after%' AND email = ?`,
    [agent.email],
  );
  return lines.length;
}

/** What the activity log says of the end of a login. */
export async function linesAbout(host: Host, session: string): Promise<string[]> {
  const lines = await host.query('SELECT description FROM tblactivity_log WHERE description LIKE ?', [
    `Logged out %[session ${session.slice(0, 8)}]`,
  ]);
  return lines.map(({ description }) => String(description));
}

export function expectLoginPage(answer: Answer): void {
  expect(answer.location).toBe('/admin/authentication');
  expect([302, 303, 307]).toContain(answer.status);
}
