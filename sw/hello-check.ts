// Runs the check of core/hello-check.ts over this worker's database and its timer.
import { get, update } from 'idb-keyval';
import {
  HELLO_LIMIT,
  isHelloOverdue,
  onHelloHeard,
  onLetThrough,
  type HelloCheck,
} from '../core/hello-check.js';
import { keeper } from './keeper.js';
import { inStore } from './store.js';

const KEY = 'hello-check';

/** What is awaited once nothing could be written down: what is written is old news then, for as long as this worker lives. */
let inMemory: { check: HelloCheck | undefined } | undefined;

/** A top-level page was let through: its hello is awaited. Resolves when the check is over. */
export async function awaitHello(id: string): Promise<void> {
  await change((check) => onLetThrough(check, id, Date.now()));
  await new Promise((resolve) => setTimeout(resolve, HELLO_LIMIT));
  await finishHelloCheck();
}

/** A page has said hello. */
export async function noteHello(id: string): Promise<void> {
  const check = inMemory
    ? inMemory.check
    : await inStore((store) => get<HelloCheck>(KEY, store)).catch(() => undefined);
  if (onHelloHeard(check, id) !== check) await change((now) => onHelloHeard(now, id));
}

/** Asks the server when a hello has been awaited for too long. */
export async function finishHelloCheck(): Promise<void> {
  let isDue = false;
  await change((check) => {
    const now = Date.now();
    isDue = isHelloOverdue(check, now);
    return isDue ? { askedAt: now } : check;
  });
  if (isDue) await keeper.ask();
}

async function change(decide: (check: HelloCheck | undefined) => HelloCheck | undefined): Promise<void> {
  if (inMemory === undefined) {
    try {
      return await inStore((store) => update<HelloCheck | undefined>(KEY, decide, store));
    } catch {
      inMemory = { check: undefined };
    }
  }
  inMemory.check = decide(inMemory.check);
}
