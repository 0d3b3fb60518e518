// The line of a page whose worker has vanished.
import { expect, test } from '@playwright/test';
import { createLine } from './line.js';
import { newPage, onNews, onReturn, viewAt } from './page.js';
import type { Answer, Report } from './report.js';

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

/** The line of a page whose worker hears as many of its messages as are listed, and what reaches the server. */
function lineWith(hears: boolean[]) {
  const told: string[] = [];
  const sent: Report[] = [];
  let introductions = 0;
  const clock = { now: NOON };
  const line = createLine({
    tellWorker(message) {
      told.push(message.type);
      return Promise.resolve(hears.shift() ?? false);
    },
    introduce() {
      introductions += 1;
      return { type: 'HELLO', copy: { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy }, locked };
    },
    onNews: () => undefined,
    now: () => clock.now,
    wait: () => new Promise(() => undefined),
    send(report) {
      sent.push(report);
      return Promise.resolve({ verdict: 'alive', session: 'a', idleFor: 0, policy });
    },
  });
  return { line, told, sent, clock, introductions: () => introductions };
}

/** Resolves when everything that need not wait has been done. */
function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('a worker that hears is told once, one that was being started twice, and the server nothing', async () => {
  const { line, told, sent } = lineWith([true, false, true]);
  await quiet();
  line.tell({ type: 'ACTIVITY', session: 'a', at: NOON });
  await quiet();
  expect(told).toEqual(['HELLO', 'ACTIVITY', 'ACTIVITY']);
  line.leave();
  await quiet();
  expect(sent).toEqual([]);
});

test('a page whose worker has vanished tells the server itself, from the first message that nobody heard', async () => {
  const { line, sent, clock, introductions } = lineWith([true]);
  await quiet();
  clock.now = NOON + 2 * MINUTE;
  line.tell({ type: 'ACTIVITY', session: 'a', at: NOON + 2 * MINUTE });
  await quiet();
  expect(sent).toEqual([{ session: 'a' }, { session: 'a', idleFor: 0 }]);

  clock.now += 5000;
  line.tell({ type: 'ACTIVITY', session: 'a', at: clock.now });
  await quiet();
  expect(sent).toHaveLength(2);
  line.leave();
  await quiet();
  expect(sent.slice(2)).toEqual([{ session: 'a', idleFor: 0 }]);
  expect(introductions()).toBe(2);
});

test('without a worker, only the server knows whether somebody works in another tab', async () => {
  const { line, sent } = lineWith([]);
  await quiet();
  expect(sent).toEqual([{ session: 'a' }]);
  line.tell({ type: 'CHECK', copy: { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy } });
  await quiet();
  expect(sent).toEqual([{ session: 'a' }, { session: 'a' }]);
});

test(
  'without a worker, a page that wakes tells of the work before its sleep that the server has not heard of',
  { tag: '@catches:unheard-work-forgotten' },
  async () => {
    const { line, sent, clock } = lineWith([]);
    await quiet();
    line.tell({ type: 'ACTIVITY', session: 'a', at: NOON });
    clock.now = NOON + 5000;
    line.tell({ type: 'ACTIVITY', session: 'a', at: clock.now });
    await quiet();
    const before = sent.length;
    clock.now += 14 * MINUTE;
    line.tell({ type: 'CHECK', copy: { id: 'a', lastActivityAt: NOON + 5000, seenAt: clock.now, policy } });
    await quiet();
    expect(sent.slice(before)).toEqual([{ session: 'a', idleFor: 14 * MINUTE }]);
  },
);

test('without a worker, what a page says in the moment in which it opens is told, too', async () => {
  const { line, sent, clock, introductions } = lineWith([]);
  clock.now = NOON + 16 * MINUTE;
  const copy = { id: 'a', lastActivityAt: NOON, seenAt: clock.now, policy };
  line.tell({ type: 'EXPIRED', copy, returnTo: '/admin/clients', locked });
  await quiet();
  expect(sent).toContainEqual({ session: 'a', idleFor: 16 * MINUTE, returnTo: '/admin/clients' });
  // One keeper hears both: to the worker, and to it.
  expect(introductions()).toBe(2);
});
