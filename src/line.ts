// Where the line of core/line.ts meets the browser: the worker is registered by every page and spoken to also by one
// that no worker controls (first visit, hard reload, customers area).
import { messageSW } from 'workbox-window';
import { createLine, type Line } from '../core/line.js';
import type { Heard, PageMessage, WorkerNews } from '../core/messages.js';
import { ANSWER_LIMIT } from '../core/page.js';
import type { Config } from './config.js';
import { sendReport } from './send-report.js';
import { unlessWithheld } from './withheld.js';

/** How long a worker that is being installed may take before the page goes on without it, in milliseconds. */
const START_LIMIT = 10_000;
const LOOK_EVERY = 50;

export function openLine(
  { urls, build }: Config,
  introduce: () => PageMessage,
  onNews: (news: WorkerNews) => void,
): Line {
  const worker = startWorker(urls.worker, urls.scope);

  async function tellWorker(message: PageMessage): Promise<boolean> {
    const to = ownController(urls.worker) ?? (await worker)?.active;
    // workbox-window's answer may never come.
    const heard = to && (await within(ANSWER_LIMIT, messageSW(to, message) as Promise<Heard>));
    if (heard && heard.build !== build) {
      console.info('Inactivity Logout: page and worker are of different builds until a reload.');
    }
    return heard !== undefined;
  }

  workers()?.addEventListener(
    'message',
    ({ data, source, ports: [port] }: MessageEvent<WorkerNews | null>) => {
      if (!isOwn(source as ServiceWorker | null, urls.worker)) return;
      // The worker asks who is there: whoever is silent is sent away by it.
      port?.postMessage(null);
      if (data) onNews(data);
    },
  );
  // Messages to a page wait until it says that it listens.
  workers()?.startMessages();

  return createLine({
    tellWorker,
    introduce,
    onNews,
    now: () => Date.now(),
    wait: pause,
    send: (report) => sendReport(urls.report, report),
  });
}

/** Returns the browser's workers; undefined on plain http and wherever they are withheld. */
function workers(): ServiceWorkerContainer | undefined {
  return unlessWithheld(() => navigator.serviceWorker);
}

/** Returns this page's controller, unless it is another module's worker at a wider scope. */
function ownController(url: string): ServiceWorker | undefined {
  const controller = workers()?.controller;
  return controller && isOwn(controller, url) ? controller : undefined;
}

/**
 * Returns whether this worker is of this page's installation: another one of the same origin, or another module, may say
 * anything to every page. Up to version 0.2.0 its address was beside the admin path.
 */
function isOwn(worker: ServiceWorker | null, url: string): boolean {
  const [script = ''] = url.split('?', 1);
  const before = script.replace(/\/[^/]+(\/[^/]+\/[^/]+)$/, '$1');
  return [script, before].includes(worker?.scriptURL.split('?', 1)[0] ?? '');
}

/** Registers the worker; resolves with its registration once it is active, or undefined where none can be. */
async function startWorker(url: string, scope: string): Promise<ServiceWorkerRegistration | undefined> {
  if (!workers()) return undefined;
  try {
    const registration = await navigator.serviceWorker.register(url, { scope, updateViaCache: 'all' });
    // Looked for instead of listened for: WebKit may tell nobody (docs/platform.md#what-a-start-costs).
    const giveUpAt = performance.now() + START_LIMIT;
    while (!registration.active && performance.now() < giveUpAt) await pause(LOOK_EVERY);
    return registration.active ? registration : undefined;
  } catch {
    // Refused by the browser, by its owner's policy or by a content security policy.
    return undefined;
  }
}

async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | undefined> {
  return await Promise.race([promise, pause(ms)]);
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined));
}
