// Page, worker, second tab, poll, server and cron see the deadline in the same second, in PHP processes that really run
// at the same time.
import { OVER, REFUSED_AFTER } from '../guarded-host.js';
import { expect, HELD, mostAtOnce, passes, test } from './real-office.js';

/** Of each kind of request. */
const OF_EACH = 6;

test('one logout stands on record once, though everybody sees the deadline in the same second', async ({
  office,
}) => {
  const person = await office.logIn();
  const session = await person.session();
  // Copies of the session under other ids, as id rotation leaves them: no lock keeps these apart.
  const copies = await office.copiesOf(person, 4 * OF_EACH);
  passes(OVER);
  office.forget();

  const idle = `session=${session}&idle_seconds=${REFUSED_AFTER}`;
  await office.atOnce(() => [
    ...copies.slice(0, OF_EACH).map((copy) => copy.report(idle)),
    ...copies.slice(OF_EACH, 2 * OF_EACH).map((copy) => copy.get('/admin/clients')),
    ...copies.slice(2 * OF_EACH, 3 * OF_EACH).map((copy) => copy.poll()),
    ...copies.slice(3 * OF_EACH).map((copy) => copy.get('/admin/authentication/logout')),
    office.host.cron(),
    office.host.cron(),
  ]);

  expect(mostAtOnce(office.seen()), 'requests inside PHP at the same moment').toBeGreaterThanOrEqual(HELD);
  expect(await office.logoutsOnRecord()).toBe(1);
  expect(await office.row(session)).toMatchObject({ cause: 'inactivity' });
  for (const copy of [person, ...copies]) {
    expect((await copy.poll()).status, 'every copy is refused').not.toBe(200);
    expect(await copy.isLoggedIn()).toBe(false);
  }
  expect(await office.logoutsOnRecord()).toBe(1);
});

test('twenty people whose time is over in the same second are all on record, once each, and none comes back', async ({
  office,
}) => {
  const people = await Promise.all(Array.from({ length: 20 }, () => office.logIn()));
  const sessions = await Promise.all(people.map((person) => person.session()));
  expect(new Set(sessions).size).toBe(people.length);
  passes(OVER);
  office.forget();
  const stale = people.map((person) => person.copy());
  await office.atOnce(() =>
    people.map((person, index) => person.report(`session=${sessions[index]}&idle_seconds=${REFUSED_AFTER}`)),
  );
  expect(mostAtOnce(office.seen())).toBeGreaterThanOrEqual(HELD);
  expect(await office.logoutsOnRecord()).toBe(people.length);
  // The list of ended sessions is one value that all of them changed at once.
  const [ended] = await office.host.query(
    "SELECT value FROM tbloptions WHERE name = 'inactivity_logout_ended'",
  );
  expect(Object.keys(JSON.parse(String(ended?.['value'])) as object)).toEqual(
    expect.arrayContaining(sessions),
  );
  for (const copy of stale) expect(await copy.isLoggedIn()).toBe(false);
});
