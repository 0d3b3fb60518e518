// Whatever any script of the site posts to the worker: it is refused, or it follows the rules, and the next navigation is
// judged as before.
import { test } from '@playwright/test';
import fc from 'fast-check';
import { expectForAny } from '../fuzz/for-any.js';
import { nearValid } from '../fuzz/near-valid.js';
import { NOW, pageMessage, path, record } from '../fuzz/valid.js';
import { createKeeper } from './keeper.js';
import { isPageMessage } from './page-message.js';
import { isRecord, verdictNeeded, type Record } from './record.js';
import { encodeReport, type Report } from './report.js';
import { countsFrom, deadlineOf } from './session.js';

/** What a header can carry: a fetch with anything else fails, which looks as if there were no server. */
const HEADER = /^[\x21-\x7e]{1,8000}$/;

/** Longer waits are none: `setTimeout` is 32-bit. Milliseconds. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** What becomes of a record when no server can be reached. */
async function heardWithoutServer(before: Record | undefined, message: unknown) {
  const waits: number[] = [];
  const sent: Report[] = [];
  let stored: unknown = before;
  const readable = () => (isRecord(stored) ? stored : undefined);
  const keeper = createKeeper({
    now: () => NOW,
    wait(ms) {
      waits.push(ms);
      return new Promise(() => undefined);
    },
    read: () => Promise.resolve(readable()),
    take(decide) {
      const step = decide(readable());
      // As a database does.
      stored = structuredClone(step.record);
      return Promise.resolve({ ...step, isWritten: true });
    },
    send(report) {
      sent.push(report);
      return Promise.resolve({ verdict: 'unreachable' });
    },
    tell: () => undefined,
    standDown: () => Promise.resolve(),
  });
  if (isPageMessage(message)) await keeper.hear(message);
  return { keeper, waits, sent, stored };
}

test('whatever a page says, what is written down can be read, reported and waited for', async () => {
  const inputs = fc.record({
    before: fc.option(record, { nil: undefined }),
    message: nearValid(pageMessage),
    returnTo: path,
  });
  await expectForAny(inputs, async ({ before, message, returnTo }) => {
    const { keeper, waits, sent, stored } = await heardWithoutServer(before, message);
    await keeper.judge(returnTo);
    if (stored !== undefined && !isRecord(stored)) return `wrote ${fc.stringify(stored)}`;
    const headers = sent.map(encodeReport);
    const unsent = headers.find((header) => !HEADER.test(header));
    if (unsent !== undefined) return `no header can carry ${JSON.stringify(unsent)}`;
    const endless = waits.find((ms) => !(ms <= LONGEST_WAIT));
    return endless === undefined ? undefined : `waits for ${endless} ms`;
  });
});

test('whatever a page says, it opens no session that is shut, and lengthens none unasked', async () => {
  const inputs = fc.record({ before: record, message: nearValid(pageMessage) });
  await expectForAny(inputs, async ({ before, message }) => {
    const { sent, stored } = await heardWithoutServer(before, message);
    const after = stored as Record;
    const isActivity = isPageMessage(message) && message.type === 'ACTIVITY';
    const { session } = before;
    if (after.session.id !== session.id)
      return before.isSettled ? undefined : 'takes another session for the open one';
    if (before.isSettled && !after.isSettled) return 'opens what was settled';
    if (isActivity) {
      const at = Math.min(message.at, NOW);
      const isLate = at - countsFrom(session) >= session.policy.expireAfter;
      const earned = Math.max(session.lastActivityAt, isLate ? 0 : at);
      if (after.session.lastActivityAt > earned) return 'counts more activity than there was';
      return after.session.endsAt === session.endsAt ? undefined : 'activity moves the end of the login';
    }
    if (verdictNeeded(before, NOW) && !verdictNeeded(after, NOW)) return 'opens what was shut';
    if (after.session.lastActivityAt > session.lastActivityAt) return 'takes a word for activity';
    const isLonger = deadlineOf(after.session) > deadlineOf(session);
    // A policy that a page brings counts until the server has been asked, which is at once.
    return isLonger && sent.length === 0 ? 'lengthens a session without asking' : undefined;
  });
});
