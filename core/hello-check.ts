// Whether the module is still there: every page that it renders says hello. A page that does not makes the worker
// ask the server, and that is how a module that was switched off or deleted gets rid of its worker. What is awaited
// is written down, so that the next event finishes a check that the browser cut short.
import type { Runtime } from './keeper.js';

/** What is written down of it. Moments are epoch milliseconds. */
export interface HelloCheck {
  /** The page that was let through and has not said hello yet. */
  readonly awaited?: { readonly id: string; readonly since: number } | undefined;
  readonly askedAt: number;
}

/** How long a page may take to say hello, in milliseconds. */
export const HELLO_LIMIT = 4000;

/** Downloads and print views never say hello; they may cost one report in this time, in milliseconds. */
const ASK_EVERY = 60_000;

/** A top-level page was let through: its hello is awaited. */
export function onLetThrough(check: HelloCheck | undefined, id: string, now: number): HelloCheck {
  return { askedAt: 0, ...check, awaited: { id, since: now } };
}

/** A page has said hello. */
export function onHelloHeard(check: HelloCheck | undefined, id: string): HelloCheck | undefined {
  return check?.awaited?.id === id ? { ...check, awaited: undefined } : check;
}

/** Answers whether a hello has been awaited for so long that the server is to be asked. */
export function isHelloOverdue(check: HelloCheck | undefined, now: number): boolean {
  const { awaited, askedAt = 0 } = check ?? {};
  if (awaited === undefined || Math.abs(now - awaited.since) < HELLO_LIMIT) return false;
  return Math.abs(now - askedAt) >= ASK_EVERY;
}

/** The place where the check is written down. Both reject when it is broken. */
export interface HelloCheckStore {
  read(): Promise<HelloCheck | undefined>;
  /** Reads, changes and writes in one transaction. */
  update(change: (check: HelloCheck | undefined) => HelloCheck | undefined): Promise<void>;
}

/** Runs the check over what is written down and a timer; `ask` asks the server whether the module is there. */
export function createHelloCheck(
  { now, wait }: Pick<Runtime, 'now' | 'wait'>,
  store: HelloCheckStore,
  ask: () => Promise<void>,
) {
  /** What is awaited once a write has failed: what is stored is stale for as long as this worker lives. */
  let inMemory: { check?: HelloCheck | undefined } | undefined;

  async function change(decide: (check: HelloCheck | undefined) => HelloCheck | undefined): Promise<void> {
    if (inMemory === undefined) {
      try {
        return await store.update(decide);
      } catch {
        inMemory = {};
      }
    }
    inMemory.check = decide(inMemory.check);
  }

  /** Asks the server when a hello has been awaited for too long. */
  async function finish(): Promise<void> {
    let isDue!: boolean;
    await change((check) => {
      isDue = isHelloOverdue(check, now());
      return isDue ? { askedAt: now() } : check;
    });
    if (isDue) await ask();
  }

  return {
    finish,
    /** A top-level page was let through: its hello is awaited. Resolves when the check is over. */
    async expect(id: string): Promise<void> {
      await change((check) => onLetThrough(check, id, now()));
      await wait(HELLO_LIMIT);
      await finish();
    },
    /** A page has said hello. */
    async note(id: string): Promise<void> {
      const stored = await store.read().catch(() => undefined);
      // The write that failed may have taken as long as this.
      const check = inMemory ? inMemory.check : stored;
      if (onHelloHeard(check, id) !== check) await change((latest) => onHelloHeard(latest, id));
    },
  };
}
