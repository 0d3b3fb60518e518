// Between password and code nobody is logged in (docs/host.md#two-factor-login): there is nothing to end, and nobody to
// throw out.
import { expect } from '@playwright/test';
import { manager } from '../host/people.js';
import { expectLoginPage, IDLE_REASON, OVER, rowOf, test, wait } from './guarded-host.js';
import { Visitor, type Answer } from './visitor.js';

const CODE_PAGE = '/admin/authentication/two_factor/email';

async function enterCode(person: Visitor): Promise<Answer & { readonly paths: string[] }> {
  const page = await person.get(CODE_PAGE);
  const code = /id="two-factor-code">(\d+)</.exec(page.text)?.[1] ?? 'none';
  const { location = CODE_PAGE } = await person.post(CODE_PAGE, { code });
  return person.open(location);
}

test.describe('a login with two factors', () => {
  test('may take longer than the timeout, and begins when the code was entered', async ({ host }) => {
    const person = new Visitor(host);
    expect((await person.logIn(manager)).location).toBe(CODE_PAGE);
    const rows = await host.query('SELECT COUNT(*) AS n FROM tblinactivity_logout_sessions');
    wait(OVER);
    expect((await person.poll()).status).toBe(401);
    expect(await person.report('session=a1&idle_seconds=0')).toEqual({ status: 200, verdict: 'none' });
    expect(await host.query('SELECT COUNT(*) AS n FROM tblinactivity_logout_sessions')).toEqual(rows);
    expect((await enterCode(person)).status).toBe(200);
    const session = await person.session();
    const alive = await person.report(`session=${session}`);
    expect(alive.verdict).toBe('alive');
    expect(alive.idle_for_seconds).toBeCloseTo(0, 0);
  });

  test('is judged like any other, and leads back to its page', async ({ host }) => {
    const person = new Visitor(host);
    await person.logIn(manager);
    await enterCode(person);
    const session = await person.session();
    await person.get('/admin/clients/client/5');
    wait(OVER);
    expectLoginPage(await person.get('/admin/clients/client/5'));
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
    expect((await person.get('/admin/authentication')).text).toMatch(IDLE_REASON);
    await person.logIn(manager);
    // Half-way is not in.
    expectLoginPage(await person.get('/admin/clients/client/5'));
    expect((await enterCode(person)).paths.at(-1)).toBe('/admin/clients/client/5');
  });

  test('with "remember me" ticked is not thrown out, and not brought back', async ({ host }) => {
    const person = new Visitor(host);
    await person.logIn(manager, { rememberMe: true });
    expect((await enterCode(person)).status).toBe(200);
    expect(person.cookies.has('autologin')).toBe(true);
    expect((await person.get('/admin/clients')).status).toBe(200);
    person.forgetSession();
    expectLoginPage(await person.get('/admin/clients'));
    expect(await person.isLoggedIn()).toBe(false);
  });
});
