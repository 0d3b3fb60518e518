// A long export holds the lock of a session, and PHP lets nothing else of that session in: reports queue, and what is
// sent later may be let in earlier. A request is judged as of the moment it arrived.
import { ARRIVED, EXPIRE_AFTER, expect, GRACE, wait, test, until } from './real-office.js';

test('who works behind a long export is not logged out, whatever overtakes the reports that queue', async ({
  office,
}) => {
  const person = await office.logIn();
  const session = await person.session();
  // A tab whose session id was rotated away: the lock that all the others wait for is none of its.
  const [overtaking] = await office.copiesOf(person, 1);
  const endExport = await office.exportsSomethingLong(person);
  office.forget();
  const until = Date.now() + (EXPIRE_AFTER + GRACE + 1) * 1000;
  const waiting: Promise<{ status?: number; verdict?: string }>[] = [];
  // What a browser does meanwhile: it reports that somebody works, gives a report up after its limit, and polls.
  while (Date.now() < until) {
    waiting.push(person.copy().report(`session=${session}&idle_seconds=0`));
    waiting.push(
      person
        .copy()
        .poll()
        .then(({ status }) => ({ status })),
    );
    await wait(EXPIRE_AFTER / 5);
  }
  expect((await overtaking!.poll()).status, 'a poll that overtakes them all').toBe(401);
  expect(await office.row(session), 'ends nothing').toMatchObject({ ended_at: null });
  await endExport();
  await Promise.all(waiting);

  const queued = office
    .seen()
    .filter(({ path, arrived, began }) => path.includes('/session') && began - arrived > 1);
  expect(queued.length, 'reports that stood in front of the lock').toBeGreaterThan(2);
  expect((await person.report(`session=${session}&idle_seconds=0`)).verdict).toBe('alive');
  expect(await person.isLoggedIn()).toBe(true);
  expect(await office.logoutsOnRecord()).toBe(0);
});

test('a report that arrived in time is judged by its arrival, not by when the session let it in', async ({
  office,
}) => {
  const person = await office.logIn();
  const session = await person.session();
  const endExport = await office.exportsSomethingLong(person);
  const report = person.copy().report(`session=${session}&idle_seconds=0`);
  await wait(EXPIRE_AFTER + GRACE + 0.5);
  await endExport();
  expect((await report).verdict).toBe('alive');
  // The activity it told of is as old as the report: nobody was active since.
  const [age] = await office.host.query(
    'SELECT UNIX_TIMESTAMP(NOW(3)) - last_activity_at AS idle FROM tblinactivity_logout_sessions WHERE session_id = ?',
    [session],
  );
  expect(Number(age?.['idle'])).toBeGreaterThan(EXPIRE_AFTER + GRACE);
  expect(await person.isLoggedIn(), 'and so the next request finds the session expired').toBe(false);
});

test('a poll that waited behind an export beyond the deadline ends nothing', async ({ office }) => {
  const person = await office.logIn();
  // The last page was asked for between these two moments, however slow this computer is.
  const askedAt = performance.now();
  const session = await person.session();
  const answeredAt = performance.now();
  const deadline = (EXPIRE_AFTER + GRACE) * 1000;
  await until(askedAt + deadline - 1000);
  const endExport = await office.exportsSomethingLong(person);
  await until(answeredAt + deadline + 200);
  const poll = person.copy().poll();
  await wait(ARRIVED);
  await endExport();
  expect((await poll).status).toBe(401);
  expect(await office.row(session)).toMatchObject({ ended_at: null });
  expect(await office.logoutsOnRecord()).toBe(0);
});
