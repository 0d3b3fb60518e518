// What the worker does between its decisions.
import { expect, test } from '@playwright/test';
import { LOOK_AGAIN_AFTER } from './deletion.js';
import type { HelloCheck } from './hello-check.js';
import type { WorkerNews } from './messages.js';
import type { Record } from './record.js';
import type { Answer, Report } from './report.js';
import { createWorkerGuard, type Asked } from './worker-guard.js';

const MINUTE = 60_000;
const NOON = 1_700_000_000_000;
const policy = { revision: 5, expireAfter: 15 * MINUTE, warnAfter: 14 * MINUTE, reportEvery: MINUTE };
const asked: Asked = {
  path: '/admin/clients/client/5',
  method: 'GET',
  askedFrom: undefined,
  isReload: false,
  isSpeculative: false,
  isTopLevel: true,
  pageId: 'page',
  isCutIfAnswered: false,
};

function idleFor(minutes: number): Record {
  const lastActivityAt = NOON - minutes * MINUTE;
  return {
    session: { id: 'a', lastActivityAt, seenAt: NOON, policy },
    isSettled: false,
    owesLogOut: false,
    heardActivityAt: lastActivityAt,
    reportedAt: lastActivityAt,
    locked: { title: 'Locked', message: 'Wait', language: 'en', direction: 'ltr' },
  };
}

/** A worker over this record, and what it does; what it waits for is over when it is to be done. */
function workerOver(
  stored: Record | undefined,
  {
    isWarm = true as boolean | 'never',
    canWrite = true,
    answer = { verdict: 'alive', session: 'a', idleFor: 0, policy } as Answer,
    looks = [] as readonly boolean[],
    check = undefined as HelloCheck | undefined,
  } = {},
) {
  let record = stored;
  let hasRead = isWarm === true;
  let now = NOON;
  const reports: Report[] = [];
  const looked: number[] = [];
  const told: [string, string][] = [];
  let stoodDown = 0;
  const awake: Promise<unknown>[] = [];
  let endWaiting!: () => void;
  const waited = new Promise<void>((resolve) => (endWaiting = resolve));
  const guard = createWorkerGuard({
    adminPath: '/admin',
    loginPath: '/admin/authentication',
    helloChecks: {
      read: () => Promise.resolve(check),
      update: (change) =>
        canWrite ? Promise.resolve(void (check = change(check))) : Promise.reject(new Error('full')),
    },
    now: () => now,
    wait: (ms) => waited.then(() => void (now += ms)),
    known: () => (hasRead ? { record } : undefined),
    read() {
      hasRead = isWarm !== 'never';
      return Promise.resolve(record);
    },
    take(decide) {
      const step = decide(record);
      record = step.record;
      return Promise.resolve({ ...step, isWritten: true });
    },
    send(report) {
      reports.push(report);
      return Promise.resolve(answer);
    },
    audience: {
      read: () => Promise.resolve(undefined),
      update: (change) => Promise.resolve(void change(undefined)),
    },
    pages: () =>
      Promise.resolve(
        ['page', 'another'].map((id) => ({
          id,
          postMessage: (news: WorkerNews) => told.push([id, news.type]),
        })),
      ),
    reachOthers: () => undefined,
    looksDeleted() {
      looked.push(now);
      return Promise.resolve(looks[looked.length - 1] ?? false);
    },
    standDown: () => Promise.resolve(void (stoodDown += 1)),
  });
  return {
    guard,
    reports,
    looked,
    told,
    stoodDown: () => stoodDown,
    record: () => record,
    navigate: (how: Partial<Asked>, forward = () => Promise.resolve('the page')) =>
      guard.navigate<string>(
        { ...asked, ...how },
        {
          stayAwake: (work) => void awake.push(work),
          forward,
          gaveUpFile: (answer) => answer === 'a file',
          show: (what) => what,
        },
      ),
    async done() {
      endWaiting();
      await Promise.all(awake);
    },
  };
}

test('a warm worker leaves a navigation in time to the browser', () => {
  expect(workerOver(idleFor(1)).navigate({})).toBeUndefined();
});

