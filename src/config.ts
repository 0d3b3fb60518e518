// The config block that the server renders into every admin page, as the page uses it. Seconds become milliseconds.
import type { LockedTexts, RenderedPage } from '../core/messages.js';
import { openPage } from '../core/page.js';
import type { Policy } from '../core/policy.js';
import { areTexts, isRenderedPage } from '../core/record.js';
import { isSession } from '../core/session.js';

export interface Texts {
  readonly title: string;
  /** The administrator's own sentence; text, never HTML. */
  readonly message: string;
  readonly stay: string;
  readonly logOutNow: string;
  readonly stayed: string;
  readonly endingTitle: string;
  readonly endingMessage: string;
  readonly letMeSave: string;
  readonly loggingOut: string;
  readonly lockedTitle: string;
  readonly lockedMessage: string;
  readonly awayTitle?: string;
  readonly awayMessage?: string;
  /** Says how much time is left, with `{time}` in the place of the time. */
  readonly remaining: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface Config {
  /** What everything that this installation keeps in the browser is named by, as in sw/addresses.ts. */
  readonly installation: string;
  readonly session: string;
  /** Whose page it is: a name that only the server can make. */
  readonly person: string;
  /** The server's own moment of this page, to be handed back with a report as it is. */
  readonly moment: string;
  /** Null for the answer to a form. */
  readonly page: RenderedPage | null;
  /** Time without activity as the server knew it when it rendered the page. */
  readonly idleFor: number;
  /** How long the login may last from then on, however active the person is; undefined: without an end. */
  readonly lifetimeLeft: number | undefined;
  /** For how long the session is held from then on; undefined: it is not. */
  readonly heldFor: number | undefined;
  readonly policy: Policy;
  /** Whether nothing but its button dismisses the warning, as at a counter that people pass by. */
  readonly buttonOnly: boolean;
  /** Whether a warning is heard. */
  readonly sound: boolean;
  /** Whether the remaining time is seen before the warning, too. */
  readonly visibleTime: boolean;
  /** The revision of the page script. */
  readonly build: string;
  readonly urls: {
    readonly worker: string;
    readonly clock: string;
    readonly signals: string;
    readonly scope: string;
    readonly report: string;
    readonly login: string;
    readonly logout: string;
  };
  readonly texts: Texts;
}

interface ConfigBlock extends Omit<
  Config,
  'installation' | 'idleFor' | 'lifetimeLeft' | 'heldFor' | 'policy'
> {
  readonly idleForSeconds: number;
  readonly lifetimeLeftSeconds: number | null;
  readonly heldForSeconds: number | null;
  readonly policy: {
    readonly revision: number;
    readonly expireAfterSeconds: number;
    readonly warnAfterSeconds: number;
    readonly reportEverySeconds: number;
  };
}

/** Reads the config block; undefined in a page that has none, where there is nothing to guard. */
export function readConfig(): Config | undefined {
  return parseConfig(textOfBlock());
}

/** Reads the config block of a page whose guard has found it usable: for scripts that only such a guard loads. */
export function readGuardedConfig(): Config {
  return fromBlock(textOfBlock());
}

function textOfBlock(): string {
  return document.getElementById('inactivity-logout-config')?.textContent ?? '';
}

/**
 * Reads the text of a config block.
 *
 * - Must take a text that something on its way has cut or changed for none: half a guard would cover a page for good, or
 *   never. The worker and the server go on judging.
 */
export function parseConfig(text: string): Config | undefined {
  try {
    const config = fromBlock(text);
    return isUsable(config) ? config : undefined;
  } catch {
    return undefined;
  }
}

function fromBlock(text: string): Config {
  const { idleForSeconds, lifetimeLeftSeconds, heldForSeconds, policy, ...block } = JSON.parse(
    text,
  ) as ConfigBlock;
  return {
    ...block,
    installation: `inactivity-logout${block.urls.scope}`,
    idleFor: idleForSeconds * 1000,
    lifetimeLeft: milliseconds(lifetimeLeftSeconds),
    heldFor: milliseconds(heldForSeconds),
    policy: {
      revision: policy.revision,
      expireAfter: policy.expireAfterSeconds * 1000,
      warnAfter: policy.warnAfterSeconds * 1000,
      reportEvery: policy.reportEverySeconds * 1000,
    },
  };
}

function milliseconds(seconds: number | null): number | undefined {
  return seconds == null ? undefined : seconds * 1000;
}

/** Returns whether a worker would understand what the page says with it, and the page knows where to go. */
function isUsable(config: Config): boolean {
  const { page, urls, texts } = config;
  return (
    isSession(openPage(config, 0, 0).session) &&
    (!page || isRenderedPage(page)) &&
    areTexts(...Object.values(lockedTexts(texts)), urls.worker, urls.report, urls.login, urls.logout)
  );
}

export function lockedTexts(texts: Texts): LockedTexts {
  const { lockedTitle: title, lockedMessage: message, language, direction } = texts;
  // A page of version 0.2.0 that is open at an update may get this script.
  const { awayTitle = '', awayMessage = '' } = texts;
  return { title, message, awayTitle, awayMessage, language, direction };
}
