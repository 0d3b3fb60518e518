// Whatever a page hears from its worker, which may be of another build or have lost its mind: the page goes on looking at
// the clock, and only word of its own session opens it.
import { test } from '@playwright/test';
import fc from 'fast-check';
import { expectForAny } from '../fuzz/for-any.js';
import { nearValid } from '../fuzz/near-valid.js';
import { NOW, session, workerNews } from '../fuzz/valid.js';
import type { SessionNews, WorkerNews } from './messages.js';
import { lookAgainIn, newPage, onInput, onLeave, onLook, onNews, viewAt, type Page } from './page.js';
import { isPageMessage } from './page-message.js';
import { encodeReport } from './report.js';
import { isShut } from './session.js';

/** What the edge passes on: whatever says something. */
const news = nearValid(workerNews).filter(Boolean);

const PLACE = {
  path: '/admin/clients',
  locked: { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' },
} as const;

const page: fc.Arbitrary<Page> = fc
  .record({
    session,
    curtain: fc.constantFrom('open', 'open', 'covered', 'drawn', 'locked'),
    checkedAt: fc.constantFrom(undefined, NOW - 1000, NOW - 5000),
    isCheckAnswered: fc.boolean(),
    isUnheard: fc.boolean(),
    leftAt: fc.constantFrom(0, NOW - 1000),
  })
  .map(({ session: copy, ...state }) => ({ ...newPage(copy), ...state }));

/** What a page has in sight, whatever it warns of. */
function isOpen(page: Page): boolean {
  return !['curtain', 'locked', 'covered'].includes(viewAt(page, NOW));
}

test('whatever a page hears, it looks at the clock again within a minute, and says what a worker understands', async () => {
  await expectForAny(fc.record({ page, news }), ({ page, news }) => {
    const heard = onNews(page, news as WorkerNews, NOW);
    const steps = [heard, ...[onLook, onInput, onLeave].map((rule) => rule(heard.page, NOW, PLACE))];
    for (const { page: next, tell, leaves, go } of steps) {
      const ms = lookAgainIn(next, NOW, true);
      if (!(ms > 0 && ms <= 60_000)) return `looks again in ${ms} ms`;
      if (tell !== undefined && !isPageMessage(structuredClone(tell))) return `says ${fc.stringify(tell)}`;
      if (leaves) encodeReport(leaves);
      if (go !== undefined && !['login', 'logout', 'reload'].includes(go)) return `goes to ${String(go)}`;
    }
    return undefined;
  });
});

test('whatever a page hears, nothing but its own session, open, takes a curtain away', async () => {
  await expectForAny(fc.record({ page, news }), ({ page, news }) => {
    if (isOpen(page)) return undefined;
    const { page: next } = onNews(page, news as WorkerNews, NOW);
    if (!isOpen(next)) return undefined;
    const { type, session: told } = news as SessionNews;
    if (type !== 'SESSION') return 'opens at a word that names no open session';
    if (told.id !== page.session.id) return 'opens for another session';
    return isShut(next.session, NOW) ? 'opens what is shut' : undefined;
  });
});
