// The list of ended sessions, which every request of everybody loads: it stays small, and it stands in nobody's way.
import { expect, test as pure } from '@playwright/test';
import type { Host } from '../host/host.js';
import { agent } from '../host/people.js';
import { callPhp } from './call-php.js';
import { expectLoginPage, fillDisk, rowOf, test, wait } from './guarded-host.js';
import { Visitor } from './visitor.js';

const NOW = 1_800_000_000;
/** Fifteen minutes, the grace, and the wait for a session lock. */
const COPIES_LAST = 900 + 75 + 300;

pure(
  'after a day of ten thousand logouts, the list holds those whose copies may still pass',
  { tag: '@catches:ended-sessions-pile-up' },
  async () => {
    const logouts = Array.from({ length: 10_000 }, (_, index) => NOW - index * (28_800 / 10_000));
    const ended = Object.fromEntries(logouts.map((at, index) => [`a${index}`, Math.ceil(at + COPIES_LAST)]));
    const kept = (await callPhp('inactivity_logout_lately_ended', [ended, NOW])) as Record<string, number>;
    const expected = logouts.filter((at) => at + COPIES_LAST > NOW).length;
    expect(Object.keys(kept)).toHaveLength(expected);
    expect(expected).toBeLessThan(450);
  },
);

for (const [said, until, isKept] of [
  ['may still pass', NOW + 1, true],
  ['cannot pass any more', NOW, false],
  ['ended as 0.2.0 wrote it down, at the moment of the logout', NOW - 5, false],
  ['was ended by a clock that was a month ahead', NOW + 30 * 86_400, false],
] as const) {
  pure(`a session of which a copy ${said} is ${isKept ? 'kept' : 'forgotten'}`, async () => {
    const kept = await callPhp('inactivity_logout_lately_ended', [{ a1: until }, NOW]);
    expect(kept).toEqual(isKept ? { a1: until } : []);
  });
}

pure('of too many at once, those that may pass for longest are kept', async () => {
  const ended = Object.fromEntries(
    Array.from({ length: 10_005 }, (_, index) => [`a${index}`, NOW + 1 + index]),
  );
  const kept = (await callPhp('inactivity_logout_lately_ended', [ended, NOW])) as Record<string, number>;
  expect(Object.keys(kept)).toHaveLength(10_000);
  expect(Math.min(...Object.values(kept))).toBe(NOW + 6);
});

const POLICY = { expire_after_seconds: 900, grace_seconds: 75 };

for (const [said, cause, until] of [
  ['logged out by hand: any copy may have been active until now', 'logout', 2000 + 975],
  ['logged out for inactivity: no copy was active later', 'inactivity', 1990 + 400],
] as const) {
  pure(`a session is remembered for as long as a copy could pass, ${said}`, async () => {
    const stamp = { last_activity_at: 1990, lasts_seconds: 400 };
    const args = [stamp, cause, POLICY, 2000];
    expect(await callPhp('inactivity_logout_copies_last_until', args)).toBe(until + 300);
  });
}

/** A list of nine megabytes, as 0.2.0 leaves it on a big day. */
async function leaveABigList(host: Host): Promise<void> {
  await host.php(`$ended = array();
    for ($index = 0; $index < 200000; $index++) { $ended[md5((string) $index)] = time(); }
    $db->where('name', 'inactivity_logout_ended')->update('tbloptions', ['value' => json_encode($ended)]);`);
}

async function listOf(host: Host): Promise<string> {
  const [row] = await host.query("SELECT value FROM tbloptions WHERE name = 'inactivity_logout_ended'");
  return String(row?.['value']);
}

test.describe('a list of nine megabytes', () => {
  for (const [how, logOut] of [
    ['by the link', (person: Visitor) => person.get('/admin/authentication/logout')],
    [
      'by "Log out now"',
      async (person: Visitor, session: string) => person.report(`session=${session}&log_out=1`),
    ],
  ] as const) {
    test(`keeps nobody from logging out ${how}, and is small again afterwards`, async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      await leaveABigList(host);
      expect((await logOut(person, session)).status).toBeLessThan(400);
      expect(await person.isLoggedIn()).toBe(false);
      expect(await rowOf(host, session)).toMatchObject({ cause: 'logout' });
      expect(Object.keys(JSON.parse(await listOf(host)) as object)).toEqual([session]);
    });
  }

  test('is forgotten by the cron', async ({ ownHost: host }) => {
    // Whatever cron itself has to end, it has ended.
    await host.cron();
    const before = await listOf(host);
    await leaveABigList(host);
    // Each of them until the second in which it was written down.
    wait(2);
    await host.cron();
    expect(Object.keys(JSON.parse(before) as object)).toEqual(
      expect.arrayContaining(Object.keys(JSON.parse(await listOf(host)) as object)),
    );
  });
});

test('whatever becomes of the bookkeeping, the session has ended', async ({ ownHost: host }) => {
  for (const end of [
    async (person: Visitor, session: string) => void (await person.report(`session=${session}&log_out=1`)),
    async (person: Visitor) => void (await person.get('/admin/authentication/logout')),
  ]) {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const copy = person.copy();
    const hasRoomAgain = await fillDisk(host);
    await end(person, session);
    await hasRoomAgain();
    expectLoginPage(await copy.get('/admin/clients'));
  }
});