for (const [when, record] of [
  ['in time', idleFor(1)],
  ['of nobody', undefined],
] as const) {
  test(`a cold worker forwards a navigation ${when}, and only says that the server is away where that fails`, async () => {
    expect(await workerOver(record, { isWarm: false }).navigate({})).toBe('the page');
    const { navigate } = workerOver(record, { isWarm: false });
    expect(await navigate({}, () => Promise.reject(new Error('no server')))).toBe('away');
  });
}

test('a page that is fetched on suspicion is refused: it would be shown after the deadline', () => {
  for (const isWarm of [true, false])
    expect(workerOver(idleFor(1), { isWarm }).navigate({ isSpeculative: true })).toBe('refusal');
});

test(
  'while the server is away each navigation in time is answered, and none any more once it is back',
  { tag: '@catches:our-page-tries-again-once' },
  async () => {
    const { navigate } = workerOver(idleFor(1), { isWarm: false });
    const noServer = () => Promise.reject(new Error('no server'));
    expect(await navigate({}, noServer)).toBe('away');
    expect(await navigate({}, noServer)).toBe('away');
    // The browser has its own page for those of the customers.
    expect(navigate({ path: '/clients' })).toBeUndefined();
    expect(await navigate({})).toBe('the page');
    expect(navigate({})).toBeUndefined();
  },
);

const aFile = () => Promise.resolve('a file');

for (const [when, record, tag = []] of [
  ['in time', idleFor(1), '@catches:download-cut-by-the-worker'],
  ['whose record was lost', undefined],
] as const) {
  test(
    `where the browser cuts answers, a cold worker has a file ${when} come again, warm, and leaves it to the browser`,
    { tag },
    async () => {
      const { navigate } = workerOver(record, { isWarm: false });
      expect(await navigate({ isCutIfAnswered: true }, aFile)).toBe('again');
      expect(navigate({ isCutIfAnswered: true })).toBeUndefined();
    },
  );
}

test(
  'a page is asked for once, by a cold worker too, and is said to be away where there is no server',
  { tag: '@catches:cold-page-asked-for-twice' },
  async () => {
    const cold = () => workerOver(idleFor(1), { isWarm: false });
    const noServer = () => Promise.reject(new Error('no server'));
    expect(await cold().navigate({ isCutIfAnswered: true })).toBe('the page');
    expect(await cold().navigate({ isCutIfAnswered: true }, noServer)).toBe('away');
    expect(await cold().navigate({ isCutIfAnswered: false }, aFile)).toBe('a file');
  },
);

for (const [what, worker, how] of [
  ['what is posted', { isWarm: false }, { method: 'POST' }],
  ['a navigation of which nothing would be known when it came again', { isWarm: 'never' }, {}],
] as const) {
  test(`where the browser cuts answers, ${what} is forwarded all the same`, async () => {
    const { navigate } = workerOver(idleFor(1), worker);
    expect(await navigate({ ...how, isCutIfAnswered: true }, aFile)).toBe('a file');
  });
}

test('after the deadline the server is asked before a navigation is forwarded, or comes again', async () => {
  for (const isCutIfAnswered of [false, true]) {
    const { navigate, reports } = workerOver(idleFor(16));
    expect(await navigate({ isCutIfAnswered }, aFile)).toBe(isCutIfAnswered ? 'again' : 'a file');
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ session: 'a', returnTo: '/admin/clients/client/5' });
  }
});

test('a session that was settled is left to the server, and nothing comes again', async () => {
  const worker = workerOver({ ...idleFor(16), isSettled: true });
  expect(await worker.navigate({ isCutIfAnswered: true }, aFile)).toBe('a file');
});

