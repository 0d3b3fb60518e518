// Whatever stands in the browser's database: another version, a half-written profile or a script of the site may have put
// it there.
import { test } from '@playwright/test';
import fc from 'fast-check';
import { expectForAny } from '../fuzz/for-any.js';
import { nearValid } from '../fuzz/near-valid.js';
import { NOW, pageMessage, path, record } from '../fuzz/valid.js';
import { createKeeper } from './keeper.js';
import { courseOf, shownFor } from './navigation.js';
import { encodeReport, type Answer, type Report } from './report.js';
import { deadlineOf } from './session.js';
import { createWrittenRecord } from './written-record.js';

const MINUTE = 60_000;

/** How far a clock may have been put back unnoticed, in milliseconds. */
const UNNOTICED = 2 * MINUTE;

/** A worker that finds this in its database, and what it sends to a server that gives this answer. */
function workerWith(found: unknown, answer: Answer) {
  let stored = found;
  const sent: Report[] = [];
  const written = createWrittenRecord({
    read: () => Promise.resolve(stored),
    update(change) {
      stored = structuredClone(change(stored));
      return Promise.resolve();
    },
  });
  const keeper = createKeeper({
    ...written,
    now: () => NOW,
    wait: () => new Promise(() => undefined),
    send(report) {
      encodeReport(report);
      sent.push(report);
      return Promise.resolve(answer);
    },
    tell: () => undefined,
    standDown: () => Promise.resolve(),
  });
  return { written, keeper, sent };
}

const answers = fc.constantFrom<Answer>(
  { verdict: 'ended' },
  { verdict: 'none' },
  { verdict: 'unusable' },
  { verdict: 'broken' },
  { verdict: 'unreachable' },
);

test('whatever is stored, a navigation is judged, and after the deadline only a server lets it through', async () => {
  const inputs = fc.record({ stored: nearValid(record), returnTo: path, answer: answers });
  await expectForAny(inputs, async ({ stored, returnTo, answer }) => {
    const { written, keeper, sent } = workerWith(stored, answer);
    const found = await written.read();
    const course = courseOf({ path: returnTo, isSpeculative: false }, '/admin', written.known(), NOW);
    const way = shownFor(await keeper.judge(returnTo), true);
    if (found === undefined || found.isSettled) return way === 'forward' ? undefined : `shows ${way}`;
    if (course === 'pass') {
      const left = deadlineOf(found.session) - NOW;
      const { policy, heldUntil = 0 } = found.session;
      const isLonger = left > Math.max(policy.expireAfter + UNNOTICED, heldUntil - NOW);
      return isLonger ? `is open for ${left} ms, longer than its own timeout and any hold` : undefined;
    }
    if (sent.length === 0) return 'judges without asking';
    return way === 'forward' ? 'lets through what is shut' : undefined;
  });
});

test('whatever is stored, a page is heard, and an ended session stays ended', async () => {
  const inputs = fc.record({ stored: nearValid(record), message: pageMessage });
  await expectForAny(inputs, async ({ stored, message }) => {
    const { written, keeper } = workerWith(stored, { verdict: 'none' });
    await keeper.hear(message);
    await keeper.ask();
    const after = (await written.read()) ?? { isSettled: true };
    return after.isSettled ? undefined : 'is open though nobody is logged in';
  });
});
