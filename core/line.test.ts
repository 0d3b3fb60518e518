// The line of a page whose worker has vanished.
import { expect, test } from '@playwright/test';
import { createLine } from './line.js';
import { newPage, onNews, onReturn, viewAt } from './page.js';
import type { Answer } from './report.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const locked = { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' } as const;

test(
  'a page that the browser had kept, and whose worker has vanished, stays covered until the server has answered',
  { tag: '@catches:kept-page-believes-itself' },
  async () => {
    let page = newPage({ id: 'a', lastActivityAt: NOON, seenAt: NOON, policy });
    let answer!: (answer: Answer) => void;
    const answered = new Promise<Answer>((resolve) => (answer = resolve));
    let ask!: () => void;
    const asked = new Promise<void>((resolve) => (ask = resolve));
    const line = createLine({
      tellWorker: () => Promise.resolve(false),
      introduce: () => ({ type: 'HELLO', copy: page.session, locked }),
      onNews: (news) => (page = onNews(page, news, NOON).page),
      now: () => NOON,
      wait: () => Promise.resolve(),
      send() {
        ask();
        return answered;
      },
    });

    const back = onReturn(page, NOON, { path: '/admin', locked });
    page = back.page;
    line.tell(back.tell!);
    await asked;
    expect(viewAt(page, NOON)).toBe('covered');

    answer({ verdict: 'alive', session: 'a', idleFor: 0, policy });
    await expect.poll(() => viewAt(page, NOON)).toBe('page');
  },
);
