// Pages of the site that are none of the guard's business, such as the login page of the customers area: a script there can
// say anything to the worker, and learns nothing, and changes nothing.
import { heardSoFar, listen, say } from '../driver/eavesdropper.js';
import { controlled } from '../promise.js';
import { expect, test } from './witness.js';

const PAGE = '/admin/clients/client/1';
const LIST = '/admin/clients';
const CUSTOMERS_LOGIN = '/authentication/login';

const MADE_UP = 'f'.repeat(32);
const POLICY = { revision: 1e9, expireAfter: 9e9, warnAfter: 8e9, reportEvery: 60_000 };
const LOCKED = { title: 'x', message: 'x', language: 'en', direction: 'ltr' };

/** Everything that a page can say, of a session that somebody has made up at this moment. */
function everythingOf(id: string, now: number): unknown[] {
  const copy = { id, lastActivityAt: now, seenAt: now, policy: POLICY };
  return [
    { type: 'CHECK', copy },
    { type: 'HELLO', copy, locked: LOCKED },
    { type: 'ACTIVITY', session: id, at: now },
    { type: 'EXPIRED', copy, returnTo: LIST, locked: LOCKED },
    { type: 'LOG_OUT', copy, locked: LOCKED },
  ];
}

controlled('pages that are none of ours', () => {
  test(
    'a script on the login page of customers asks the worker for everything, and learns nothing and changes nothing',
    { tag: '@catches:anybody-is-told/browser' },
    async ({ person, office }) => {
      // Nobody of the staff is logged in yet: the page has no guard.
      const stranger = await person.openTab(CUSTOMERS_LOGIN);
      await stranger.runs(listen, undefined);
      await person.comeToFront();
      await person.startsAt(PAGE);
      const session = await person.session();
      const scope = office.pathOf('/admin');
      const asks = async () => {
        const words = everythingOf(MADE_UP, office.time.now());
        const answers = await stranger.runs(say, { scope, words });
        expect(new Set(answers.map((answer) => (answer as { type: string }).type))).toEqual(
          new Set(['HEARD']),
        );
      };

      await asks();
      // It keeps nobody logged in.
      await person.pressKey();
      await person.idleUntilJustBefore('the warning');
      await asks();
      await person.seesNoWarning();
      await person.idleUntilJustAfter('the warning');
      await person.seesWarning();
      // It is told nothing that others are told, even by a worker that has just begun.
      await person.stopWorker();
      await person.pressKey();
      await person.seesNoWarning();
      await asks();
      await person.idleUntilJustBefore('the deadline');
      await asks();
      await person.idleUntilJustAfter('the deadline');
      await person.seesLoginPage({ sayingWhy: true });
      person.sawNothingAfterTheDeadline();

      const heard = await stranger.runs(heardSoFar, undefined);
      expect(heard.length, 'it heard that it is out of date').toBeGreaterThan(0);
      expect(JSON.stringify(heard)).not.toContain(session);
      for (const news of heard) {
        expect([
          { type: 'UNKNOWN' },
          { type: 'LOGGED_OUT', session: MADE_UP, through: 'reload' },
          { type: 'LOGGED_OUT', session: MADE_UP, through: 'login' },
        ]).toContainEqual(news);
      }
      await person.logIn();
      await person.seesPage(PAGE);
    },
  );
});