for (const [where, how, asks, tag = []] of [
  ["at Perfex's logout", { path: '/admin/authentication/logout' }, true],
  ["at Perfex's login page", { path: '/admin/authentication' }, true, '@catches:login-page-alone'],
  ["at Perfex's login page with a query", { path: '/admin/authentication?x=1' }, true],
  ['by a login that is posted', { path: '/admin/authentication', method: 'POST' }, false],
  ['at a page of the customers', { path: '/clients' }, false],
  ['at an address of another site', { path: undefined }, false],
] as const) {
  const then = asks ? 'the server is asked whether it is over, and the other tab is told' : 'nobody is asked';
  test(`with a session open, ${where} ${then}`, { tag }, async () => {
    const { guard, navigate, done, reports, told } = workerOver(idleFor(5), {
      answer: { verdict: 'none' },
    });
    await guard.hear({ type: 'CHECK', copy: idleFor(5).session }, 'another');
    told.splice(0);
    expect(navigate(how)).toBeUndefined();
    await done();
    expect(reports).toEqual(asks ? [{ session: 'a' }] : []);
    expect(told.filter(([page]) => page === 'another')).toEqual(asks ? [['another', 'LOGGED_OUT']] : []);
  });
}

const OWN = '/admin/clients/client/5';
const LIST = '/admin/clients';
for (const [what, how, wayBack] of [
  ['that is typed comes back to itself', {}, OWN],
  ['that a page of the CRM links to comes back to that one', { askedFrom: LIST }, LIST],
  ['that a page of the customers links to comes back to itself', { askedFrom: '/clients' }, OWN],
  [
    'that was shown before comes back to itself where the browser has no word for a reload',
    { askedFrom: LIST, isReload: undefined },
    OWN,
  ],
  [
    'that was not shown before comes back to the one that links to it where the browser has no word for a reload',
    { path: '/admin/clients/delete/5', askedFrom: LIST, isReload: undefined },
    LIST,
  ],
] as const) {
  test(`after the deadline, a page ${what}`, async () => {
    const pages = [LIST, OWN].map((path) => ({ path, signature: 'signed' }));
    const { navigate, reports } = workerOver({ ...idleFor(16), pages });
    await navigate(how);
    expect(reports).toMatchObject([{ returnTo: wayBack }]);
  });
}

test('an address of another site is no page to come back to, nor is a frame', async () => {
  const { navigate, reports } = workerOver(idleFor(16), { isWarm: false });
  await navigate({ method: 'POST', askedFrom: undefined });
  expect(reports[0]).not.toHaveProperty('returnTo');

  const framed = workerOver(idleFor(16), { isWarm: false });
  await framed.navigate({ isTopLevel: false });
  expect(framed.reports[0]).not.toHaveProperty('returnTo');
});

for (const canWrite of [true, false]) {
  test(`a page that ${canWrite ? '' : 'cannot be remembered and '}says no hello makes the worker ask the server once`, async () => {
    const { navigate, done, reports } = workerOver(idleFor(0), { canWrite });
    navigate({});
    await done();
    expect(reports).toEqual([{ session: 'a' }]);
  });

  test(`a page that ${canWrite ? '' : 'cannot be remembered and '}says hello costs no report`, async () => {
    const { guard, navigate, done, reports } = workerOver(idleFor(0), { canWrite });
    navigate({});
    const { session, locked } = idleFor(0);
    await guard.hear({ type: 'HELLO', copy: session, locked }, 'page');
    await done();
    expect(reports).toEqual([]);
  });
}

for (const [what, how] of [
  ['a frame', { isTopLevel: false }],
  ['a page to which the browser gives no name', { pageId: undefined }],
] as const) {
  test(`${what} may say no hello`, async () => {
    const { navigate, done, reports } = workerOver(idleFor(0));
    navigate(how);
    await done();
    expect(reports).toEqual([]);
  });
}

test('what a page says beside its hello is none, and brings the question on that the worker could not wait for', async () => {
  const check = { awaited: { id: 'page', since: NOON - MINUTE }, askedAt: 0 };
  const { guard, reports } = workerOver(idleFor(0), { check });
  await guard.hear({ type: 'CHECK', copy: idleFor(0).session }, 'page');
  expect(reports).toEqual([{ session: 'a' }]);
});

