// The one request to the server, as data: what a report says, how it is written into its header, and what the
// server's answer means. Fetching belongs to the worker, and to the page where there is no worker.
import type { Policy } from './policy.js';
import type { Anchor } from './session.js';

/** What the browser tells the server. A report without `idleFor` only asks. */
export interface Report {
  /** The session that the report speaks of. */
  readonly session: string;
  /** Time since the last activity in milliseconds: a duration, because two computers' clocks need not agree. */
  readonly idleFor?: number;
  /**
   * The server's own moment, as its last page or answer gave it, and how long after the browser had asked for that the
   * last activity came, in milliseconds by the browser's clock; negative for activity before it asked.
   */
  readonly anchor?: { readonly moment: string; readonly since: number };
  /** Why the session is to stay open without activity, and for how long yet; 0: the reason is over. */
  readonly hold?: { readonly reason: string; readonly for: number };
  /** The path to come back to after the next login, such as `/admin/clients/client/5`. */
  readonly returnTo?: string;
  /** The server's signature of that path, from a page that it rendered there for this person. */
  readonly returnSignature?: string;
  /** The person pressed "Log out now". */
  readonly logOut?: true;
}

/** What the server said, or what kept it from saying anything. */
export type Answer =
  | {
      readonly verdict: 'alive' | 'other';
      readonly session: string;
      readonly idleFor: number;
      /** For how long the session is held from now on; absent: it is not. */
      readonly heldFor?: number;
      /** How long the login may last from now on, however active the person is; absent: without an end. */
      readonly lifetimeLeft?: number;
      readonly policy: Policy;
      /** The server's own moment of this answer, to be handed back with the next report as it is. */
      readonly moment?: string;
    }
  /** This report, or something before it, ended the session. */
  | { readonly verdict: 'ended' }
  /** Nobody is logged in. */
  | { readonly verdict: 'none' }
  /** The module is switched off or inactive, in its own words; the worker also concludes it of a deleted one. */
  | { readonly verdict: 'off' }
  /** Something answered that is not our endpoint: a firewall, a captive portal, a gateway that knows no such page. */
  | { readonly verdict: 'unusable' }
  /** The server failed (5xx); the next answer may be better. */
  | { readonly verdict: 'broken' }
  | { readonly verdict: 'slow' }
  | { readonly verdict: 'unreachable' };

/** The header that carries a report. No other origin can send it, and no form or link can. */
export const REPORT_HEADER = 'X-Inactivity-Logout';

/** How long a report may take before the server counts as busy, in milliseconds. */
export const REPORT_LIMIT = 10_000;

/** How long a written path may be, with its signature, in characters: the header must stay below what servers take. */
const RETURN_LIMIT = 3000;

/** How long the reason for a hold may be, in characters: the record has room for no more. */
const REASON_LIMIT = 100;

/** Whoever has been idle for longer has been so for long enough; the server takes no larger number. Seconds. */
const SECONDS_LIMIT = 1e9;

/** Writes a report as the value of its header; durations become seconds, as at every border. */
export function encodeReport(report: Report): string {
  const fields = [`session=${escaped(report.session)}`];
  if (report.idleFor !== undefined) fields.push(`idle_seconds=${seconds(report.idleFor)}`);
  if (report.idleFor !== undefined && report.anchor) {
    const { moment, since } = report.anchor;
    fields.push(`moment=${escaped(moment)}&since_seconds=${seconds(since)}`);
  }
  if (report.hold) {
    const reason = escaped([...report.hold.reason].slice(0, REASON_LIMIT).join(''));
    fields.push(`hold_seconds=${seconds(Math.max(0, report.hold.for))}&hold_reason=${reason}`);
  }
  const returnTo = escaped(report.returnTo ?? '');
  const signature = escaped(report.returnSignature ?? '');
  if (returnTo !== '' && returnTo.length + signature.length <= RETURN_LIMIT) {
    fields.push(`return=${returnTo}`);
    if (signature !== '') fields.push(`return_signature=${signature}`);
  }
  if (report.logOut) fields.push('log_out=1');
  return fields.join('&');
}

