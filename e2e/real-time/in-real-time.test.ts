// What a jump through time cannot show: seconds that pass one by one, timers that a browser slows down, a lid that is
// really closed. A minute lasts 20 seconds here, and every bound is one-sided or read from what was seen.
import { expect, test } from '../faults/everyday.js';

const PAGE = '/admin/clients/client/1';

/** The countdown is painted anew after so many milliseconds at the latest, a quarter of a second later than it is true. */
const PAINTED_WITHIN = 250;

test('a whole warning, second by second: whatever it says is true of one and the same deadline, and that is kept', async ({
  person,
  office,
}) => {
  await person.startsAt(PAGE);
  await person.moveMouse();
  await person.idleUntilJustBefore('the warning');
  await person.seesNoWarning();
  await person.seesWarning();
  let soonest = -Infinity;
  let latest = Infinity;
  const said: number[] = [];
  while ((await person.look())?.warning) {
    const before = office.time.now();
    const seconds = await person.secondsLeft();
    const after = office.time.now();
    said.push(seconds);
    soonest = Math.max(soonest, before + (seconds - 1) * 1000);
    latest = Math.min(latest, after + seconds * 1000 + PAINTED_WITHIN);
    if (seconds <= 1) break;
  }
  expect(soonest, `the deadline that follows from ${said.join(', ')}`).toBeLessThanOrEqual(latest);
  expect(new Set(said).size, `different seconds in ${said.join(', ')}`).toBeGreaterThan(3);
  await person.seesLoginPage({ sayingWhy: true });
  expect(office.time.now()).toBeGreaterThanOrEqual(soonest);
});

test('somebody who works is reported once in an interval, and not by each of her keys', async ({
  person,
  office,
}) => {
  await person.startsAt(PAGE);
  await person.seesGuard();
  const before = office.countRequests();
  const beganAt = office.time.now();
  await person.worksFor(4 * office.policy.reportEvery, () => person.pressKey());
  const reports = office.requestsSince(before).filter(({ path }) => path.endsWith('/session'));
  const intervals = (office.time.now() - beganAt) / office.policy.reportEvery;
  expect(reports.length).toBeGreaterThanOrEqual(2);
  expect(reports.length).toBeLessThanOrEqual(intervals + 1);
});

test('a lid that is really closed for longer than the timeout', async ({ person, office }) => {
  await person.startsAt(PAGE);
  await person.moveMouse();
  const cookies = await person.copyCookies();
  const openedAt = office.time.now() + office.policy.expireAfter;
  await person.closeLidFor(office.policy.expireAfter);
  await person.seesLoginPage({ sayingWhy: true });
  person.sawNothingAfter(openedAt);
  await office.refuses(cookies);
});

test('a tab behind another one, whose timers the browser slows down, tells the server of the deadline by itself', async ({
  person,
  office,
}) => {
  const before = await office.logoutsOnRecord(office.people.agent);
  await person.startsAt(PAGE);
  await person.moveMouse();
  await person.openTabElsewhere();
  await person.idleUntilJustAfter('the deadline');
  await expect.poll(() => office.logoutsOnRecord(office.people.agent), { timeout: 10_000 }).toBe(before + 1);
  expect(office.time.now(), 'before the server would have ended it by itself').toBeLessThan(
    person.momentOf("the server's deadline"),
  );
  await person.comeToFront();
  await person.seesLoginPage({ sayingWhy: true });
  person.sawNothingAfterTheDeadline();
});
