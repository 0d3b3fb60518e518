// The cron of a real server: nobody calls it for the test, it comes by itself and again and again.
import { expect, test } from '../faults/everyday.js';

const PAGE = '/admin/clients/client/1';

// The cron waits five minutes longer than a deadline: for reports that may be queueing behind an export. The deadline itself
// is as far away as a busy computer needs to kill a browser, which would otherwise see the end of the session itself.
test.use({ waitedSecondsPerMinute: 4, savedPolicy: { timeoutMinutes: 5 } });

test('a browser that never comes back is put on record by a cron that comes by itself, once and not before its time', async ({
  person,
  office,
}) => {
  await person.startsAt(PAGE);
  await person.moveMouse();
  const session = await person.session();
  const cookies = await person.copyCookies();
  await person.killBrowserAtOnce();
  const endCron = office.hasCron({ every: 1000 });
  try {
    await expect
      .poll(() => office.endingsByCron(session), { timeout: 100_000, intervals: [100] })
      .toHaveLength(1);
    expect(office.time.now()).toBeGreaterThanOrEqual(person.momentOf("the server's deadline"));
  } finally {
    endCron();
  }
  await office.refuses(cookies);
  expect(await office.endingsByCron(session)).toEqual([
    expect.stringMatching(/^Logged out after inactivity/),
  ]);
});
