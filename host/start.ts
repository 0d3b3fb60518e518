// `npm start`: the stand-in Perfex with the module installed as an administrator would, and a few lines that say what
// to try. PORT, PROFILE, TIMEOUT_MINUTES and SECONDS_PER_MINUTE change it.

import { pathToFileURL } from 'node:url';
import { packageModule } from '../scripts/package.js';
import { Host } from './host.js';
import { AdminClient, installModule } from './install-module.js';
import { administrator, agent } from './people.js';

interface Wishes {
  port: number;
  profile: '2.x' | '3.x';
  timeoutMinutes: number | undefined;
  secondsPerMinute: number;
}

/** Reads the wishes of whoever starts the demo; throws with a sentence when one of them makes no sense. */
export function readWishes(environment: NodeJS.ProcessEnv): Wishes {
  const { PORT, PROFILE = '3.x', TIMEOUT_MINUTES, SECONDS_PER_MINUTE } = environment;
  if (PROFILE !== '2.x' && PROFILE !== '3.x')
    throw new Error(`PROFILE must be 2.x or 3.x, not "${PROFILE}".`);
  return {
    port: wholeNumber('PORT', PORT, 0, 65535) ?? 8080,
    profile: PROFILE,
    timeoutMinutes: wholeNumber('TIMEOUT_MINUTES', TIMEOUT_MINUTES, 1, 475),
    secondsPerMinute: positiveNumber('SECONDS_PER_MINUTE', SECONDS_PER_MINUTE) ?? 60,
  };
}

function wholeNumber(
  name: string,
  value: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new Error(`${name} must be a whole number from ${least} to ${most}, not "${value}".`);
}

function positiveNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  throw new Error(`${name} must be a number above 0, not "${value}".`);
}

async function start(): Promise<void> {
  const wishes = readWishes(process.env);
  const { fileName, zip } = packageModule();
  const host = await Host.start({
    port: wishes.port,
    profile: wishes.profile,
    secondsPerMinute: wishes.secondsPerMinute,
  });
  const stop = () => void host.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  try {
    await installModule(host.url, zip, fileName, administrator);
    if (wishes.timeoutMinutes !== undefined) {
      const client = await AdminClient.logIn(host.url, administrator);
      await client.saveSettings('inactivity_logout', {
        inactivity_logout_timeout_minutes: String(wishes.timeoutMinutes),
      });
    }
    const [timeout] = await host.query(
      "SELECT value FROM tbloptions WHERE name = 'inactivity_logout_timeout_minutes'",
    );
    console.log(greeting(host, Number(timeout?.['value']), wishes.secondsPerMinute));
  } catch (problem) {
    await host.close();
    throw problem;
  }
}

function greeting(host: Host, timeoutMinutes: number, secondsPerMinute: number): string {
  const seconds = timeoutMinutes * secondsPerMinute;
  const time = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 6) / 10} minutes`;
  return `
A small CRM, standing in for Perfex, with Inactivity Logout Master installed:

  ${host.adminUrl}

  administrator  ${administrator.email}  ${administrator.password}
  staff          ${agent.email}  ${agent.password}

Logged out after ${time} without activity. What to try:
  - Log in, take your hands off, and watch the warning come; move the mouse and it goes.
  - Open a second tab: working in one keeps the other open.
  - Let the time run out, then reload, or press Back: the login page, which says why.
  - Tick "remember me", close the lid, come back later: logged out all the same.
  - Stop this program with Ctrl+C while logged in, wait, and reload: the locked page.
  - Setup > Settings > Inactivity logout has the time and the message, Utilities > Activity Log the record.

Sooner to see: TIMEOUT_MINUTES=1 SECONDS_PER_MINUTE=20 npm start   (Ctrl+C stops)
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  start().catch((problem: unknown) => {
    console.error(problem instanceof Error ? problem.message : problem);
    process.exit(1);
  });
}
