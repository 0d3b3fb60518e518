// Whether the module is still there: every page that it renders says hello. A page that does not makes the worker
// ask the server, and that is how a module that was switched off or deleted gets rid of its worker. What is awaited
// is written down, so that the next event finishes a check that the browser cut short.
import { get, update } from 'idb-keyval';
import { keeper } from './keeper.js';
import { inStore } from './store.js';

interface HelloCheck {
  /** The page that was let through and has not said hello yet. */
  readonly awaited?: { readonly id: string; readonly since: number } | undefined;
  readonly askedAt: number;
}

const KEY = 'hello-check';

/** How long a page may take to say hello, in milliseconds. */
const HELLO_LIMIT = 4000;

/** Downloads and print views never say hello; they may cost one report in this time, in milliseconds. */
const ASK_EVERY = 60_000;

/** A top-level page was let through: its hello is awaited. Resolves when the check is over. */
export async function awaitHello(id: string): Promise<void> {
  await change((check) => ({ askedAt: 0, ...check, awaited: { id, since: Date.now() } }));
  await new Promise((resolve) => setTimeout(resolve, HELLO_LIMIT));
  await finishHelloCheck();
}

/** A page has said hello. */
export async function noteHello(id: string): Promise<void> {
  const check = await inStore((store) => get<HelloCheck>(KEY, store)).catch(() => undefined);
  if (check?.awaited?.id === id) await change((now) => ({ askedAt: 0, ...now, awaited: undefined }));
}

/** Asks the server when a hello has been awaited for too long. */
export async function finishHelloCheck(): Promise<void> {
  let isDue = false;
  await change((check) => {
    const now = Date.now();
    const { awaited, askedAt = 0 } = check ?? {};
    isDue =
      awaited !== undefined &&
      Math.abs(now - awaited.since) >= HELLO_LIMIT &&
      Math.abs(now - askedAt) >= ASK_EVERY;
    return isDue ? { askedAt: now } : check;
  });
  if (isDue) await keeper.ask();
}

async function change(decide: (check: HelloCheck | undefined) => HelloCheck | undefined): Promise<void> {
  // Without a database nothing outlives this worker, and a check that is lost is made at the next page.
  await inStore((store) => update<HelloCheck | undefined>(KEY, decide, store)).catch(() => undefined);
}
