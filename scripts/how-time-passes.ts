// Finds out, before the tests, whether they can move time here: an hour is moved, and a page, its worker and PHP must all
// have seen it pass, in each engine that they are run in. Where one has not, tests in a browser wait, and it is said why.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { engines, type Engine } from '../e2e/driver/engines.js';
import { TIME_VARIABLE } from '../e2e/driver/how-time-passes.js';
import { MovableClock } from '../host/clock/clock.js';
import { buildWallClock } from '../host/clock/wall-clock.js';
import { startPhp } from '../host/php-version.js';
import { findOrInstallChromium } from './find-chromium.js';

const HOUR = 3_600_000;

/** Until everybody has been asked for the time, on a busy computer; milliseconds. */
const ASKED_WITHIN = 30_000;

const PAGE = '<!doctype html><title>What time is it?</title>';
const WORKER = `self.addEventListener('message', ({ ports: [port] }) => port.postMessage(Date.now()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));`;

/**
 * Decides how time passes in the tests that follow, says so, and leaves it in the environment for them.
 *
 * @param toBeAsked the engines that must have seen the time pass; none where a quick answer will do
 * @returns whether that is as it should be: in CI tests must not wait
 */
export async function decideHowTimePasses(toBeAsked: readonly Engine[] = ['chromium']): Promise<boolean> {
  const why = await whyTimeCannotBeMoved(toBeAsked);
  if (why === undefined) {
    delete process.env[TIME_VARIABLE];
    console.log('       Time is moved by the tests, for browsers and servers together.');
    return true;
  }
  process.env[TIME_VARIABLE] = 'waited';
  console.log(`       Tests in a browser wait for time to pass, on a scaled clock: ${why}`);
  return process.env['CI'] === undefined || process.env['BASE_URL'] !== undefined;
}

async function whyTimeCannotBeMoved(toBeAsked: readonly Engine[]): Promise<string | undefined> {
  if (process.env['BASE_URL'] !== undefined) return 'the Perfex at BASE_URL keeps its own time.';
  if (process.env[TIME_VARIABLE] === 'waited') return `${TIME_VARIABLE}=waited asks for it.`;
  try {
    buildWallClock();
    for (const engine of toBeAsked) {
      const who = await whoseHourHasNotPassed(engine);
      if (who !== undefined) return who;
    }
    return undefined;
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}

async function whoseHourHasNotPassed(engine: Engine): Promise<string | undefined> {
  if (engine === 'chromium') findOrInstallChromium();
  const clock = new MovableClock();
  const server = createServer(({ url }, response) => {
    const isWorker = url === '/worker.js';
    response.setHeader('Content-Type', isWorker ? 'text/javascript' : 'text/html');
    response.end(isWorker ? WORKER : PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = engines[engine].own({ clock });
  try {
    const php = await startPhp(1, () => clock.now());
    await browser.start();
    const page = await browser.openTab();
    await page.open(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await page.ask(startWorker, undefined);
    const before = Date.now();
    clock.moveBy(HOUR);
    const shown = {
      [`a page of ${engine}`]: await page.ask(() => Date.now(), undefined),
      [`a service worker of ${engine}`]: await page.ask(timeOfWorker, undefined),
      PHP: Number((await php.run({ code: '<?php echo microtime(true) * 1000;' })).text),
    };
    php.exit();
    for (const [who, moment] of Object.entries(shown)) {
      if (moment < before + HOUR - 1 || moment > before + HOUR + ASKED_WITHIN)
        return `an hour was moved, and for ${who} ${((moment - before) / 1000).toFixed(1)} s have passed.`;
    }
    return undefined;
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    clock.remove();
  }
}

/** Runs in the page. */
async function startWorker(): Promise<void> {
  await navigator.serviceWorker.register('/worker.js');
  await navigator.serviceWorker.ready;
}

/** Runs in the page. */
async function timeOfWorker(): Promise<number> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<number>((resolve) => (port1.onmessage = ({ data }) => resolve(data as number)));
  active?.postMessage('What time is it?', [port2]);
  return await answer;
}
