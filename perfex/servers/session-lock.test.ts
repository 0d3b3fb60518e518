// A long export holds the lock of a session, and PHP lets nothing else of that session in: reports queue, and what is
// sent later may be let in earlier. A request is judged as of the moment it arrived.
import {
  clock,
  EXPIRE_AFTER,
  justAfter,
  justBefore,
  now,
  OVER,
  REFUSED_AFTER,
  waitUntil,
} from '../guarded-host.js';
import { expect, passes, test } from './real-office.js';

test('who works behind a long export is not logged out, whatever overtakes the reports that queue', async ({
  office,
}) => {
  const person = await office.logIn();
  const session = await person.session();
  // A tab whose session id was rotated away: the lock that all the others wait for is none of its.
  const [overtaking] = await office.copiesOf(person, 1);
  const endExport = await office.exportsSomethingLong(person);
  office.forget();
  const refusedAt = now() + REFUSED_AFTER;
  const waiting: Promise<{ status?: number; verdict?: string }>[] = [];
  // What a browser does meanwhile: it reports that somebody works, gives a report up after its limit, and polls.
  while (now() < refusedAt) {
    waiting.push(person.copy().report(`session=${session}&idle_seconds=0`));
    waiting.push(
      person
        .copy()
        .poll()
        .then(({ status }) => ({ status })),
    );
    // They have to stand at the lock before time passes, or they arrive later than they were sent.
    await office.standAtTheLock(person, waiting.length);
    passes(EXPIRE_AFTER / 5);
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
  await office.standAtTheLock(person, 1);
  passes(OVER);
  await endExport();
  expect((await report).verdict).toBe('alive');
  // The activity it told of is as old as the report: nobody was active since.
  const row = await office.row(session);
  expect(now() - Number(row?.last_activity_at)).toBeGreaterThan(REFUSED_AFTER);
  expect(await person.isLoggedIn(), 'and so the next request finds the session expired').toBe(false);
});

test('a poll that waited behind an export beyond the deadline ends nothing', async ({ office }) => {
  const person = await office.logIn();
  clock.holdAt(clock.now());
  const session = await person.session();
  const refusedAt = now() + REFUSED_AFTER;
  waitUntil(justBefore(refusedAt));
  const endExport = await office.exportsSomethingLong(person);
  waitUntil(justAfter(refusedAt));
  const poll = person.copy().poll();
  await office.standAtTheLock(person, 1);
  await endExport();
  expect((await poll).status).toBe(401);
  expect(await office.row(session)).toMatchObject({ ended_at: null });
  expect(await office.logoutsOnRecord()).toBe(0);
});
