// The server's own moment goes out with pages and answers and comes back with reports: what lay on the wire is not new
// activity, and what waited here is not old.
import { expect, test as pure } from '@playwright/test';
import { agent } from '../host/people.js';
import { callPhp } from './call-php.js';
import { EXPIRE_AFTER, expectLoginPage, test, wait, now } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

const KEY = `if (!function_exists('get_option')) { function get_option($name) { return $_SERVER['KEY']; } }
  $_SERVER['KEY'] = 'a key';`;

const NOW = 1_800_000_100;

interface Said {
  readonly idle: number | null;
  /** Seconds before NOW of the moment that is handed back, and the time since; absent: none is. */
  readonly moment?: readonly [ago: number, since: number];
  readonly stamp?: object;
}

for (const [said, { idle, moment, stamp = {} }, believed, tag = []] of [
  ['both say the same', { idle: 5, moment: [30, 25] }, 5],
  [
    'it lay on the wire for 20 s',
    { idle: 0, moment: [30, 10] },
    20,
    '@catches:report-grows-young-on-the-wire',
  ],
  ['the browser counts from a report that lay on the wire itself', { idle: 5, moment: [10, 15] }, 5],
  ['the activity came before the last answer', { idle: 40, moment: [30, -10] }, 40],
  ['it claims activity after its arrival', { idle: 0, moment: [30, 50] }, 0],
  [
    'the moment has not come yet: a clock that was ahead gave it, and any activity would be early beside it',
    { idle: 0, moment: [-86_400, 10] },
    60,
    '@catches:moment-of-tomorrow-is-an-anchor',
  ],
  ['two servers disagree by two minutes', { idle: 5, moment: [-120, 10] }, 5],
  ['it claims nothing', { idle: null, moment: [30, 10] }, null],
  ['an old worker, in a login that has handed no moment back', { idle: 5 }, 5],
  ['without a moment, in a login that has handed one back', { idle: 5, stamp: { gives_moments: true } }, 60],
  ['without a moment it may still say that it was idle', { idle: 90, stamp: { gives_moments: true } }, 90],
] satisfies [string, Said, number | null, string?][]) {
  pure(`a report: ${said}`, { tag }, async () => {
    const signed =
      moment === undefined
        ? null
        : await callPhp('inactivity_logout_signed_moment', ['a1', NOW - moment[0]], KEY);
    const report = { idle_seconds: idle, moment: signed, since_seconds: moment?.[1] ?? null };
    const args = [report, { id: 'a1', last_activity_at: NOW - 60, ...stamp }, NOW];
    expect(await callPhp('inactivity_logout_report_in_server_time', args, KEY)).toMatchObject({
      idle_seconds: believed,
    });
  });
}

pure('a moment comes back only as it was given, and only to its own login', async () => {
  const signed = String(await callPhp('inactivity_logout_signed_moment', ['a1', NOW], KEY));
  const read = (text: string | null, session = 'a1') =>
    callPhp('inactivity_logout_moment_that_came_back', [text, session], KEY);
  expect(await read(signed)).toBe(NOW);
  for (const text of [null, '', '-', signed.replace('100', '200'), `${signed}0`, signed.slice(0, -1)])
    expect(await read(text), String(text)).toBeNull();
  expect(await read(signed, 'b2')).toBeNull();
});

test('a report that lay on the wire until after the deadline ends the session', async ({ host }) => {
  const person = await Visitor.logIn(host, agent);
  const { session, moment } = readConfigBlock((await person.open('/admin')).text);
  await wait(EXPIRE_AFTER + 0.4);
  const report = `session=${session}&idle_seconds=0&moment=${moment}&since_seconds=0.1`;
  expect(await person.report(report)).toMatchObject({ verdict: 'ended' });
  expectLoginPage(await person.get('/admin'));
});

test('somebody who works hands back the moment of each answer, and stays', async ({ host }) => {
  const person = await Visitor.logIn(host, agent);
  const { session, moment: first } = readConfigBlock((await person.open('/admin')).text);
  let [moment, askedAt] = [first, now()];
  for (let step = 0; step < 6; step += 1) {
    wait(0.4 * EXPIRE_AFTER);
    const activeAt = now();
    wait(1);
    const asking = now();
    const answer = await person.report(
      `session=${session}&idle_seconds=${(asking - activeAt).toFixed(3)}` +
        `&moment=${moment}&since_seconds=${(activeAt - askedAt).toFixed(3)}`,
    );
    expect(answer).toMatchObject({ verdict: 'alive', moment: expect.any(String) as unknown });
    expect(answer.moment).not.toBe(moment);
    [moment, askedAt] = [answer.moment ?? '', asking];
  }
});

test('once a moment has been handed back, a copy of the session that gives none prolongs nothing', async ({
  host,
}) => {
  const person = await Visitor.logIn(host, agent);
  const { session, moment } = readConfigBlock((await person.open('/admin')).text);
  await person.report(`session=${session}&idle_seconds=0&moment=${moment}&since_seconds=0`);
  await wait(0.6 * EXPIRE_AFTER);
  expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
  await wait(0.5 * EXPIRE_AFTER);
  expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'ended' });
});

test('the key is made when it is first needed, and stays the same from then on', async ({
  ownHost: host,
}) => {
  const named = "name = 'inactivity_logout_signing_key'";
  await host.query(`DELETE FROM tbloptions WHERE ${named}`);
  const person = await Visitor.logIn(host, agent);
  const { session, moment } = readConfigBlock((await person.open('/admin')).text);
  const [key] = await host.query(`SELECT value FROM tbloptions WHERE ${named}`);
  expect(key?.['value']).toMatch(/^[0-9a-f]{64}$/);
  await person.report(`session=${session}&idle_seconds=0&moment=${moment}&since_seconds=0`);
  expect(await host.query(`SELECT value FROM tbloptions WHERE ${named}`)).toEqual([key]);
});
