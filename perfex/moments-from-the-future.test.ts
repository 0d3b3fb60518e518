// A server clock that was ahead for a while, and moments that somebody posts: nothing of it makes a session immortal.
import { expect } from '@playwright/test';
import { AdminClient } from '../host/install-module.js';
import type { Host } from '../host/host.js';
import { administrator, agent } from '../host/people.js';
import { controller, installProbe } from '../host/probe-module.js';
import { callPhp } from './call-php.js';
import {
  expectLoginPage,
  EXPIRE_AFTER,
  GONE,
  now,
  REFUSED_AFTER,
  rowOf,
  test,
  untilJustBefore,
  wait,
} from './guarded-host.js';
import { Visitor } from './visitor.js';

const DAY = 86_400;

/** A module that turns the clock of whoever opens it, as far as this login is concerned. */
async function installClock(host: Host, seconds: number): Promise<void> {
  const client = await AdminClient.logIn(host.url, administrator);
  await installProbe(client, {
    name: 'clock_ahead',
    files: {
      'controllers/Clock_ahead.php': controller('Clock_ahead', 'App_Controller', {
        index: `$this->session->set_userdata('inactivity_logout', array_merge($this->session->userdata('inactivity_logout'),
          array_fill_keys(array('started_at', 'last_activity_at', 'noted_at'), microtime(true) + ${seconds})))`,
      }),
    },
  });
}

async function meetAClockThatIsAhead(host: Host): Promise<{ person: Visitor; session: string }> {
  await installClock(host, DAY);
  const person = await Visitor.logIn(host, agent);
  const session = await person.session();
  await person.get('/clock_ahead');
  await host.query('UPDATE tblinactivity_logout_sessions SET last_activity_at = ? WHERE session_id = ?', [
    now() + DAY,
    session,
  ]);
  return { person, session };
}

test.describe('a stamp from the future', () => {
  test(
    'is worth "now" once: the session expires like any other, and stands on record',
    { tag: '@catches:stamp-of-tomorrow-stays' },
    async ({ ownHost: host }) => {
      const { person, session } = await meetAClockThatIsAhead(host);
      expect((await person.poll()).status).toBe(200);
      await untilJustBefore(now() + REFUSED_AFTER, async () => {
        expect((await person.poll()).status).toBe(200);
      });
      wait(2);
      expectLoginPage(await person.get('/admin/clients'));
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'server' });
    },
  );

  test('does not end the work of somebody who is there', async ({ ownHost: host }) => {
    const { person, session } = await meetAClockThatIsAhead(host);
    for (let step = 0; step < 6; step += 1) {
      expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
      wait(EXPIRE_AFTER / 3);
    }
  });

  test('is put on record by the cron when its browser never came back', async ({ ownHost: host }) => {
    const { session } = await meetAClockThatIsAhead(host);
    await host.cron();
    await wait(GONE);
    await host.cron();
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'cron' });
  });
});

test(
  'a pause whose end was noted by a clock that was ahead brings nobody back when that moment comes',
  { tag: '@catches:pause-ends-tomorrow' },
  async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await host.query("UPDATE tbloptions SET value = ? WHERE name = 'inactivity_logout_pauses'", [
      `[[${now() - 60},${now() + 3600}]]`,
    ]);
    await host.cron();
    wait(3600 + 1);
    expectLoginPage(await person.get('/admin/clients'));
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
  },
);

test('a settings tab takes no moment, and nothing else that the module keeps for itself', async ({
  ownHost: host,
}) => {
  const chief = await Visitor.logIn(host, administrator);
  const kept = () =>
    host.query("SELECT name, value FROM tbloptions WHERE name LIKE 'inactivity_logout%' ORDER BY name");
  const before = await kept();
  await chief.post('/admin/settings?group=general', {
    'settings[companyname]': 'Acme',
    'settings[inactivity_logout_guarding_since]': String(now() + DAY),
    'settings[Inactivity_Logout_Ended]': '{}',
    'settings[inactivity_logout_pauses]': `[[0,${now()}]]`,
    'settings[inactivity_logout_made_up]': '1',
  });
  expect(await kept()).toEqual(before);
  expect(await host.query("SELECT value FROM tbloptions WHERE name = 'companyname'")).toEqual([
    { value: 'Acme' },
  ]);
});

for (const [name, isTaken] of [
  ['companyname', true],
  ['another_inactivity_logout_option', true],
  ['inactivity_logout_timeout_minutes', true],
  ['inactivity_logout_ended', false],
  ['INACTIVITY_LOGOUT_ENDED', false],
  ['inactivity_logout_ended ', false],
  [' inactivity_logout_guarding_since', false],
  ['Inactivity_logout_timeout_minutes', false],
] as const) {
  test(`posted, the option "${name}" is ${isTaken ? 'taken' : 'dropped'}`, async () => {
    const answered = await callPhp('inactivity_logout_without_private_options', [{ [name]: '1', a: '2' }]);
    expect(answered).toEqual(isTaken ? { [name]: '1', a: '2' } : { a: '2' });
  });
}

for (const [said, ahead, isAbsent, tag = []] of [
  ['an hour ago', -3600, false],
  ['as far ahead as two servers may disagree', 60, false],
  ['an hour ahead', 3600, true, '@catches:moment-from-the-future'],
  ['beyond all numbers', Infinity, true],
] as const) {
  const fate = isAbsent ? 'counts as absent' : 'counts';
  test(`a moment in an option that is ${said} ${fate}`, { tag }, async () => {
    const moment = ahead === Infinity ? '1e999' : String(Date.now() / 1000 + ahead);
    const preparation = `if (!function_exists('get_option')) { function get_option($name) { return $_SERVER['OPTION']; } }
      $_SERVER['OPTION'] = '${moment}';`;
    const answered = await callPhp('inactivity_logout_moment_in_option', ['any'], preparation);
    expect(answered).toBe(isAbsent ? 0 : Number(moment));
  });
}