test.describe('a server that does not know our endpoint', () => {
  const unusable = { answer: { verdict: 'unusable' } } as const;

  test('is looked at twice, some seconds apart, before it is believed that the module was deleted', async () => {
    const worker = workerOver(idleFor(1), { ...unusable, looks: [true, true] });
    worker.navigate({});
    await worker.done();
    const [first, second] = worker.looked;
    expect(second! - first!).toBe(LOOK_AGAIN_AFTER);
    expect(worker.stoodDown()).toBe(1);
    expect(worker.record()).toBeUndefined();
  });

  for (const looks of [[false], [true, false]]) {
    test(
      `is believed to be away for a moment when it looks deleted ${looks.length - 1} times`,
      { tag: looks.length === 2 ? '@catches:deletion-believed-at-first-sight' : [] },
      async () => {
        const worker = workerOver(idleFor(1), { ...unusable, looks });
        worker.navigate({});
        await worker.done();
        expect(worker.looked).toHaveLength(looks.length);
        expect(worker.stoodDown()).toBe(0);
        expect(worker.record()).toBeDefined();
      },
    );
  }

  test('locks nobody in whose session has expired, once the module is gone', async () => {
    const worker = workerOver(idleFor(16), { ...unusable, looks: [true, true] });
    const shown = worker.navigate({});
    await Promise.resolve();
    await worker.done();
    expect(await shown).toBe('the page');
    expect(worker.stoodDown()).toBe(1);
  });

  test('shows nothing of an expired session while it is only away', async () => {
    const worker = workerOver(idleFor(15), unusable);
    expect(await worker.navigate({})).toBe('locked');
    expect(worker.stoodDown()).toBe(0);
  });

  test('is not suspected because somebody who works reported to it', async () => {
    const worker = workerOver(idleFor(5), { ...unusable, looks: [true, true] });
    void worker.guard.hear({ type: 'ACTIVITY', session: 'a', at: NOON }, 'page');
    await new Promise((resolve) => setImmediate(resolve));
    expect(worker.reports).toHaveLength(1);
    expect(worker.looked).toEqual([]);
  });
});

test.describe('a page that its clock has not heard of since its deadline', () => {
  test('ends nothing while somebody works in another one', async () => {
    const { guard, reports } = workerOver(idleFor(1));
    await guard.wake('/admin/clients/client/5');
    expect(reports).toEqual([]);
  });

  for (const [path, wayBack] of [
    ['/admin/clients/client/5', { returnTo: '/admin/clients/client/5' }],
    ['/clients', {}],
  ] as const) {
    test(`has the server asked where the record is shut, too; it comes back to ${path}: ${'returnTo' in wayBack}`, async () => {
      const { guard, reports } = workerOver(idleFor(16), { answer: { verdict: 'ended' } });
      await guard.wake(path);
      expect(reports).toEqual([{ session: 'a', idleFor: 16 * MINUTE, ...wayBack }]);
    });
  }
});

test('only the page that named the session hears of it', async () => {
  const { guard, told } = workerOver(idleFor(5));
  await guard.hear({ type: 'CHECK', copy: { ...idleFor(5).session, id: 'made up' } }, 'another');
  expect(told.splice(0)).toEqual([
    ['page', 'UNKNOWN'],
    ['another', 'LOGGED_OUT'],
  ]);
  await guard.hear({ type: 'CHECK', copy: idleFor(5).session }, 'page');
  expect(told).toEqual([['page', 'SESSION']]);
});

test(
  'a worker with a successor reports at once what is due, and keeps it waiting for nothing else',
  { tag: '@catches:update-waits-for-reports' },
  async () => {
    const { guard, reports } = workerOver({ ...idleFor(5), reportedAt: NOON - MINUTE / 2 });
    let done = 0;
    const hear = () =>
      void guard.hear({ type: 'ACTIVITY', session: 'a', at: NOON }, 'page').then(() => (done += 1));
    const quiet = () => new Promise((resolve) => setImmediate(resolve));
    hear();
    await quiet();
    expect(reports).toEqual([]);
    expect(done).toBe(0);

    await guard.makeWay();
    await quiet();
    expect(reports).toEqual([{ session: 'a', idleFor: 0 }]);
    expect(done).toBe(1);
    // Nor for what comes while the successor is being installed.
    hear();
    await quiet();
    expect(done).toBe(2);
  },
);
