// Whatever became of the config block on its way: a proxy that "optimizes" pages, a module that rewrites them, a page of an
// older version that meets a newer script.
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { openPage } from '../core/page.js';
import { isPageMessage } from '../core/page-message.js';
import { deadlineOf, isShut } from '../core/session.js';
import { expectForAny } from '../fuzz/for-any.js';
import { nearValid, nearValidText } from '../fuzz/near-valid.js';
import { NOW } from '../fuzz/valid.js';
import { lockedTexts, parseConfig } from './config.js';

const ADDRESS = 'https://crm.example/admin';

const block = fc.record({
  session: fc.constant('a1b2c3'),
  moment: fc.constant('1799999999.125-0f1e2d'),
  page: fc.constantFrom(null, { path: '/admin/clients', signature: '0f'.repeat(16) }),
  idleForSeconds: fc.constantFrom(0, 0.25, 840, 900),
  lifetimeLeftSeconds: fc.constantFrom(null, 0, 3600.5),
  policy: fc.constant({
    revision: 5,
    expireAfterSeconds: 900,
    warnAfterSeconds: 840,
    reportEverySeconds: 60,
  }),
  build: fc.constant('0f1e2d'),
  urls: fc.constant({
    worker: `${ADDRESS}/inactivity_logout_master/worker?v=1`,
    clock: `${ADDRESS}/inactivity_logout_master/worker?of=page&v=1`,
    scope: '/admin',
    report: `${ADDRESS}/inactivity_logout_master/session`,
    login: `${ADDRESS}/authentication`,
    logout: `${ADDRESS}/authentication/logout`,
  }),
  texts: fc.constant({
    title: 'Still there?',
    message: 'You have not been active for a while.',
    stay: 'Stay',
    lockedTitle: 'Locked',
    awayTitle: 'No connection',
    awayMessage: 'Wait.',
    lockedMessage: 'Wait',
    language: 'en',
    direction: 'ltr',
  }),
});

test('a page of a version that had no words for a server that is away keeps its guard', () => {
  const [now] = fc.sample(block, 1);
  const { awayTitle: _, awayMessage: __, ...texts } = now!.texts;
  expect(parseConfig(JSON.stringify({ ...now, texts }))).toBeDefined();
});

/** How far a clock may have been put back unnoticed, in milliseconds. */
const UNNOTICED = 2 * 60_000;

test('whatever a config block says, its page has no guard or one that its worker hears and that ends in time', async () => {
  const texts = fc.oneof(
    // JSON has no words for some of it.
    nearValid(block).map(
      (value) => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? 7 : part)) ?? '',
    ),
    nearValidText(block.map((value) => JSON.stringify(value))),
  );
  await expectForAny(texts, (text) => {
    const config = parseConfig(text);
    if (config === undefined) return undefined;
    const { session } = openPage(config, 0, NOW);
    const hello = { type: 'HELLO', copy: session, locked: lockedTexts(config.texts), page: config.page };
    if (!isPageMessage(hello)) return `says ${fc.stringify(hello)}`;
    const left = deadlineOf(session) - NOW;
    const isOpen = !isShut(session, NOW);
    if (isOpen && !(left <= config.policy.expireAfter + UNNOTICED)) return `is open for ${left} ms`;
    return [config.urls.login, config.urls.logout].every((url) => typeof url === 'string')
      ? undefined
      : 'does not know where to go';
  });
});
