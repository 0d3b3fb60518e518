// How a world stands, as a text: two worlds with the same text go on in the same way. Moments are told by how long ago
// they were, to the second and no longer than any rule looks back; sessions by the order in which they appear.
import type { World } from './day.js';

/** No rule tells moments apart that are further away than this, in seconds: timeout and grace, and a lid that was closed. */
const FAR = 180;

export function fingerprintOf({ browser, server, network, timeline }: World): string {
  const names = new Map<string, string>();
  const wall = browser.now();

  function tell(key: string, value: unknown): unknown {
    if (typeof value === 'string' && /^login\d+$/.test(value)) {
      if (!names.has(value)) names.set(value, `login ${names.size}`);
      return names.get(value);
    }
    if (typeof value !== 'number' || key === 'revision') return value;
    const ago = Math.abs(value) > 1e12 ? wall - value : value;
    return Math.max(-FAR, Math.min(FAR, Math.round(ago / 1000)));
  }

  const [tab] = browser.tabs;
  const login = server.open(browser.cookie);
  return JSON.stringify(
    {
      shown: [tab?.content, tab?.path, tab?.session, tab?.seen(), tab?.isVisible],
      page: tab?.guard?.page,
      database: { ...browser.database, audience: browser.database.audience?.[tab?.guard?.id ?? ''] },
      cookie: browser.cookie,
      login: login && { ...login, id: undefined, startedAt: 0 },
      worker: [browser.isRegistered, browser.worker && browser.worker.busyUntil - timeline.now],
      weather: network.weather,
    },
    tell,
  );
}
