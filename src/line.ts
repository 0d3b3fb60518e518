// The line to the worker. It is opened for every page, also for one that no worker controls (first visit, hard
// reload, customers area), and falls back to the direct line when nobody answers.
import { messageSW, Workbox } from 'workbox-window';
import type { Heard, PageMessage, WorkerNews } from '../core/messages.js';
import { ANSWER_LIMIT } from '../core/page.js';
import type { Config } from './config.js';
import { createDirectLine, type DirectLine } from './direct-line.js';

export interface Line {
  tell(message: PageMessage): void;
}

/** How long a worker that is being installed may take before the page goes on without it, in milliseconds. */
const START_LIMIT = 10_000;

export function openLine(
  config: Config,
  introduce: () => PageMessage,
  onNews: (news: WorkerNews) => void,
): Line {
  let direct: DirectLine | undefined;
  const worker = startWorker(config.urls.worker, config.urls.scope);

  async function tellSomebody(message: PageMessage): Promise<void> {
    const isHeard = (await tellWorker(message)) || (await tellWorker(message));
    if (isHeard) return;
    direct ??= introduced(createDirectLine(config.urls.report, onNews));
    if (message.type !== 'HELLO') direct.tell(message);
  }

  function introduced(line: DirectLine): DirectLine {
    line.tell(introduce());
    return line;
  }

  async function tellWorker(message: PageMessage): Promise<boolean> {
    const to = ownController(config.urls.worker) ?? (await worker)?.active;
    // workbox-window's answer may never come.
    const heard = to && (await within(ANSWER_LIMIT, messageSW(to, message) as Promise<Heard>));
    if (heard && heard.build !== config.build) {
      console.info(
        'Inactivity Logout: this page and its worker are of different builds; a reload brings them together.',
      );
    }
    return heard !== undefined;
  }

  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<WorkerNews | null>) => {
    if (data) onNews(data);
  });
  // Messages to a page wait until it says that it listens.
  navigator.serviceWorker?.startMessages();
  void tellSomebody(introduce());

  return {
    tell(message) {
      void tellSomebody(message);
    },
  };
}

/** Answers this page's controller, unless it is another module's worker at a wider scope. */
function ownController(url: string): ServiceWorker | undefined {
  const controller = navigator.serviceWorker?.controller;
  const [script] = url.split('?', 1);
  return controller && controller.scriptURL.split('?', 1)[0] === script ? controller : undefined;
}

/** Registers the worker; resolves with its registration once it is active, or undefined where none can be. */
async function startWorker(url: string, scope: string): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  try {
    const workbox = new Workbox(url, { scope, updateViaCache: 'all' });
    const registration = await workbox.register({ immediate: true });
    if (registration === undefined || registration.active) return registration;
    await within(START_LIMIT, activated(registration.installing ?? registration.waiting));
    return registration.active ? registration : undefined;
  } catch {
    // Refused by the browser, by its owner's policy or by a content security policy.
    return undefined;
  }
}

function activated(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve) => {
    const look = () => worker?.state === 'activated' && resolve();
    worker?.addEventListener('statechange', look);
    look();
  });
}

async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value | undefined> {
  return await Promise.race([
    promise,
    new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined)),
  ]);
}
