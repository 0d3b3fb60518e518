// What the worker listens to. Any script of the site can send it anything, and what is written down must not break the
// next navigation.
import type { PageMessage } from './messages.js';
import { isRecord } from './record.js';
import { isAnchor, isSession, isSessionName } from './session.js';

/** Returns whether this is something that a page says, in the shape that this build knows. */
export function isPageMessage(heard: unknown): heard is PageMessage {
  const { type, session, at, anchor, copy, page, locked, returnTo, reason, until } = (heard ?? {}) as {
    [field: string]: unknown;
  };
  if (type === 'ACTIVITY') return isSessionName(session) && Number.isFinite(at) && isAnchor(anchor);
  if (type === 'HOLD') return isSessionName(session) && Number.isFinite(until) && typeof reason === 'string';
  if (type === 'CHECK') return isSession(copy);
  if (type === 'EXPIRED' && typeof returnTo !== 'string') return false;
  return isRecord({ session: copy, locked, heardActivityAt: 0, reportedAt: 0, pages: page ? [page] : [] });
}
