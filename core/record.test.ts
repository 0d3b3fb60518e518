import { expect, test } from '@playwright/test';
import type { Hello, Hold } from './messages.js';
import {
  isAnotherOpen,
  isRecord,
  onActivity,
  onAnswer,
  onCheck,
  onExpired,
  onHello,
  onHold,
  onLogOut,
  onReportDue,
  verdictNeeded,
  withServersPolicy,
  type Record,
} from './record.js';
import type { Answer } from './report.js';
import { phaseAt } from './session.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const DEADLINE = NOON + 15 * MINUTE;
/** How long after the deadline the server waits for a report that could still have come. */
const GRACE = MINUTE + 15_000;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const locked = { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' } as const;
const session = { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy };
const open: Record = {
  session,
  isSettled: false,
  owesLogOut: false,
  heardActivityAt: NOON,
  reportedAt: NOON,
  locked,
};
const settled: Record = { ...open, isSettled: true };
const hello: Hello = { type: 'HELLO', copy: session, locked };
const alive: Answer = { verdict: 'alive', session: 'a', idleFor: 0, policy };

test.describe('a navigation', () => {
  test('goes on without a verdict while there is no record, or a settled or an open one', () => {
    expect(verdictNeeded(undefined, DEADLINE)).toBeUndefined();
    expect(verdictNeeded(settled, DEADLINE)).toBeUndefined();
    expect(verdictNeeded(open, DEADLINE - 1)).toBeUndefined();
  });

  test('needs a verdict from the deadline on, and says how long nobody was active', () => {
    expect(verdictNeeded(open, DEADLINE, '/admin/x')).toEqual({
      session: 'a',
      idleFor: 15 * MINUTE,
      returnTo: '/admin/x',
    });
  });

  test('claims no activity when the clock went back', () => {
    expect(verdictNeeded(open, NOON - 60 * MINUTE)).toStrictEqual({ session: 'a' });
  });

  test('needs a verdict while a logout is owed', () => {
    expect(verdictNeeded({ ...open, owesLogOut: true }, NOON)).toMatchObject({ logOut: true });
  });
});

test.describe('a hello', () => {
  test('of the known session moves no clock', { tag: '@catches:hello-resets-the-clock' }, () => {
    const { record, news } = onHello(open, hello, NOON + 10 * MINUTE);
    expect(record?.session.lastActivityAt).toBe(NOON);
    expect(news).toEqual({ type: 'SESSION', session: record?.session, isVerdict: false });
  });

  test(
    'of a page that claims later activity moves no clock',
    { tag: '@catches:stale-hello-moves-the-clock' },
    () => {
      const later = { ...hello, copy: { ...session, lastActivityAt: NOON + 5 * MINUTE } };
      const { record } = onHello(open, later, NOON + 10 * MINUTE);
      expect(record?.session.lastActivityAt).toBe(NOON);
    },
  );

  test(
    'with an older policy changes nothing, with a newer one is taken',
    { tag: ['@catches:lower-policy-revision-taken', '@catches:new-policy-waits-for-the-next-login'] },
    () => {
      const older = { ...hello, copy: { ...session, policy: { ...policy, revision: 4, expireAfter: 1 } } };
      const newer = {
        ...hello,
        copy: { ...session, policy: { ...policy, revision: 6, expireAfter: 30 * MINUTE } },
      };
      expect(onHello(open, older, NOON).record?.session.policy).toEqual(policy);
      expect(onHello(open, newer, NOON).record?.session.policy.expireAfter).toBe(30 * MINUTE);
    },
  );

  test('without a record starts one that is as idle as the server says', () => {
    const { record, ask } = onHello(
      undefined,
      { ...hello, copy: { ...session, lastActivityAt: NOON - 4 * MINUTE } },
      NOON,
    );
    expect(record).toMatchObject({ owesLogOut: false, session: { lastActivityAt: NOON - 4 * MINUTE } });
    expect(ask).toEqual({ session: 'a' });
  });

  test('without a record is not spread: a page that is covered would take its own word for the answer', () => {
    expect(onHello(undefined, hello, NOON).news).toBeUndefined();
  });

  test('of a new login replaces a settled record', () => {
    const { record } = onHello(settled, { ...hello, copy: { ...session, id: 'b' } }, NOON + 60 * MINUTE);
    expect(record).toMatchObject({ isSettled: false, session: { id: 'b' } });
  });

  test('of the settled session brings nothing back before the server has spoken', () => {
    const { record, ask } = onHello(settled, hello, NOON);
    expect(record).toBe(settled);
    expect(ask).toEqual({ session: 'a' });
  });

  test(
    'of another session than the open one leaves the choice to the server',
    { tag: ['@catches:old-tab-overwrites-newer-login', '@catches:sessions-ordered-by-the-local-clock'] },
    () => {
      const { record, ask } = onHello(open, { ...hello, copy: { ...session, id: 'b' } }, NOON);
      expect(record).toBe(open);
      expect(ask).toEqual({ session: 'b' });
    },
  );

  test('at an expired record asks for the verdict', () => {
    expect(onHello(open, hello, DEADLINE).ask).toMatchObject({ session: 'a', idleFor: 15 * MINUTE });
  });
});

test.describe('activity', () => {
  const at = (moment: number) => ({ type: 'ACTIVITY', session: 'a', at: moment }) as const;

  test(
    'is recorded, told to every tab and reported once a report is due',
    { tag: '@catches:stay-in-one-tab-only' },
    () => {
      const step = onActivity(open, at(NOON + 2 * MINUTE), NOON + 2 * MINUTE);
      expect(step.record?.session.lastActivityAt).toBe(NOON + 2 * MINUTE);
      expect(step.news).toMatchObject({ type: 'SESSION', isVerdict: false });
      expect(step.ask).toEqual({ session: 'a', idleFor: 0 });
    },
  );

  test(
    'counts from when it happened, not from when it is heard of',
    { tag: '@catches:late-activity-counts-as-now' },
    () => {
      const { record } = onActivity(open, at(NOON + MINUTE), NOON + 10 * MINUTE);
      expect(record?.session.lastActivityAt).toBe(NOON + MINUTE);
    },
  );

  test('soon after a report waits for the next one', { tag: '@catches:report-per-activity' }, () => {
    const step = onActivity(open, at(NOON + 10_000), NOON + 10_000);
    expect(step.ask).toBeUndefined();
    expect(step.dueIn).toBe(50_000);
  });

  test('after the deadline is no activity: the server says which of page and record is behind', () => {
    const step = onActivity(open, at(DEADLINE), DEADLINE + 1);
    expect(step.record).toBe(open);
    expect(step.ask).toEqual({ session: 'a', idleFor: 1 });
  });

  test('that was known already is told to nobody', () => {
    expect(onActivity(open, at(NOON), NOON + MINUTE)).toEqual({ record: open });
  });

  test('under a clock that went back is not claimed', () => {
    const yesterday = NOON - 24 * 60 * MINUTE;
    const step = onActivity(open, at(yesterday), yesterday);
    expect(step).toStrictEqual({ record: open, ask: { session: 'a' } });
  });

  test('of a settled session sends its page to the login page', () => {
    expect(onActivity(settled, at(NOON), NOON).news).toMatchObject({ type: 'LOGGED_OUT', through: 'login' });
  });

  test('of a session nobody knows here asks the server, and is not lost with the record', () => {
    expect(onActivity(undefined, at(NOON), NOON + 1).ask).toEqual({ session: 'a', idleFor: 1 });
  });

  test('of another session than the one that is known is not lost: the server judges it', () => {
    const other = { ...open, session: { ...session, id: 'b' } };
    const step = onActivity(other, at(NOON), NOON + 1);
    expect(step).toEqual({ record: other, ask: { session: 'a', idleFor: 1 } });
  });

  test('does not bring back who has pressed "Log out now"', () => {
    const owing = { ...open, owesLogOut: true };
    expect(onActivity(owing, at(NOON + 1), NOON + 1)).toEqual({ record: owing });
  });

  test('is reported in its time: not before, and not where the session is over', () => {
    const active = { ...open, session: { ...session, lastActivityAt: NOON + 1 } };
    expect(onReportDue(active, NOON + MINUTE - 1)).toEqual({ record: active, dueIn: 1 });
    expect(onReportDue(active, NOON + MINUTE).ask).toEqual({ session: 'a', idleFor: MINUTE - 1 });
    const over = { ...active, isSettled: true };
    expect(onReportDue(over, NOON + MINUTE)).toEqual({ record: over });
    expect(onReportDue(active, NOON + 1 + 15 * MINUTE)).toEqual({ record: active });
    expect(onReportDue(undefined, NOON)).toEqual({ record: undefined });
  });

  test('in the very moment of a report waits for the next one', () => {
    const unheard = { ...open, heardActivityAt: NOON - 1 };
    expect(onReportDue(unheard, NOON)).toEqual({ record: unheard, dueIn: MINUTE });
  });

  test('heard of under a clock that was ahead is reported again', () => {
    const heard = { ...open, heardActivityAt: NOON + 1, reportedAt: NOON - MINUTE };
    expect(onReportDue(heard, NOON).ask).toEqual({ session: 'a', idleFor: 0 });
  });

  test('reported under a clock that was ahead does not silence later reports', () => {
    const ahead = { ...open, session: { ...session, lastActivityAt: NOON + 1 }, reportedAt: NOON + MINUTE };
    expect(onReportDue(ahead, NOON + 2).ask).toBeDefined();
  });

  test('that lies in the future is not claimed: the server says how things stand', () => {
    const ahead = { ...open, session: { ...session, lastActivityAt: NOON + MINUTE, seenAt: NOON + MINUTE } };
    expect(onReportDue(ahead, NOON, 'at once').ask).toEqual({ session: 'a' });
  });
});

test.describe('a page whose copy has expired', () => {
  const page = { type: 'EXPIRED', copy: session, returnTo: '/admin/x', locked } as const;

  test('hears that another tab was working', { tag: '@catches:idle-tab-logs-out-the-working-one' }, () => {
    const working = { ...open, session: { ...session, lastActivityAt: DEADLINE - 1000 } };
    const step = onExpired(working, page, DEADLINE);
    expect(step.ask).toBeUndefined();
    expect(step.news).toMatchObject({
      type: 'SESSION',
      session: { lastActivityAt: DEADLINE - 1000 },
      isVerdict: false,
    });
  });

  test('makes the deadline known to the server, with the way back', () => {
    expect(onExpired(open, page, DEADLINE).ask).toMatchObject({ session: 'a', returnTo: '/admin/x' });
  });

  test('is believed where no record is left', () => {
    expect(onExpired(undefined, page, DEADLINE)).toMatchObject({
      record: { session: { id: 'a' } },
      ask: { session: 'a', idleFor: 15 * MINUTE },
    });
  });

  test('of a settled session goes to the login page', () => {
    expect(onExpired(settled, page, DEADLINE).news).toMatchObject({ type: 'LOGGED_OUT' });
  });

  test('that only wants to know is answered by the open record', () => {
    expect(onCheck(open, { type: 'CHECK', copy: session }, NOON).news).toMatchObject({ type: 'SESSION' });
  });

  test('that only wants to know is told by the server where no record is left, or one of another session', () => {
    const check = { type: 'CHECK', copy: session } as const;
    expect(onCheck(undefined, check, NOON + 5)).toEqual({
      record: undefined,
      ask: { session: 'a', idleFor: 5 },
    });
    const other = { ...open, session: { ...session, id: 'b' } };
    expect(onCheck(other, check, NOON)).toEqual({ record: other, ask: { session: 'a' } });
    expect(onCheck(settled, check, NOON).news).toMatchObject({ type: 'LOGGED_OUT', session: 'a' });
  });

  test('by a newer policy than the record has is believed, or nobody would ever lift its curtain', () => {
    const stricter = { ...session, policy: { ...policy, revision: 6, expireAfter: 5 * MINUTE } };
    const step = onExpired(open, { ...page, copy: stricter }, NOON + 6 * MINUTE);
    expect(step.ask).toMatchObject({ session: 'a', idleFor: 6 * MINUTE });
    expect(step.record?.session.policy.revision).toBe(6);
  });

  test('that saw the clock go back asks the server, whatever the record has seen', () => {
    const saw = { ...session, seenAt: NOON + 14 * MINUTE };
    const now = NOON + 9 * MINUTE;
    expect(onExpired(open, { ...page, copy: saw }, now).ask).toMatchObject({ session: 'a' });
    expect(onExpired(open, { ...page, copy: saw }, now).ask?.idleFor).toBeUndefined();
    expect(onCheck(open, { type: 'CHECK', copy: saw }, now).ask).toEqual({ session: 'a' });
  });
});

test.describe('a policy that only a page has spoken of', () => {
  const madeUp = { ...session, policy: { ...policy, revision: 9e9, expireAfter: 9e9 } };
  const believing: Record = { ...open, session: madeUp };

  test('makes the server say at once which one it is', () => {
    const step = onHello(open, { ...hello, copy: madeUp }, NOON);
    expect(withServersPolicy(open, step).ask).toEqual({ session: 'a' });
    const older = { ...session, policy: { ...policy, revision: 4 } };
    const unchanged = onHello(open, { ...hello, copy: older }, NOON);
    expect(withServersPolicy(open, unchanged)).toBe(unchanged);
  });

  test(
    'makes the server say so where no record is left, too',
    { tag: '@catches:made-up-policy-begins-a-record' },
    () => {
      const early = onExpired(undefined, { type: 'EXPIRED', copy: madeUp, returnTo: '/admin', locked }, NOON);
      expect(withServersPolicy(undefined, early)).toEqual({ ...early, ask: { session: 'a' } });
      const nothing = onReportDue(undefined, NOON);
      expect(withServersPolicy(undefined, nothing)).toBe(nothing);
    },
  );

  test('takes nothing from what the server is asked anyway', () => {
    const copy = { ...session, policy: { ...policy, revision: 6, expireAfter: 5 * MINUTE } };
    const page = { type: 'EXPIRED', copy, returnTo: '/admin', locked } as const;
    const shut = onExpired(open, page, NOON + 6 * MINUTE);
    expect(shut.ask).toEqual({ session: 'a', idleFor: 6 * MINUTE, returnTo: '/admin' });
    expect(withServersPolicy(open, shut)).toBe(shut);
  });

  test(
    'opens nothing that is shut before the server has spoken',
    { tag: '@catches:made-up-policy-opens-what-is-shut' },
    () => {
      const page = { copy: madeUp, returnTo: '/admin', locked } as const;
      for (const { record, ask } of [
        onCheck(open, { type: 'CHECK', copy: madeUp }, DEADLINE),
        onExpired(open, { type: 'EXPIRED', ...page }, DEADLINE),
      ]) {
        expect(ask).toMatchObject({ session: 'a', idleFor: 15 * MINUTE });
        expect(verdictNeeded(record, DEADLINE)).toBeDefined();
      }
    },
  );

  test('of the revision that is known changes nothing, whatever it says', () => {
    const copy = { ...session, policy: { ...policy, expireAfter: 30 * MINUTE } };
    expect(onHello(open, { ...hello, copy }, NOON).record?.session.policy).toEqual(policy);
    expect(onCheck(open, { type: 'CHECK', copy }, NOON).record?.session.policy).toEqual(policy);
  });

  test(
    "is outweighed by the server's, whatever its revision",
    { tag: '@catches:made-up-policy-outweighs-the-server' },
    () => {
      const { record, news } = onAnswer(believing, { session: 'a' }, alive, NOON, NOON);
      expect(record?.session.policy).toEqual(policy);
      expect(news).toMatchObject({ session: { policy }, isVerdict: true });
    },
  );
});

test.describe('a login that has reached its longest time', () => {
  const END = NOON + 10 * MINUTE;
  const ending: Record = { ...open, session: { ...session, lastActivityAt: END - 1000, endsAt: END } };

  test('needs a verdict, however active the person is', () => {
    expect(verdictNeeded(ending, END - 1)).toBeUndefined();
    expect(verdictNeeded(ending, END)).toEqual({ session: 'a', idleFor: 1000 });
  });

  test('asks the server when a page goes on working, as one of an older version does', () => {
    const step = onActivity(ending, { type: 'ACTIVITY', session: 'a', at: END + 500 }, END + 501);
    expect(step).toEqual({ record: ending, ask: { session: 'a', idleFor: 1 } });
  });

  test('goes on when the server says how much is left, and ends later for it', () => {
    const left: Answer = { ...alive, lifetimeLeft: 5 * MINUTE };
    const { record } = onAnswer(ending, { session: 'a', idleFor: 0 }, left, END, END);
    expect(record?.session.endsAt).toBe(END + 5 * MINUTE);
  });

  test('has no end any more when the server speaks of none', () => {
    const { record } = onAnswer(ending, { session: 'a', idleFor: 0 }, alive, END, END);
    expect(verdictNeeded(record, END + MINUTE)).toBeUndefined();
  });

  test('is known from a page that the server has just rendered', () => {
    const copy = { ...session, policy: { ...policy, revision: 6 }, endsAt: END };
    expect(onHello(open, { ...hello, copy }, NOON).record?.session.endsAt).toBe(END);
    expect(onHello(undefined, { ...hello, copy }, NOON).record?.session.endsAt).toBe(END);
  });

  test('ends no later for a page that was slow to be shown', () => {
    const copy = { ...ending.session, endsAt: END + 9000 };
    expect(onHello(ending, { ...hello, copy }, NOON).record?.session.endsAt).toBe(END);
    expect(onCheck(ending, { type: 'CHECK', copy }, NOON).record?.session.endsAt).toBe(END);
  });

  for (const [what, stored] of [
    ['nothing', undefined],
    ['no session', { ...open, session: undefined }],
    ['no id', { ...open, session: { ...session, id: undefined } }],
    ['no texts', { ...open, locked: undefined }],
    ['no title', { ...open, locked: {} }],
    ['half the texts', { ...open, locked: { ...locked, message: 7 } }],
    ['an away title that is no text', { ...open, locked: { ...locked, awayTitle: 7 } }],
    ['an away message that is no text', { ...open, locked: { ...locked, awayMessage: 7 } }],
    ['a session that no server would name so', { ...open, session: { ...session, id: 'A&b' } }],
    ['no moment of the last report', { ...open, reportedAt: undefined }],
    ['no moment of the last activity', { ...open, session: { ...session, lastActivityAt: null } }],
    ['no policy', { ...open, session: { ...session, policy: undefined } }],
    ['half a policy', { ...open, session: { ...session, policy: { ...policy, warnAfter: '840' } } }],
  ] as const) {
    test(`is not read from what is written down with ${what}`, () => {
      expect(isRecord(stored)).toBe(false);
    });
  }

  test('is read from what is written down, and so is the record of a version that knew no end', () => {
    expect(isRecord(JSON.parse(JSON.stringify(ending)))).toBe(true);
    expect(isRecord(JSON.parse(JSON.stringify(open)))).toBe(true);
    expect(isRecord({ ...open, session: { ...session, endsAt: 'soon' } })).toBe(false);
  });
});

test('"Log out now" is owed until the server has confirmed it', () => {
  const pressed = onLogOut(open, { type: 'LOG_OUT', copy: session, locked }, NOON);
  expect(pressed.record?.owesLogOut).toBe(true);
  expect(pressed.ask).toMatchObject({ session: 'a', logOut: true });
  const ask = pressed.ask!;
  const offline = onAnswer(pressed.record, ask, { verdict: 'unreachable' }, NOON, NOON);
  expect(offline).toMatchObject({ record: { owesLogOut: true }, way: 'locked', news: { type: 'LOCKED' } });
  const done = onAnswer(offline.record, ask, { verdict: 'ended' }, NOON, NOON);
  expect(done).toMatchObject({ record: { isSettled: true, owesLogOut: false }, way: 'login' });
});

test('"Log out now" needs no record, and of another session than the open one it is the server that knows', () => {
  const pressed = { type: 'LOG_OUT', copy: session, locked } as const;
  expect(onLogOut(undefined, pressed, NOON)).toMatchObject({
    record: { owesLogOut: true, session: { id: 'a' } },
    ask: { session: 'a', logOut: true },
  });
  const other = { ...open, session: { ...session, id: 'b' } };
  expect(onLogOut(other, pressed, NOON)).toEqual({ record: other, ask: { session: 'a' } });
});

test('a logout that is owed stays owed when the server says that the session lives', () => {
  const { record } = onAnswer({ ...open, owesLogOut: true }, { session: 'a' }, alive, NOON, NOON);
  expect(record?.owesLogOut).toBe(true);
});

test.describe('at the deadline the answer', () => {
  const asked = { session: 'a', idleFor: 15 * MINUTE };
  const answered = (answer: Answer) => onAnswer(open, asked, answer, DEADLINE, DEADLINE);

  test(
    'ended and none settle the record, then send to the login page',
    { tag: '@catches:redirect-before-the-record-is-settled' },
    () => {
      for (const verdict of ['ended', 'none'] as const) {
        expect(answered({ verdict })).toMatchObject({
          record: { isSettled: true },
          way: 'login',
          news: { type: 'LOGGED_OUT', session: 'a', through: 'login' },
        });
      }
    },
  );

  test('alive re-anchors the record and lets the page through', () => {
    const step = answered({ ...alive, idleFor: 2 * MINUTE });
    expect(step.record?.session.lastActivityAt).toBe(DEADLINE - 2 * MINUTE);
    expect(step.way).toBeUndefined();
    expect(verdictNeeded(step.record, DEADLINE)).toBeUndefined();
  });

  test('other takes the other session over, and pages of the first one learn it', () => {
    const step = answered({ verdict: 'other', session: 'b', idleFor: MINUTE, policy });
    expect(step).toMatchObject({
      record: {
        isSettled: false,
        owesLogOut: false,
        session: { id: 'b', lastActivityAt: DEADLINE - MINUTE },
        reportedAt: DEADLINE - MINUTE,
        locked,
      },
      news: { type: 'SESSION', isVerdict: true },
    });
    expect(step.way).toBeUndefined();
  });

  test('off makes the guard stand down', () => {
    expect(answered({ verdict: 'off' })).toEqual({ record: undefined, news: { type: 'STAND_DOWN' } });
  });

  for (const verdict of ['unusable', 'broken'] as const) {
    const answeredAt = (now: number, before = open) => onAnswer(before, asked, { verdict }, now, now);
    const leftToPerfex = {
      record: { isSettled: true },
      way: 'logout',
      news: { type: 'LOGGED_OUT', session: 'a', through: 'logout' },
    };

    test(`${verdict} locks and settles nothing while the server might let the session in`, () => {
      for (const now of [DEADLINE, DEADLINE + GRACE]) {
        expect(answeredAt(now)).toMatchObject({ record: open, way: 'locked', news: { type: 'LOCKED' } });
      }
    });

    test(`${verdict} after that settles the record and leaves it to Perfex`, () => {
      expect(answeredAt(DEADLINE + GRACE + 1)).toMatchObject(leftToPerfex);
    });

    test(`${verdict} settles at once what was to be logged out, or lies before a clock that went back`, () => {
      expect(answeredAt(NOON, { ...open, owesLogOut: true })).toMatchObject(leftToPerfex);
      expect(answeredAt(NOON - 60 * MINUTE)).toMatchObject(leftToPerfex);
    });
  }

  test(
    'none at all shows the locked page and settles nothing',
    { tag: ['@catches:open-without-a-server', '@catches:logged-out-said-before-it-is-true'] },
    () => {
      for (const verdict of ['slow', 'unreachable'] as const) {
        expect(answered({ verdict })).toMatchObject({
          record: open,
          way: 'locked',
          news: { type: 'LOCKED' },
        });
      }
    },
  );
});

test(
  'what a clock that went back has shut without a server, the server alone opens, and no clock that has caught up',
  { tag: '@catches:clock-catches-up' },
  () => {
    const back = NOON - 5 * MINUTE;
    for (const verdict of ['slow', 'unreachable'] as const) {
      const { record } = onAnswer(open, { session: 'a' }, { verdict }, back, back);
      expect(verdictNeeded(record, NOON)).toEqual({ session: 'a' });
      const heard = onAnswer(record, { session: 'a' }, { ...alive, idleFor: MINUTE }, NOON, NOON).record;
      expect(heard?.session).toMatchObject({ lastActivityAt: NOON - MINUTE, seenAt: NOON });
      expect(verdictNeeded(heard, NOON)).toBeUndefined();
    }
  },
);

test.describe('without a record the answer', () => {
  const answered = (answer: Answer) => onAnswer(undefined, { session: 'a' }, answer, NOON, NOON);

  test('alive begins one, whose locked page speaks English until a page has told its language', () => {
    expect(answered(alive).record).toMatchObject({
      session: { id: 'a', lastActivityAt: NOON },
      locked: {
        title: 'Locked',
        message:
          'The time of this session is over and the server cannot be reached. This page tries again by itself.',
        language: 'en',
        direction: 'ltr',
      },
    });
  });

  test('ended sends to the login page', () => {
    expect(answered({ verdict: 'ended' })).toMatchObject({ record: undefined, way: 'login' });
  });

  test('none at all, or not our endpoint, leaves everything to the server', () => {
    expect(answered({ verdict: 'slow' })).toStrictEqual({ record: undefined });
    const news = { type: 'UNHEARD', session: 'a' };
    expect(answered({ verdict: 'unusable' })).toStrictEqual({ record: undefined, news });
  });
});

test.describe('what the server has heard of', () => {
  const answered = (before: Record, idleFor: number, answer: Partial<Extract<Answer, { session: string }>>) =>
    onAnswer(before, { session: 'a', idleFor }, { ...alive, ...answer }, NOON, NOON + 2000).record;

  test('is what it was told, and at least what it says', () => {
    expect(answered(open, 0, { idleFor: 5000 })?.heardActivityAt).toBe(NOON);
    expect(answered(open, 5000, { idleFor: 0 })?.heardActivityAt).toBe(NOON);
    const idle = { ...open, session: { ...session, lastActivityAt: NOON - MINUTE } };
    for (const idleFor of [MINUTE, MINUTE + 5000])
      expect(answered(idle, MINUTE, { idleFor })?.heardActivityAt).toBe(NOON - MINUTE);
  });

  test('is what it says, where that is earlier than any way of a report explains: it is told again', () => {
    const told = (idleFor: number) =>
      onAnswer(open, { session: 'a', idleFor: 0 }, { ...alive, idleFor }, NOON, NOON + 2000);
    expect(told(10_000).record?.heardActivityAt).toBe(NOON);
    expect(told(10_000)).not.toHaveProperty('dueIn');
    expect(told(10_001).record?.heardActivityAt).toBe(NOON - 10_001);
    expect(told(10_001)).toHaveProperty('dueIn');
  });

  test(
    'and places more than two minutes earlier, a turned clock has misplaced: it is not told again with a new moment',
    { tag: '@catches:turned-clock-prolongs-the-session' },
    () => {
      const early = NOON - 2 * MINUTE - 1;
      for (const idleFor of [0, undefined]) {
        const asked = { session: 'a', ...(idleFor === undefined ? {} : { idleFor }) };
        const answer = (placedAt: number, before = open) =>
          onAnswer(before, asked, { ...alive, idleFor: NOON - placedAt, moment: '1-a' }, NOON, NOON + 2000);
        const { record, news, dueIn } = answer(early);
        expect(record).toMatchObject({ session: { lastActivityAt: early }, heardActivityAt: early });
        expect(news).toMatchObject({ isVerdict: true, isCorrection: true });
        expect(dueIn).toBeUndefined();
        expect(answer(early + 1).record?.session.lastActivityAt).toBe(NOON);
        // Who has worked since is as active as she is.
        const later = { ...open, session: { ...session, lastActivityAt: NOON + 1 } };
        expect(answer(early, later).record?.session.lastActivityAt).toBe(NOON + 1);
      }
    },
  );

  test('of another session, nothing was told', () => {
    const { heardActivityAt } = answered(open, 0, { verdict: 'other', session: 'b', idleFor: 5000 })!;
    expect(heardActivityAt).toBe(NOON - 5000);
  });

  test('is the latest activity where the two are less than a second apart', () => {
    const workedUntil = (lastActivityAt: number) => ({ ...open, session: { ...session, lastActivityAt } });
    expect(answered(workedUntil(NOON + 999), 0, {})?.heardActivityAt).toBe(NOON + 999);
    expect(answered(workedUntil(NOON + 1000), 0, {})?.heardActivityAt).toBe(NOON);
  });

  test('moves no report that has been sent', () => {
    const before = { ...open, reportedAt: NOON - 1 };
    expect(answered(before, 0, {})?.reportedAt).toBe(NOON - 1);
  });
});

test.describe('somebody who is active', () => {
  for (const verdict of ['unusable', 'broken', 'slow', 'unreachable'] as const) {
    test(`is not logged out because the answer is ${verdict}, and is reported again`, () => {
      const step = onAnswer(open, { session: 'a', idleFor: 0 }, { verdict }, NOON, NOON + 1);
      expect(step).toMatchObject({ record: open, dueIn: MINUTE });
    });
  }

  test(
    'and whose reports get no answer of ours is told so in every page; with no server there is no navigation either',
    { tag: '@catches:nobody-says-that-reports-are-unheard' },
    () => {
      const news = (verdict: Answer['verdict']) =>
        onAnswer(open, { session: 'a', idleFor: 0 }, { verdict } as Answer, NOON, NOON + 1).news;
      expect(['unusable', 'broken', 'slow', 'unreachable'].map((one) => news(one as 'broken'))).toEqual([
        { type: 'UNHEARD', session: 'a' },
        { type: 'UNHEARD', session: 'a' },
        undefined,
        undefined,
      ]);
    },
  );

  test('who worked on while the answer was under way stays as active as she is', () => {
    const working = { ...open, session: { ...session, lastActivityAt: NOON + 5000 } };
    const { record } = onAnswer(working, { session: 'a', idleFor: 0 }, alive, NOON, NOON + 6000);
    expect(record?.session.lastActivityAt).toBe(NOON + 5000);
    expect(record?.heardActivityAt).toBe(NOON);
  });

  test('is not ended by an answer about an older login', () => {
    const other = { ...open, session: { ...session, id: 'b' } };
    expect(onAnswer(other, { session: 'a' }, { verdict: 'ended' }, NOON, NOON).record).toBe(other);
  });
});

test.describe("the server's own moment", () => {
  const anchor = { moment: '1800.000-ab', askedAt: NOON - 10_000 };
  const anchored: Record = { ...open, session: { ...session, anchor } };
  const since = { moment: anchor.moment, since: 10_000 };

  const activity = (at: number) => ({ type: 'ACTIVITY', session: 'a', at }) as const;

  test(
    'goes back with the time from the question that brought it to the activity',
    { tag: '@catches:duration-alone-is-reported' },
    () => {
      expect(onActivity(anchored, activity(NOON + MINUTE), NOON + MINUTE + 5).ask).toEqual({
        session: 'a',
        idleFor: 5,
        anchor: { moment: anchor.moment, since: MINUTE + 10_000 },
      });
      expect(verdictNeeded(anchored, DEADLINE)?.anchor).toEqual(since);
      const early = { ...anchored, session: { ...anchored.session, lastActivityAt: NOON - 30_000 } };
      expect(verdictNeeded(early, DEADLINE)?.anchor?.since).toBe(-20_000);
    },
  );

  test('of an answer counts from when that report left, and replaces the one before', () => {
    const asked = { session: 'a', idleFor: 0 };
    const { record } = onAnswer(anchored, asked, { ...alive, moment: '1900.000-cd' }, NOON + 10, NOON + 900);
    expect(record?.session.anchor).toEqual({ moment: '1900.000-cd', askedAt: NOON + 10 });
  });

  test(
    'of an answer that was held up over a sleep does not replace the one before, or what lies on the wire next were young again',
    { tag: '@catches:held-up-answer-is-an-anchor' },
    () => {
      const after = (wait: number, before: Record) =>
        onAnswer(before, { session: 'a' }, { ...alive, moment: '1900.000-cd' }, NOON, NOON + wait).record
          ?.session.anchor;
      const late = { moment: '1900.000-cd', askedAt: NOON };
      expect(after(10_000, anchored)).toEqual(late);
      expect(after(10_001, anchored)).toEqual(anchor);
      expect(after(10_001, open)).toEqual(late);
    },
  );

  test('after a step of the clock back to before it, the server is only asked', () => {
    const stepped = { ...anchored, session: { ...anchored.session, lastActivityAt: NOON - 30_000 } };
    const now = anchor.askedAt - 1;
    expect(onReportDue({ ...stepped, heardActivityAt: 0 }, now, 'at once').ask).toEqual({ session: 'a' });
    const news = onActivity(undefined, { ...activity(now), anchor }, now);
    expect(news.ask).toEqual({ session: 'a' });
  });

  test('of a page is taken where none is known, or where the clock went back since; else the last answer stays', () => {
    const copy = { ...session, anchor: { moment: '1700.000-ef', askedAt: NOON - 1000 } };
    const learned = (known: Record | undefined, now: number) =>
      onHello(known, { ...hello, copy }, now).record?.session.anchor;
    expect(learned(undefined, NOON)).toEqual(copy.anchor);
    expect(learned(open, NOON)).toEqual(copy.anchor);
    for (const now of [NOON, anchor.askedAt]) expect(learned(anchored, now)).toEqual(anchor);
    expect(learned(anchored, anchor.askedAt - 1)).toEqual(copy.anchor);
    expect(onHello(anchored, hello, NOON).record?.session.anchor).toEqual(anchor);
  });

  test('goes with activity that comes after the deadline, as old as the activity is', () => {
    const own = { moment: '1700.000-ef', askedAt: NOON - 1000 };
    expect(onActivity(anchored, { ...activity(DEADLINE), anchor: own }, DEADLINE + 1).ask).toEqual({
      session: 'a',
      idleFor: 1,
      anchor: { moment: anchor.moment, since: DEADLINE - anchor.askedAt },
    });
  });

  test('comes with the activity, for a worker that has lost its record', () => {
    expect(onActivity(undefined, { ...activity(NOON), anchor }, NOON + 1).ask?.anchor).toEqual(since);
  });

  test('is written down; a record of an older version has none', () => {
    expect([anchored, open].map(isRecord)).toEqual([true, true]);
    for (const wrong of [{ ...anchor, moment: 5 }, { moment: anchor.moment }])
      expect(isRecord({ ...open, session: { ...session, anchor: wrong } })).toBe(false);
  });
});

test.describe('the pages that the server rendered', () => {
  const pageAt = (path: string) => ({ path, signature: `signature of ${path}` });
  const shown = (before: Record | undefined, path: string, id = 'a') =>
    onHello(before, { ...hello, copy: { ...session, id }, page: pageAt(path) }, NOON).record;
  const signatureOf = (record: Record | undefined, path: string) =>
    verdictNeeded(record, DEADLINE, path)?.returnSignature;

  test(
    'are come back to with the signature of that very path, and of no other',
    { tag: '@catches:pages-forgotten-at-the-next-login' },
    () => {
      const record = shown(shown(undefined, '/admin/a?x=1'), '/admin/b');
      expect(verdictNeeded(record, DEADLINE, '/admin/a?x=1')).toMatchObject({
        returnTo: '/admin/a?x=1',
        returnSignature: 'signature of /admin/a?x=1',
      });
      expect(verdictNeeded(record, DEADLINE, '/admin/a')).not.toHaveProperty('returnSignature');
      expect(verdictNeeded(record, DEADLINE)).not.toHaveProperty('returnSignature');
      const next = shown({ ...record!, isSettled: true }, '/admin/c', 'b');
      expect(next?.session.id).toBe('b');
      expect(signatureOf(next, '/admin/b')).toBe('signature of /admin/b');
    },
  );

  test('are kept through every answer, and when a page comes that nobody is brought back to', () => {
    const record = shown(open, '/admin/a');
    const alone = { session: 'a' };
    for (const session of ['a', 'b']) {
      const answer = { ...alive, verdict: session === 'a' ? 'alive' : 'other', session } as const;
      const answered = onAnswer(record, alone, answer, NOON, NOON).record;
      expect(signatureOf(answered, '/admin/a')).toBe('signature of /admin/a');
    }
    const ended = onAnswer(record, alone, { verdict: 'ended' }, NOON, NOON).record;
    for (const page of [null, undefined]) {
      const again = onHello(ended, { ...hello, copy: { ...session, id: 'b' }, page }, NOON).record;
      expect(signatureOf(again, '/admin/a')).toBe('signature of /admin/a');
    }
  });

  test('are fifty at most, each once, the latest first', () => {
    let record: Record | undefined = open;
    for (let count = 0; count <= 50; count += 1) record = shown(record, `/admin/${count}`);
    record = shown(record, '/admin/20');
    expect(record?.pages).toHaveLength(50);
    expect(record?.pages?.slice(0, 2)).toEqual([pageAt('/admin/20'), pageAt('/admin/50')]);
    expect(signatureOf(record, '/admin/1')).toBe('signature of /admin/1');
    expect(signatureOf(record, '/admin/0')).toBeUndefined();
  });

  test('are a list of pages, where a record has any', () => {
    expect(isRecord(shown(open, '/admin/a'))).toBe(true);
    for (const pages of ['/admin/a', [null], [{ path: '/admin/a' }], [{ path: 1, signature: '0f' }], [,]])
      expect(isRecord({ ...open, pages })).toBe(false);
  });
});

test('a tab that cannot answer is left alone while a session is open that is not the one that ended', () => {
  expect(isAnotherOpen(open, 'b')).toBe(true);
  expect(isAnotherOpen(open, 'a')).toBe(false);
  expect(isAnotherOpen(settled, 'b')).toBe(false);
  expect(isAnotherOpen(undefined, 'b')).toBe(false);
});

test.describe('a hold', () => {
  const hold: Hold = { type: 'HOLD', session: 'a', reason: 'Upload', until: DEADLINE + 5 * MINUTE };
  const at = NOON + 13 * MINUTE;
  const held: Answer = { ...alive, idleFor: 13 * MINUTE, heldFor: 7 * MINUTE };

  test(
    'is asked for, and moves nothing before the server has granted it',
    { tag: '@catches:hold-believed-by-the-browser' },
    () => {
      const { record, ask } = onHold(open, hold, at);
      expect(ask).toEqual({
        session: 'a',
        idleFor: 13 * MINUTE,
        hold: { reason: 'Upload', for: 7 * MINUTE },
      });
      expect(verdictNeeded(record, DEADLINE)).toBeDefined();
    },
  );

  test('counts from when it was asked for, makes nobody active, and ends by itself', () => {
    const { record, news } = onAnswer(open, { session: 'a' }, held, at, at + 2000);
    expect(record?.session).toMatchObject({ lastActivityAt: NOON, heldUntil: at + 7 * MINUTE });
    expect(news).toMatchObject({ isVerdict: true, session: { heldUntil: at + 7 * MINUTE } });
    expect(verdictNeeded(record, at + 7 * MINUTE - 1)).toBeUndefined();
    expect(verdictNeeded(record, at + 7 * MINUTE)).toMatchObject({ idleFor: 20 * MINUTE });
  });

  test('that lasts until the login ends has the same end, and people are warned of that one alone', () => {
    const left = { heldFor: 7 * MINUTE, lifetimeLeft: 7 * MINUTE + 900 };
    const known = { ...open, session: { ...session, endsAt: at + left.lifetimeLeft + 20 } };
    const { record } = onAnswer(known, { session: 'a' }, { ...held, ...left }, at, at + 40);
    expect(phaseAt(record!.session, at + 6.5 * MINUTE)).toBe('ending');
  });

  test('ends before the login does, where that is more than a second later', () => {
    for (const [later, isOneEnd] of [
      [1000, true],
      [1001, false],
    ] as const) {
      const endsAt = at + 7 * MINUTE + later;
      const known = { ...open, session: { ...session, endsAt } };
      const answer = { ...held, lifetimeLeft: endsAt - at };
      const { record } = onAnswer(known, { session: 'a' }, answer, at, at);
      expect(record?.session.heldUntil).toBe(isOneEnd ? endsAt : at + 7 * MINUTE);
    }
  });

  test('that the server knows no more of is none', () => {
    const { record } = onAnswer(open, { session: 'a' }, held, at, at);
    const later = onAnswer(record, { session: 'a' }, { ...held, heldFor: undefined! }, at, at);
    expect(later.record?.session.heldUntil).toBeUndefined();
  });

  test('is asked for by nobody once the deadline has passed', () => {
    expect(onHold(open, hold, DEADLINE).ask).toEqual({ session: 'a', idleFor: 15 * MINUTE });
  });

  test('of another login makes the server say which one is open', () => {
    expect(onHold(open, { ...hold, session: 'b' }, at)).toEqual({ record: open, ask: { session: 'b' } });
  });

  test('that a page speaks of itself is not believed', () => {
    const copy = { ...session, heldUntil: DEADLINE + 60 * MINUTE };
    const told = { returnTo: '/admin', locked, copy };
    const { record } = onExpired(undefined, { type: 'EXPIRED', ...told }, DEADLINE + MINUTE);
    expect(record?.session.heldUntil).toBeUndefined();
    const heard = onHello(open, { ...hello, copy }, at).record;
    expect(verdictNeeded(heard, DEADLINE)).toBeDefined();
    expect(onCheck(open, { type: 'CHECK', copy }, at).record?.session.heldUntil).toBeUndefined();
  });

  test('while somebody comes back, her activity counts', () => {
    const { record } = onAnswer(open, { session: 'a' }, held, at, at);
    const back = DEADLINE + 2 * MINUTE;
    const after = onActivity(record, { type: 'ACTIVITY', session: 'a', at: back }, back).record;
    expect(after?.session.lastActivityAt).toBe(back);
    expect(verdictNeeded(after, back + 15 * MINUTE - 1)).toBeUndefined();
  });
});
