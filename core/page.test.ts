import { expect, test } from '@playwright/test';
import {
  lookAgainIn,
  newPage,
  onHold,
  onInput,
  onInputUnlessWarned,
  onLeave,
  onLogOutPressed,
  onLook,
  onNews,
  onReturn,
  openPage,
  viewAt,
  type Page,
} from './page.js';
import type { Session } from './session.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const WARNING = NOON + 14 * MINUTE;
const DEADLINE = NOON + 15 * MINUTE;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const session: Session = { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy };
const place = {
  path: '/admin/x',
  locked: { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' },
} as const;
const fresh = newPage(session);

function told(changes: Partial<Session>, isVerdict = false) {
  return { type: 'SESSION', session: { ...session, ...changes }, isVerdict } as const;
}

function warned(): Page {
  const { page } = onLook(fresh, WARNING, place);
  return onNews(page, told({}), WARNING).page;
}

test(
  'a page that was long on its way counts its time from when it was asked for',
  { tag: '@catches:slow-page-lengthens-the-session' },
  () => {
    const rendered = {
      session: 'a',
      idleFor: MINUTE,
      lifetimeLeft: 60 * MINUTE,
      heldFor: 20 * MINUTE,
      policy,
    };
    const { session } = openPage(rendered, 20_000, NOON);
    expect(session.lastActivityAt).toBe(NOON - MINUTE - 20_000);
    expect(session.endsAt).toBe(NOON + 60 * MINUTE - 20_000);
    expect(session.heldUntil).toBe(NOON + 20 * MINUTE - 20_000);
    expect(session.seenAt).toBe(NOON);
    expect(session.anchor).toBeUndefined();
    const moment = '1800.000-ab';
    const anchored = openPage({ ...rendered, moment }, 20_000, NOON);
    expect(anchored.session.anchor).toEqual({ moment, askedAt: NOON - 20_000 });
    const endless = openPage({ session: 'a', idleFor: MINUTE, policy }, 20_000, NOON);
    expect(endless.session.endsAt).toBeUndefined();
    expect(endless.session.heldUntil).toBeUndefined();
  },
);

test('where only its button dismisses a warning, input counts before it and not while it is up', () => {
  const counted = onInputUnlessWarned(fresh, NOON + MINUTE, place).page;
  expect(counted.session.lastActivityAt).toBe(NOON + MINUTE);
  const { page, tell } = onInputUnlessWarned(warned(), WARNING + 5000, place);
  expect(page.session.lastActivityAt).toBe(NOON);
  expect(viewAt(page, WARNING + 5000)).toBe('warning');
  expect(tell).toBeUndefined();
  // Input at a page that is over does not revive it there, either.
  expect(viewAt(onInputUnlessWarned(warned(), DEADLINE, place).page, DEADLINE)).toBe('curtain');
});

test(
  'the warning waits for the word of the other tabs, but not for ever',
  { tag: '@catches:warned-though-working-elsewhere' },
  () => {
    const { page, tell } = onLook(fresh, WARNING, place);
    expect(tell).toMatchObject({ type: 'CHECK', copy: { id: 'a' } });
    expect(viewAt(page, WARNING)).toBe('page');
    expect(viewAt(page, WARNING + 2000)).toBe('warning');
    expect(viewAt(warned(), WARNING)).toBe('warning');
  },
);

test('no warning shows when another tab was working', () => {
  const { page } = onLook(fresh, WARNING, place);
  const corrected = onNews(page, told({ lastActivityAt: WARNING - 1000 }), WARNING).page;
  expect(viewAt(corrected, WARNING)).toBe('page');
});

test('other tabs are asked once for each warning, and each warning waits for them', () => {
  const { page } = onLook(fresh, WARNING, place);
  const again = onLook(page, WARNING + 250, place);
  expect(again).toMatchObject({ page: { checkedAt: WARNING } });
  expect(again.tell).toBeUndefined();
  const dismissed = onInput(warned(), WARNING + 5000, place).page;
  const corrected = onNews(page, told({ lastActivityAt: WARNING + 5000 }), WARNING + 5000).page;
  const looked = onLook(warned(), WARNING - 1, place).page;
  for (const before of [dismissed, corrected, looked]) {
    const next = before.session.lastActivityAt + 14 * MINUTE;
    const warning = onLook(before, next, place);
    expect(warning.tell).toMatchObject({ type: 'CHECK' });
    expect(viewAt(warning.page, next)).toBe('page');
  }
});

test('news that nobody has asked for answers no question', () => {
  const { page } = onNews(fresh, told({}), WARNING);
  expect(viewAt(onLook(page, WARNING, place).page, WARNING)).toBe('page');
});

test('a clock that is put back to before the warning takes it away', () => {
  expect(viewAt(warned(), WARNING - MINUTE)).toBe('page');
});

test('input dismisses the warning and is told at once', () => {
  const { page, tell } = onInput(warned(), WARNING + 5000, place);
  expect(viewAt(page, WARNING + 5000)).toBe('page');
  expect(tell).toEqual({ type: 'ACTIVITY', session: 'a', at: WARNING + 5000 });
  const justTold = { ...warned(), toldAt: WARNING + 4000 };
  expect(onInput(justTold, WARNING + 5000, place).tell).toEqual(tell);
});

test('the first input after the deadline draws the curtain and is no activity', () => {
  const { page, tell } = onInput(fresh, DEADLINE, place);
  expect(viewAt(page, DEADLINE)).toBe('curtain');
  expect(page.session.lastActivityAt).toBe(NOON);
  expect(tell).toMatchObject({ type: 'EXPIRED', returnTo: '/admin/x' });
});

test('looking at a page is no activity', { tag: '@catches:focus-counts' }, () => {
  const { page } = onLook(fresh, NOON + 10 * MINUTE, place);
  expect(page.session.lastActivityAt).toBe(NOON);
});

test('behind the curtain the worker is asked every three seconds, not more often', () => {
  const drawn = onLook(fresh, DEADLINE, place).page;
  expect(onLook(drawn, DEADLINE + 2999, place).tell).toBeUndefined();
  expect(onLook(drawn, DEADLINE + 3000, place).tell).toMatchObject({ type: 'EXPIRED' });
});

test(
  'only an answer lifts the curtain, and not an expired one',
  { tag: '@catches:late-message-lifts-the-curtain' },
  () => {
    const drawn = onLook(fresh, DEADLINE, place).page;
    expect(viewAt(onInput(drawn, DEADLINE + 10, place).page, DEADLINE + 10)).toBe('curtain');
    expect(viewAt(onNews(drawn, told({}), DEADLINE).page, DEADLINE)).toBe('curtain');
    const working = told({ lastActivityAt: DEADLINE - 1000, seenAt: DEADLINE });
    expect(viewAt(onNews(drawn, working, DEADLINE).page, DEADLINE)).toBe('page');
  },
);

test(
  'a clock that went back covers the page until the server has re-anchored it',
  { tag: '@catches:clock-turned-back/page' },
  () => {
    const yesterday = NOON - 24 * 60 * MINUTE;
    const { page } = onLook(fresh, yesterday, place);
    expect(viewAt(page, yesterday)).toBe('curtain');
    const anchored = told({ lastActivityAt: yesterday - 1000, seenAt: yesterday }, true);
    expect(viewAt(onNews(page, anchored, yesterday).page, yesterday)).toBe('page');
  },
);

test(
  'a page that the browser had kept is covered until somebody says how things stand',
  { tag: '@catches:kept-page-shown-before-the-check' },
  () => {
    const { page, tell } = onReturn(fresh, NOON + MINUTE, place);
    expect(viewAt(page, NOON + MINUTE)).toBe('covered');
    expect(tell).toMatchObject({ type: 'CHECK', copy: { id: 'a' } });
    expect(viewAt(onNews(page, told({}), NOON + MINUTE).page, NOON + MINUTE)).toBe('page');
  },
);

test('a page that is covered asks every three seconds', () => {
  const covered = onReturn(fresh, NOON + MINUTE, place).page;
  expect(onLook(covered, NOON + MINUTE + 2999, place)).toEqual({ page: covered });
  expect(onLook(covered, NOON + MINUTE + 3000, place).tell).toMatchObject({ type: 'CHECK' });
});

test('a page that comes back after the deadline, or after "Log out now", is behind the curtain', () => {
  expect(viewAt(onReturn(fresh, DEADLINE, place).page, DEADLINE)).toBe('curtain');
  const pressed = onLogOutPressed(fresh, NOON, place).page;
  expect(viewAt(onReturn(pressed, NOON + MINUTE, place).page, NOON + MINUTE)).toBe('curtain');
});

test('activity is told at once after quiet, then at most every few seconds', () => {
  const first = onInput(fresh, NOON + MINUTE, place);
  expect(first.tell).toMatchObject({ type: 'ACTIVITY' });
  const second = onInput(first.page, NOON + MINUTE + 1000, place);
  expect(second.tell).toBeUndefined();
  expect(onLook(second.page, NOON + MINUTE + 5000, place).tell).toEqual({
    type: 'ACTIVITY',
    session: 'a',
    at: NOON + MINUTE + 1000,
  });
});

test('news of a deadline that has passed shows nothing of the page, not even for a moment', () => {
  const { page } = onNews(warned(), told({ lastActivityAt: NOON + 500 }), DEADLINE + 500);
  expect(viewAt(page, DEADLINE + 500)).toBe('curtain');
});

test(
  'news of a session that is none is no news: the page goes on looking at the clock',
  { tag: '@catches:news-that-is-none-taken' },
  () => {
    for (const wrong of [undefined, {}, { ...session, policy: {} }, { ...session, lastActivityAt: NaN }]) {
      const news = { type: 'SESSION', session: wrong as Session, isVerdict: true } as const;
      expect(onNews(fresh, news, NOON)).toEqual({ page: fresh });
    }
  },
);

for (const [what, through, go] of [
  ["a session that Perfex's own logout must end", 'logout', 'logout'],
  ['a session that is over', 'login', 'login'],
  ['a way out that this build does not know', 'elsewhere' as 'login', 'login'],
] as const) {
  test(`${what} leads to the ${go}, behind the curtain`, () => {
    const news = { type: 'LOGGED_OUT', session: 'a', through } as const;
    expect(onNews(fresh, news, NOON)).toMatchObject({ page: { curtain: 'drawn' }, go });
  });
}

test('that the clock went back is not forgotten for the word of a worker that did not see it', () => {
  const before = onLook(fresh, NOON + 10 * MINUTE, place).page;
  const now = NOON + 5 * MINUTE;
  const { page } = onNews(before, told({}), now);
  expect(onLook(page, now, place).tell).toMatchObject({ type: 'EXPIRED' });
  const asked = onNews(onLook(page, now, place).page, told({ seenAt: now }, true), now).page;
  expect(viewAt(asked, now)).toBe('page');
});

test('a login page that is slow to come is not asked for again and again, or it would never come', () => {
  const loggedOut = { type: 'LOGGED_OUT', session: 'a', through: 'login' } as const;
  const { page, go } = onNews(fresh, loggedOut, DEADLINE);
  expect(go).toBe('login');
  expect(onLook(page, DEADLINE + 20_000, place).tell).toBeUndefined();
  expect(onNews(page, loggedOut, DEADLINE + 20_000)).toEqual({ page });
  expect(onLook(page, DEADLINE + 30_000, place).tell).toMatchObject({ type: 'EXPIRED' });
  expect(onReturn(page, DEADLINE + 1000, place).tell).toMatchObject({ type: 'EXPIRED' });
});

test('what a page knows of later activity stands against the word of the worker, and is told again', () => {
  const page = onInput(fresh, NOON + MINUTE, place).page;
  const hears = (lastActivityAt: number) =>
    onNews(page, told({ lastActivityAt, seenAt: NOON + MINUTE }), NOON + MINUTE).page;
  expect(hears(NOON + 1)).toMatchObject({
    session: { lastActivityAt: NOON + MINUTE },
    toldActivityAt: NOON + 1,
  });
  expect(hears(NOON + MINUTE - 1000).toldActivityAt).toBe(NOON + MINUTE - 1000);
  const { tell } = onLook(hears(NOON + MINUTE - 1000), NOON + 2 * MINUTE, place);
  expect(tell).toMatchObject({ type: 'ACTIVITY', at: NOON + MINUTE });
});

test("the server's latest moment is kept, and news without one takes none away", () => {
  const [first, second] = [NOON, NOON + MINUTE].map((askedAt) => ({ moment: `${askedAt}`, askedAt }));
  const heard = onNews(fresh, told({ anchor: first }), NOON).page;
  expect(heard.session.anchor).toEqual(first);
  expect(onNews(heard, told({}), NOON).page.session.anchor).toEqual(first);
  expect(onNews(heard, told({ anchor: second }), NOON + MINUTE).page.session.anchor).toEqual(second);
});

test('what a turned clock has misplaced is given up for the word of the server', () => {
  const news = { ...told({ lastActivityAt: NOON - 5 * MINUTE }, true), isCorrection: true } as const;
  const { page } = onNews(fresh, news, NOON + MINUTE);
  expect(page.session.lastActivityAt).toBe(NOON - 5 * MINUTE);
  expect(onLook(page, NOON + 2 * MINUTE, place).tell).toBeUndefined();
});

test('page and worker mean the same activity where they are less than a second apart', () => {
  const page = onInput(fresh, NOON + MINUTE, place).page;
  const news = told({ lastActivityAt: NOON + MINUTE - 999 });
  expect(onNews(page, news, NOON + MINUTE).page.toldActivityAt).toBe(NOON + MINUTE);
});

test('activity that a page dates in the future is given up for the word of the worker', () => {
  const page = onInput(fresh, NOON + MINUTE, place).page;
  expect(onNews(page, told({}), NOON).page.session.lastActivityAt).toBe(NOON);
});

test('behind a curtain, only the word of the worker counts', () => {
  const page = onInput(fresh, NOON + MINUTE, place).page;
  const covered = onReturn(page, NOON + 2 * MINUTE, place).page;
  expect(onNews(covered, told({}), NOON + 2 * MINUTE).page.session.lastActivityAt).toBe(NOON);
});

test('input behind a curtain is no activity, and asks again', () => {
  const pressed = onLogOutPressed(fresh, NOON, place).page;
  const { page, tell } = onInput(pressed, NOON + 3000, place);
  expect(page.session.lastActivityAt).toBe(NOON);
  expect(viewAt(page, NOON + 3000)).toBe('curtain');
  expect(tell).toMatchObject({ type: 'EXPIRED' });
});

test('without a server, the pages of that session are locked', () => {
  const { page } = onNews(fresh, { type: 'LOCKED', session: 'a' }, DEADLINE);
  expect(viewAt(page, DEADLINE)).toBe('locked');
  expect(onNews(fresh, { type: 'LOCKED', session: 'b' }, DEADLINE)).toEqual({ page: fresh });
});

test('what has not been told is told when the page is left', () => {
  const first = onInput(fresh, NOON + MINUTE, place).page;
  expect(onLeave(first, NOON + MINUTE)).toEqual({ page: first });
  const second = onInput(first, NOON + MINUTE + 1000, place).page;
  expect(onLeave(second, NOON + MINUTE + 1000).tell).toMatchObject({ at: NOON + MINUTE + 1000 });
  const drawn = onLook(second, NOON + 16 * MINUTE + 1000, place).page;
  expect(onLeave(drawn, NOON + 16 * MINUTE + 1000)).toEqual({ page: drawn });
});

test.describe('a login that reaches its longest time', () => {
  const END = NOON + 30 * MINUTE;
  const NOTICE = END - MINUTE;
  const working = { ...session, lastActivityAt: NOTICE - 1000, seenAt: NOTICE - 1000, endsAt: END };
  const page = newPage(working);

  test('is warned of at once, because no other tab can know better', () => {
    expect(viewAt(page, NOTICE - 1)).toBe('page');
    expect(viewAt(page, NOTICE)).toBe('ending');
    expect(onLook(page, NOTICE, place).tell).toBeUndefined();
  });

  test('lets the person work on and tells of it, and no activity dismisses the warning', () => {
    const { page: after, tell } = onInput(page, NOTICE + 1000, place);
    expect(tell).toMatchObject({ type: 'ACTIVITY', at: NOTICE + 1000 });
    expect(viewAt(after, NOTICE + 1000)).toBe('ending');
    expect(viewAt(onNews(after, told({ ...working }), NOTICE + 1000).page, NOTICE + 1000)).toBe('ending');
  });

  test('is over at its end, with the way back', () => {
    const { page: after, tell } = onInput(page, END, place);
    expect(viewAt(after, END)).toBe('curtain');
    expect(tell).toMatchObject({ type: 'EXPIRED', returnTo: '/admin/x' });
    expect(onLook(page, END, place).tell).toMatchObject({ type: 'EXPIRED' });
  });

  test('goes on where an administrator has saved that it may', () => {
    const { page: drawn } = onLook(page, END, place);
    const longer = told({ ...working, policy: { ...policy, revision: 6 }, endsAt: END + 60 * MINUTE }, true);
    expect(viewAt(onNews(drawn, longer, END).page, END)).toBe('page');
  });

  test('is left to the server by the news of a worker that knows no end, so that nobody is locked out', () => {
    const { endsAt: _, ...older } = working;
    const { page: drawn } = onLook(page, END, place);
    const after = onNews(drawn, told(older), END).page;
    expect(viewAt(after, END)).toBe('page');
  });

  test('is looked at in time, in sight or not', () => {
    expect(lookAgainIn(page, NOTICE - 10, true)).toBe(10);
    expect(lookAgainIn(page, NOTICE, false)).toBe(250);
    expect(lookAgainIn(page, END, true)).toBe(250);
  });
});

test('logged out means away, for pages of that session only', () => {
  expect(onNews(fresh, { type: 'LOGGED_OUT', session: 'a', through: 'login' }, NOON)).toMatchObject({
    go: 'login',
    page: { curtain: 'drawn' },
  });
  expect(onNews(fresh, { type: 'LOGGED_OUT', session: 'b', through: 'login' }, NOON)).toEqual({
    page: fresh,
  });
});

test('a page of another session is reloaded only on the word of the server', () => {
  expect(onNews(fresh, told({ id: 'b' }), NOON)).toEqual({ page: fresh });
  expect(onNews(fresh, told({ id: 'b' }, true), NOON).go).toBe('reload');
});

test(
  'an older policy that is told late changes nothing',
  { tag: '@catches:lower-policy-revision-taken/page' },
  () => {
    const late = told({ policy: { ...policy, revision: 4, expireAfter: 1 } });
    expect(onNews(fresh, late, NOON).page.session.policy).toEqual(policy);
  },
);

test(
  "the server's policy is taken whatever its revision: another page may have made one up",
  { tag: '@catches:made-up-policy-outweighs-the-server/page' },
  () => {
    const madeUp = onNews(fresh, told({ policy: { ...policy, revision: 9e9, expireAfter: 9e9 } }), NOON).page;
    expect(onNews(madeUp, told({}, true), NOON).page.session.policy).toEqual(policy);
  },
);

test('a guard that goes away leaves the page that is in sight as it is', () => {
  for (const page of [fresh, warned()]) {
    expect(onNews(page, { type: 'STAND_DOWN' }, WARNING)).toStrictEqual({ page, standsDown: true });
  }
});

test(
  'a guard that goes away never uncovers its page: the page is loaded again',
  { tag: '@catches:curtain-lifted-in-place' },
  () => {
    const drawn = onLook(fresh, DEADLINE, place).page;
    const locked = onNews(drawn, { type: 'LOCKED', session: 'a' }, DEADLINE).page;
    const covered = onReturn(fresh, NOON, place).page;
    const leaving = onNews(drawn, { type: 'LOGGED_OUT', session: 'a', through: 'login' }, DEADLINE).page;
    // The last one has not looked at the clock yet.
    for (const [page, now] of [
      [drawn, DEADLINE],
      [locked, DEADLINE],
      [covered, NOON],
      [leaving, DEADLINE],
      [fresh, DEADLINE],
    ] as const) {
      const step = onNews(page, { type: 'STAND_DOWN' }, now);
      expect(step).toMatchObject({ standsDown: true, go: 'reload' });
      expect(viewAt(step.page, now)).toBe(viewAt(page, now));
    }
  },
);

test('"Log out now" covers the page before anybody is asked', () => {
  const { page, tell } = onLogOutPressed(fresh, NOON, place);
  expect(viewAt(page, NOON)).toBe('curtain');
  expect(tell).toMatchObject({ type: 'LOG_OUT' });
});

test(
  'the alarm rings at the next deadline, within a second in sight and a minute out of it',
  { tag: ['@catches:waking-goes-unnoticed', '@catches:timer-of-32-bits/alarm'] },
  () => {
    expect(lookAgainIn(fresh, NOON, false)).toBe(1000);
    expect(lookAgainIn(fresh, NOON, true)).toBe(MINUTE);
    expect(lookAgainIn(fresh, WARNING - 10, true)).toBe(10);
    expect(lookAgainIn(fresh, WARNING, true)).toBe(MINUTE);
    expect(lookAgainIn(fresh, DEADLINE - 10, true)).toBe(10);
    expect(lookAgainIn(warned(), WARNING, false)).toBe(250);
  },
);

test('news that this build does not know is ignored', () => {
  expect(onNews(fresh, JSON.parse('{"type":"FUTURE","session":"a"}'), NOON)).toEqual({ page: fresh });
});

test.describe('a page whose reports get no answer of ours', () => {
  const anchor = { moment: '1800.000-ab', askedAt: NOON - MINUTE };
  const anchored: Page = { ...fresh, session: { ...fresh.session, anchor } };
  const unheard = () => onNews(anchored, { type: 'UNHEARD', session: 'a' }, NOON + 5);
  const report = { session: 'a', idleFor: 5, anchor: { moment: anchor.moment, since: MINUTE } };

  test('leaves its report for the next navigation, and anew when it is left', () => {
    expect(unheard().leaves).toEqual(report);
    expect(onLeave(unheard().page, NOON + 30).leaves).toEqual({ ...report, idleFor: 30 });
    expect(onLeave(anchored, NOON + 30)).not.toHaveProperty('leaves');
  });

  test('takes it away when an answer of ours has come, and not for what another tab says', () => {
    const news = (isVerdict: boolean) => told(anchored.session, isVerdict);
    expect(onNews(unheard().page, news(false), NOON + 6)).not.toHaveProperty('leaves');
    const heard = onNews(unheard().page, news(true), NOON + 6);
    expect(heard.leaves).toBeNull();
    expect(onLeave(heard.page, NOON + 30)).not.toHaveProperty('leaves');
    expect(onNews(anchored, news(true), NOON + 6)).not.toHaveProperty('leaves');
  });

  test('is not one of another session', () => {
    expect(onNews(anchored, { type: 'UNHEARD', session: 'b' }, NOON)).toEqual({ page: anchored });
  });
});

test('a page that its worker does not know asks how its session stands', () => {
  const step = onNews(fresh, { type: 'UNKNOWN' }, NOON);
  expect(step).toStrictEqual({ page: fresh, tell: { type: 'CHECK', copy: session } });
});

test('a page whose session is not the one that is logged in loads again, uncovered: nobody has expired', () => {
  const { page, go } = onNews(fresh, { type: 'LOGGED_OUT', session: 'a', through: 'reload' }, NOON);
  expect(go).toBe('reload');
  expect(viewAt(page, NOON)).toBe('page');
});

test.describe('what runs in a page and must not be cut off', () => {
  const hold = { reason: 'Upload', until: DEADLINE + 20 * MINUTE };
  const begun = () => onHold(fresh, hold, NOON + MINUTE, place).page;
  const asks = { type: 'HOLD', session: 'a', ...hold };
  /** The first moment at which it is of any use. */
  const near = WARNING - MINUTE;
  const granted = told({ heldUntil: DEADLINE + 10 * MINUTE }, true);

  test('is kept for itself while the deadline is far, and told before anybody is warned', () => {
    expect(onHold(fresh, hold, NOON + MINUTE, place).tell).toBeUndefined();
    expect(onLook(begun(), near - 1, place).tell).toBeUndefined();
    expect(lookAgainIn(begun(), near - 500, true)).toBe(500);
    expect(onLook(begun(), near, place).tell).toEqual(asks);
  });

  test('is told once in a report interval, however often the page looks', () => {
    const { page } = onLook(begun(), near, place);
    expect(onLook(page, near + MINUTE - 1, place).tell).toBeUndefined();
    expect(onLook(page, near + MINUTE, place).tell).toEqual(asks);
  });

  test('is warned of like anything else unless the server holds the session', () => {
    const { page } = onLook(begun(), WARNING - 1000, place);
    const { page: asking, tell } = onLook(page, WARNING, place);
    expect(tell).toMatchObject({ type: 'CHECK' });
    expect(viewAt(onNews(asking, told({}, true), WARNING).page, WARNING)).toBe('warning');
    expect(viewAt(onNews(asking, granted, WARNING).page, WARNING)).toBe('page');
  });

  test('is asked for again before what was granted is over, until it is over itself', () => {
    const { page } = onNews(onLook(begun(), near, place).page, granted, near);
    expect(onLook(page, near + 10 * MINUTE - 1, place).tell).toBeUndefined();
    expect(onLook(page, near + 10 * MINUTE, place).tell).toEqual(asks);
    // A second less than it takes makes no difference.
    const last = hold.until - 2 * MINUTE - 1000;
    const grantedUntil = (heldUntil: number) => onNews(page, told({ heldUntil }, true), near).page;
    expect(onLook(grantedUntil(hold.until - 1000), last, place).tell).toBeUndefined();
    expect(onLook(grantedUntil(hold.until - 1001), last, place).tell).toEqual(asks);
  });

  test('is told when it ends, where the session is held for it', () => {
    const { page } = onNews(onLook(begun(), near, place).page, granted, near);
    const { page: after, tell } = onHold(page, undefined, WARNING, place);
    expect(tell).toEqual({ type: 'HOLD', session: 'a', reason: '', until: WARNING });
    expect(onLook(after, DEADLINE + 9 * MINUTE - 1, place).tell).toBeUndefined();
    expect(onHold(begun(), undefined, NOON + 2 * MINUTE, place).tell).toBeUndefined();
  });

  test('takes no hold from the session by going on as something else, nor by being over where nothing ran', () => {
    const { page } = onNews(onLook(begun(), near, place).page, granted, near);
    const call = { reason: 'Call', until: hold.until };
    const ofAnotherTab = onNews(fresh, granted, near).page;
    for (const [before, then] of [
      [page, call],
      [ofAnotherTab, call],
      [ofAnotherTab, undefined],
    ] as const)
      expect(onHold(before, then, WARNING, place).tell).toBeUndefined();
  });

  test('opens no page that is shut', () => {
    const { page, tell } = onHold(fresh, hold, DEADLINE, place);
    expect(page.curtain).toBe('drawn');
    expect(tell).toMatchObject({ type: 'EXPIRED' });
  });
});
