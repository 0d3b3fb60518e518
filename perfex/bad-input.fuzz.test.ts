// Whatever a report says, sent over HTTP: it is answered in our own words, and nobody whose time is over is let in.
import fc from 'fast-check';
import { agent } from '../host/people.js';
import { encodeReport } from '../core/report.js';
import { expectForAny } from '../fuzz/for-any.js';
import { nearValidText } from '../fuzz/near-valid.js';
import { now, OVER, rowOf, test, wait } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

/** Over the network a hundred inputs take as long as five thousand elsewhere. */
const SHARE = 1 / 50;

/** What Node puts into a header at all. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]+$/;

interface Template {
  readonly idleFor: number | undefined;
  readonly since: number | undefined;
}

/** A report that is almost right, once it is known of which login: `SESSION` and `MOMENT` stand for its own. */
const header = nearValidText(
  fc
    .record<Template>({
      idleFor: fc.constantFrom(undefined, 0, 500, 90_000),
      since: fc.constantFrom(undefined, 0, -1000, 90_000),
    })
    .map(({ idleFor, since }) =>
      encodeReport({
        session: 'SESSION',
        ...(idleFor === undefined ? {} : { idleFor }),
        ...(since === undefined ? {} : { anchor: { moment: 'MOMENT', since } }),
        returnTo: '/admin/clients',
      }),
    ),
).filter((text) => SENDABLE.test(text));

test('whatever a report says, it is answered in our own words, and brings nobody back whose time is over', async ({
  host,
}) => {
  test.slow();
  let person: Visitor | undefined;
  let said = { session: '', moment: '' };
  await expectForAny(
    header,
    async (text) => {
      if (person === undefined) {
        person = await Visitor.logIn(host, agent);
        said = readConfigBlock((await person.open('/admin')).text);
        await person.report(
          encodeReport({ session: said.session, idleFor: 0, anchor: { moment: said.moment, since: 0 } }),
        );
        wait(OVER);
      }
      const { session, moment } = said;
      const before = await rowOf(host, session);
      const answer = await person.report(text.replace('SESSION', session).replace('MOMENT', moment));
      if (![200, 400, 403].includes(answer.status)) return `is answered with ${answer.status}`;
      const { verdict = 'refused' } = answer;
      if (!['refused', 'ended', 'none'].includes(verdict)) return `is answered with ${verdict}`;
      const after = await rowOf(host, session);
      if (after?.ended_at === null) {
        // Another one can be tried at the same login.
        return after.last_activity_at === before?.last_activity_at ? undefined : 'moves the last activity';
      }
      const isLetIn = await person.isLoggedIn();
      person = undefined;
      if (isLetIn) return 'lets somebody in';
      return Number(after?.last_activity_at) <= now() - OVER + 75
        ? undefined
        : 'puts activity on record that never was';
    },
    SHARE,
  );
});
