// The guard of a page between its decisions: what it says, shows and waits for, in which order, and when it is over.
import { expect, test } from '@playwright/test';
import type { PageMessage, WorkerNews } from './messages.js';
import { createPageGuard } from './page-guard.js';
import { newPage, onHold, onInput, onLook } from './page.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const anchor = { moment: '1800.000-ab', askedAt: NOON };
const session = { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy, anchor };
const locked = { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' } as const;
const rendered = { path: '/admin/x', signature: 'signed' };
const alive = { type: 'SESSION', session, isVerdict: true } as const;

/** The guard of a page that was rendered at noon, and everything that it has done since it was last asked, in order. */
function guarded({ isHidden = false } = {}) {
  const done: unknown[][] = [];
  let introduce!: () => PageMessage;
  let hear!: (news: WorkerNews) => void;
  const clock = { now: NOON };
  const guard = createPageGuard(
    {
      now: () => clock.now,
      isHidden: () => isHidden,
      place: () => ({ path: '/admin/x', locked, rendered }),
      openLine(says, onNews) {
        [introduce, hear] = [says, onNews];
        return {
          tell: (message) => void done.push(['tells', message.type]),
          leave: () => void done.push(['leaves its line']),
        };
      },
      show: (view, { session }, now) =>
        void done.push(['shows', view, session.lastActivityAt - NOON, now - NOON]),
      leaveReport: (report, { revision }) => void done.push(['leaves for navigations', report, revision]),
      go: (to) => void done.push(['goes', to]),
      lookIn: (ms) => void done.push(['looks in', ms]),
      standDown: () => void done.push(['stands down']),
    },
    newPage(session),
  );
  return {
    guard,
    clock,
    introduce: () => introduce(),
    hear: (news: WorkerNews) => hear(news),
    done: () => done.splice(0),
  };
}

test('a page introduces itself as the server has rendered it, with what it knows by then', () => {
  const { guard, clock, introduce, done } = guarded();
  const hello = { type: 'HELLO', copy: session, locked, page: rendered };
  expect(introduce()).toEqual(hello);
  expect(done()).toEqual([]);
  clock.now = NOON + MINUTE;
  guard.apply(onInput);
  const copy = { ...session, lastActivityAt: clock.now, seenAt: clock.now };
  expect(guard.session()).toEqual(copy);
  expect(introduce()).toEqual({ ...hello, copy });
});

test('what somebody does is shown before it is told, and the next look comes last', () => {
  const { guard, clock, done } = guarded();
  clock.now = NOON + MINUTE;
  guard.apply(onInput);
  expect(done()).toEqual([
    ['shows', 'page', MINUTE, MINUTE],
    ['tells', 'ACTIVITY'],
    ['looks in', 1000],
  ]);
});

test('a look at which there is nothing to say says nothing, leaves nothing and goes nowhere', () => {
  for (const isHidden of [false, true]) {
    const { guard, done } = guarded({ isHidden });
    guard.apply(onLook);
    expect(done()).toEqual([
      ['shows', 'page', 0, 0],
      ['looks in', isHidden ? MINUTE : 1000],
    ]);
  }
});

test('a page that is logged out is covered before it goes', () => {
  const { hear, done } = guarded();
  hear({ type: 'LOGGED_OUT', session: 'a', through: 'login' });
  expect(done()).toEqual([
    ['shows', 'curtain', 0, 0],
    ['goes', 'login'],
    ['looks in', 1000],
  ]);
});

test('what no report could say is left for the next navigation, and taken away once one is heard', () => {
  const { clock, hear, done } = guarded();
  const leavings = () => done().filter(([what]) => what === 'leaves for navigations');
  clock.now = NOON + 5;
  hear({ type: 'UNHEARD', session: 'a' });
  const report = { session: 'a', idleFor: 5, anchor: { moment: anchor.moment, since: 0 } };
  expect(leavings()).toEqual([['leaves for navigations', report, 5]]);
  hear(alive);
  expect(leavings()).toEqual([['leaves for navigations', null, 5]]);
  hear(alive);
  expect(leavings()).toEqual([]);
});

test('what a page has not told when it is left it tells before its line is left', () => {
  const { guard, clock, done } = guarded();
  for (const at of [MINUTE, MINUTE + 1000]) {
    clock.now = NOON + at;
    guard.apply(onInput);
  }
  done();
  guard.leave();
  expect(done()).toEqual([
    ['shows', 'page', MINUTE + 1000, MINUTE + 1000],
    ['tells', 'ACTIVITY'],
    ['looks in', 1000],
    ['leaves its line'],
  ]);
});

for (const [where, at, last] of [
  ['in sight goes on without its guard', NOON + MINUTE, [['stands down']]],
  [
    'behind the curtain stays there, and is loaded again',
    NOON + 15 * MINUTE,
    [
      ['shows', 'curtain', 0, 15 * MINUTE],
      ['goes', 'reload'],
      ['looks in', 250],
    ],
  ],
] as const) {
  test(`when the module is off, a page ${where}; nothing that comes later is shown, told or waited for`, () => {
    const { guard, clock, hear, done } = guarded();
    clock.now = at;
    hear({ type: 'STAND_DOWN' });
    expect(done()).toEqual(last);
    const upload = { reason: 'Upload', until: NOON + 60 * MINUTE };
    for (const rule of [onInput, onLook]) guard.apply(rule);
    guard.apply((page, now, place) => onHold(page, upload, now, place));
    for (const news of [alive, { type: 'STAND_DOWN' }] as const) hear(news);
    guard.leave();
    expect(done()).toEqual([['leaves its line']]);
  });
}
