// What the worker listens to. Any script of the site can send it anything, and what is written down must not break the
// next navigation.
import type { PageMessage } from './messages.js';
import { isRecord } from './record.js';

/** How the server names sessions: a report of anything else is refused, and at the deadline that looks like a firewall. */
const SESSION_NAME = /^[a-z0-9]{1,64}$/;

/** Returns whether this is something that a page says, in the shape that this build knows. */
export function isPageMessage(heard: unknown): heard is PageMessage {
  const { type, session, at, copy, locked, returnTo } = (heard ?? {}) as { [field: string]: unknown };
  const { id } = (type === 'ACTIVITY' ? { id: session } : (copy ?? {})) as { id?: unknown };
  if (typeof id !== 'string' || !SESSION_NAME.test(id)) return false;
  if (type === 'ACTIVITY') return Number.isFinite(at);
  if (type === 'EXPIRED' && typeof returnTo !== 'string') return false;
  const texts = type === 'CHECK' ? { title: '', message: '', language: '', direction: '' } : locked;
  const { title, message, language, direction } = (texts ?? {}) as { [text: string]: unknown };
  if ([title, message, language, direction].some((text) => typeof text !== 'string')) return false;
  return isRecord({ session: copy, locked: texts, heardActivityAt: 0, reportedAt: 0 });
}
