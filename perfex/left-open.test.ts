// What grows old in a browser that is left open: the token of a form, the notes to the next login, the session itself. The
// lifetimes are Perfex's own (docs/host.md#csrf-token and docs/host.md#sessions), but for the notes.
import { expect } from '@playwright/test';
import { agent } from '../host/people.js';
import {
  expectLoginPage,
  IDLE_REASON,
  justAfter,
  justBefore,
  linesAbout,
  now,
  OVER,
  rowOf,
  test,
  wait,
  waitUntil,
} from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

// In seconds.
const NIGHT = 14 * 3600;
const TOKEN_LIFETIME = 3660;
const NOTE_LIFETIME = 600;

const LOGIN = '/admin/authentication';
const PAGE = '/admin/clients/client/5';

/** The fields of a login form that is open, its token among them. */
function loginForm(person: Visitor): Record<string, string> {
  return { ...agent, csrf_token_name: person.cookies.get('csrf_cookie_name') ?? '' };
}

test('a login form left open overnight is refused in a sentence, and once it is reloaded the login works', async ({
  host,
}) => {
  const person = await Visitor.logIn(host, agent);
  wait(OVER);
  expectLoginPage(await person.get(PAGE));
  await person.get(LOGIN);
  const form = loginForm(person);
  wait(NIGHT);
  const refused = await person.post(LOGIN, form);
  expect(refused.status).toBe(403);
  expect(refused.text).toContain(
    'The form was open for too long. Go back, reload the page and send it again.',
  );
  expect(await person.isLoggedIn()).toBe(false);
  await person.logIn(agent);
  const { paths, status } = await person.open('/admin');
  expect([paths, status]).toEqual([['/admin'], 200]);
});

test('a login form is good for 3660 s', async ({ host }) => {
  for (const [seconds, status] of [
    [justBefore(TOKEN_LIFETIME), 303],
    [justAfter(TOKEN_LIFETIME), 403],
  ] as const) {
    const person = new Visitor(host);
    await person.get(LOGIN);
    const form = loginForm(person);
    wait(seconds);
    expect((await person.post(LOGIN, form)).status).toBe(status);
  }
});

test('the login page says why, and leads back, for ten minutes', async ({ host }) => {
  for (const [seconds, isKnown] of [
    [justBefore(NOTE_LIFETIME), true],
    [justAfter(NOTE_LIFETIME), false],
  ] as const) {
    const person = await Visitor.logIn(host, agent);
    await person.get(PAGE);
    wait(OVER);
    expectLoginPage(await person.get(PAGE));
    const askedAt = now();
    await person.get(LOGIN);
    waitUntil(askedAt + seconds);
    expect(IDLE_REASON.test((await person.get(LOGIN)).text)).toBe(isKnown);
    await person.logIn(agent);
    expect((await person.open('/admin')).paths.includes(PAGE)).toBe(isKnown);
  }
});

test('a browser left open overnight has lost its session, is on record once, and is told why when it asks', async ({
  ownHost: host,
}) => {
  const person = await Visitor.logIn(host, agent);
  const { session, page } = readConfigBlock((await person.get(PAGE)).text);
  wait(NIGHT);
  await host.cron();
  const back = `return=${PAGE}&return_signature=${page?.signature}`;
  const answer = await person.report(`session=${session}&idle_seconds=${NIGHT}&${back}`);
  expect(answer).toEqual({ status: 200, verdict: 'none' });
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'cron' });
  expect((await person.get(LOGIN)).text).toMatch(IDLE_REASON);
  await person.logIn(agent);
  expect((await person.open('/admin')).paths.at(-1)).toBe(PAGE);
  expect(await linesAbout(host, session)).toHaveLength(1);
});
