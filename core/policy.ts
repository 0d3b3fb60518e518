// The administrator's policy as page and worker carry it. Clamping belongs to the server, which saves it.

/** When to warn and when to log out. All durations in milliseconds. */
export interface Policy {
  /** Grows by one with every change that an administrator saves; the newer of two policies is the greater. */
  readonly revision: number;
  /** Time without activity after which the session has expired. */
  readonly expireAfter: number;
  /** Time without activity after which the warning shows; less than `expireAfter`. */
  readonly warnAfter: number;
  /** How often the server hears about somebody who is active. */
  readonly reportEvery: number;
}

/** Answers the policy to go by: an older revision is old news (a tab from the Back/forward cache carries it). */
export function newerPolicy(known: Policy, offered: Policy): Policy {
  return offered.revision < known.revision ? known : offered;
}