function seconds(ms: number): string {
  return Math.max(-SECONDS_LIMIT, Math.min(ms / 1000, SECONDS_LIMIT)).toFixed(3);
}

/** What is no text to a server (half a pair of UTF-16) is left out: a report that cannot be sent shuts like no server. */
function escaped(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Says that somebody was active at this moment, in the server's time too; only asks when the clock went back since. */
export function claimAt(session: string, at: number, anchor: Anchor | undefined, now: number): Report {
  if (anchor === undefined) return { session, idleFor: now - at };
  const { moment, askedAt } = anchor;
  return askedAt > now
    ? { session }
    : { session, idleFor: now - at, anchor: { moment, since: at - askedAt } };
}

/**
 * Composes a report anew that has waited for so many milliseconds. When the clock went back meanwhile, nothing tells how
 * long that was: then it only asks.
 */
export function composedAnew(report: Report, waited: number): Report {
  const { idleFor, anchor, ...question } = report;
  if (idleFor === undefined || waited < 0) return question;
  return { ...report, idleFor: idleFor + waited };
}

/**
 * Reads an answer.
 *
 * - Must take whatever cannot come from our endpoint for `unusable`, never for a guess.
 * - Must believe that the module is off by our own word alone, at any status: a gateway says 404 while a container is
 *   replaced, and the guard would be gone at the next deadline.
 */
export function decodeAnswer(status: number, body: string): Answer {
  const words = parseObject(body);
  if (words?.['verdict'] === 'off') return { verdict: 'off' };
  if (status >= 500) return { verdict: 'broken' };
  const said = status === 200 ? words : undefined;
  switch (said?.['verdict']) {
    case 'ended':
    case 'none':
      return { verdict: said['verdict'] };
    case 'alive':
    case 'other': {
      const policy = decodePolicy(said['policy']);
      const idleSeconds = said['idle_for_seconds'];
      const session = said['session'];
      const leftSeconds = said['lifetime_left_seconds'] ?? undefined;
      const heldSeconds = said['held_for_seconds'] ?? undefined;
      if (policy === undefined || !isDuration(idleSeconds) || typeof session !== 'string') break;
      if (leftSeconds !== undefined && !isDuration(leftSeconds)) break;
      if (heldSeconds !== undefined && !isDuration(heldSeconds)) break;
      return {
        verdict: said['verdict'],
        session,
        idleFor: idleSeconds * 1000,
        ...(leftSeconds === undefined ? {} : { lifetimeLeft: leftSeconds * 1000 }),
        ...(heldSeconds === undefined ? {} : { heldFor: heldSeconds * 1000 }),
        policy,
        ...(typeof said['moment'] === 'string' ? { moment: said['moment'] } : {}),
      };
    }
  }
  return { verdict: 'unusable' };
}

/** Answers the session that this answer names as one of this installation; undefined where it names none. */
export function sessionNamed(report: Report, answer: Answer): string | undefined {
  if (answer.verdict === 'ended') return report.session;
  return answer.verdict === 'alive' || answer.verdict === 'other' ? answer.session : undefined;
}

function decodePolicy(said: unknown): Policy | undefined {
  if (!isObject(said)) return undefined;
  const { revision, expire_after_seconds, warn_after_seconds, report_every_seconds } = said;
  if (typeof revision !== 'number') return undefined;
  if (![expire_after_seconds, warn_after_seconds, report_every_seconds].every(isDuration)) return undefined;
  return {
    revision,
    expireAfter: Number(expire_after_seconds) * 1000,
    warnAfter: Number(warn_after_seconds) * 1000,
    reportEvery: Number(report_every_seconds) * 1000,
  };
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
