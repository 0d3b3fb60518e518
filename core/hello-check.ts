// Whether the module is still there: every page that it renders says hello. A page that does not makes the worker
// ask the server, and that is how a module that was switched off or deleted gets rid of its worker. What is awaited
// is written down, so that the next event finishes a check that the browser cut short.

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
