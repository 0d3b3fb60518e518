// Who hears of a session, and what.
import { expect, test } from '@playwright/test';
import { createAudience, newsFor, onNamed, type Audience } from './audience.js';
import type { PageMessage, WorkerNews } from './messages.js';

const NOON = 1_700_000_000_000;
const policy = { revision: 5, expireAfter: 900_000, warnAfter: 840_000, reportEvery: 60_000 };
const session = { id: 'a', lastActivityAt: NOON, seenAt: NOON, policy };
const NEWS = {
  session: { type: 'SESSION', session, isVerdict: false },
  verdict: { type: 'SESSION', session, isVerdict: true },
  loggedOut: { type: 'LOGGED_OUT', session: 'a', through: 'login' },
  locked: { type: 'LOCKED', session: 'a' },
  unheard: { type: 'UNHEARD', session: 'a' },
  standDown: { type: 'STAND_DOWN' },
} as const satisfies { [name: string]: WorkerNews };

for (const [what, news] of Object.entries(NEWS)) {
  test(`a page of this session hears ${what}`, () => {
    expect(newsFor('a', news)).toBe(news);
  });

  test(
    `a page that has named no session learns by ${what} that there is news, and no more`,
    { tag: what === 'verdict' ? '@catches:anybody-is-told' : [] },
    () => {
      expect(newsFor(undefined, news)).toEqual({ type: 'UNKNOWN' });
    },
  );

  test(`a page of another session hears of ${what} no more than what concerns it`, () => {
    const outOfDate = { type: 'LOGGED_OUT', session: 'made up', through: 'reload' };
    const heard = { verdict: outOfDate, standDown: news }[what];
    expect(newsFor('made up', news)).toEqual(heard);
  });
}

test('a page is remembered by the session that it named last, and forgotten once it is closed', () => {
  expect(onNamed(undefined, 'one', 'a', ['one'])).toEqual({ one: 'a' });
  expect(onNamed({ one: 'a', gone: 'a', two: 'b' }, 'two', 'c', ['one', 'two'])).toEqual({
    one: 'a',
    two: 'c',
  });
});

/** An audience over pages of these ids, what they heard, and what is written down. */
function audienceOf(
  ids: readonly string[],
  { written = undefined as Audience | undefined, isBroken = false } = {},
) {
  const heard: [string, string][] = [];
  let writes = 0;
  const broken = () => Promise.reject(new Error('broken'));
  const audience = createAudience(
    {
      read: () => (isBroken ? broken() : Promise.resolve(written)),
      update(change) {
        writes += 1;
        return isBroken ? broken() : Promise.resolve(void (written = change(written)));
      },
    },
    () =>
      Promise.resolve(
        ids.map((id) => ({ id, postMessage: (news: WorkerNews) => heard.push([id, news.type]) })),
      ),
  );
  return { audience, heard, written: () => written, writes: () => writes };
}

const activity: PageMessage = { type: 'ACTIVITY', session: 'a', at: NOON };

test('a page that has said something hears what follows, and it is written down once', async () => {
  const { audience, heard, written, writes } = audienceOf(['one', 'two']);
  await audience.note('one', { type: 'CHECK', copy: session });
  await audience.note('one', activity);
  await audience.tell(NEWS.session);
  expect(heard).toEqual([
    ['one', 'SESSION'],
    ['two', 'UNKNOWN'],
  ]);
  expect(written()).toEqual({ one: 'a' });
  expect(writes()).toBe(1);
});

test('a page that had said something before the worker was stopped hears what follows', async () => {
  const { audience, heard } = audienceOf(['one', 'two'], { written: { two: 'a' } });
  await audience.note('one', activity);
  await audience.tell(NEWS.loggedOut);
  expect(heard).toEqual([
    ['one', 'LOGGED_OUT'],
    ['two', 'LOGGED_OUT'],
  ]);
});

test('a page that cannot be written down hears what follows for as long as the worker lives', async () => {
  const { audience, heard } = audienceOf(['one'], { isBroken: true });
  await audience.note('one', activity);
  await audience.tell(NEWS.loggedOut);
  expect(heard).toEqual([['one', 'LOGGED_OUT']]);
});

test('a page of another session is sent nothing at all of this one', async () => {
  const { audience, heard } = audienceOf(['one', 'two'], { written: { one: 'b', two: 'a' } });
  await audience.tell(NEWS.locked);
  expect(heard).toEqual([['two', 'LOCKED']]);
});

for (const rubbish of ['rubbish', 7, [], null]) {
  test(`${JSON.stringify(rubbish)} in the place of what is written down is nobody`, async () => {
    const { audience, heard, written } = audienceOf(['one'], { written: rubbish as never });
    await audience.tell(NEWS.loggedOut);
    expect(heard).toEqual([['one', 'UNKNOWN']]);
    await audience.note('one', activity);
    expect(written()).toEqual({ one: 'a' });
  });
}
