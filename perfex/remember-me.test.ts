// "Remember me" brings nobody back while the module is on (docs/host.md#remember-me), and throws nobody out who logs in
// with it.
import { expect } from '@playwright/test';
import type { Host } from '../host/host.js';
import { AdminClient } from '../host/install-module.js';
import { administrator, agent, manager, type Person } from '../host/people.js';
import { installProbe } from '../host/probe-module.js';
import { expectLoginPage, OVER, rowOf, startHost, test, wait } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

test.describe('"remember me"', () => {
  test(
    'does not bring a session back, and logging in with the box ticked works',
    { tag: '@catches:autologin-revives' },
    async ({ host }) => {
      const person = await Visitor.logIn(host, agent, { rememberMe: true });
      expect(person.cookies.has('autologin')).toBe(true);
      person.forgetSession();

      expectLoginPage(await person.get('/admin/clients'));
      const login = await person.get('/admin/authentication');
      expect(login.text).toMatch(/role="status"[^>]*>[^<]*[Rr]emember me/);
      expectLoginPage(await person.get('/admin/clients'));

      await person.logIn(agent, { rememberMe: true });
      expect((await person.open('/admin')).status).toBe(200);
      expect((await person.get('/admin/clients')).status).toBe(200);
    },
  );

  test('does not revive a session that was idle', async ({ host }) => {
    const person = await Visitor.logIn(host, agent, { rememberMe: true });
    wait(OVER);
    const session = person.cookies.get('sp_session') ?? '';
    expectLoginPage(await person.get('/admin'));
    expectLoginPage(await person.get('/admin'));
    expect(await person.isLoggedIn()).toBe(false);
    // Nothing less than Perfex's own logout: neither the session nor the key behind the cookie is left.
    expect(await host.query('SELECT id FROM tblsessions WHERE id = ?', [session])).toEqual([]);
    const later = new Visitor(host, [['autologin', person.cookies.get('autologin') ?? '']]);
    expectLoginPage(await later.get('/admin'));
    expect((await later.get('/admin/authentication')).text).not.toMatch(/role="status"/);
  });

  test('refuses a background request, and shows the login page at its first request', async ({ host }) => {
    const polling = await Visitor.logIn(host, agent, { rememberMe: true });
    polling.forgetSession();
    expect((await polling.poll()).status).toBe(401);
    expect(await polling.isLoggedIn()).toBe(false);

    const opening = await Visitor.logIn(host, agent, { rememberMe: true });
    opening.forgetSession();
    const { paths, text } = await opening.open('/admin/authentication');
    expect(text).toContain('name="password"');
    expect(paths.length).toBeLessThanOrEqual(2);
  });

  test('makes a report say that nobody is logged in', async ({ host }) => {
    const person = await Visitor.logIn(host, agent, { rememberMe: true });
    const session = await person.session();
    person.forgetSession();
    expect(await person.report(`session=${session}`)).toEqual({ status: 200, verdict: 'none' });
    expect(await person.isLoggedIn()).toBe(false);
  });
});

for (const profile of ['2.x', '3.x'] as const) {
  test(`Perfex ${profile} ran out of the session first: "remember me" makes a new one, which is refused`, async () => {
    const host = await startHost({ profile });
    try {
      const person = await Visitor.logIn(host, agent, { rememberMe: true });
      const other = await Visitor.logIn(host, agent, { rememberMe: true });
      // As its garbage collection does; the browser still has the cookie of the old one.
      await host.query('DELETE FROM tblsessions');
      expect((await other.poll()).status).toBe(401);
      for (const one of [person, other]) {
        expectLoginPage(await one.get('/admin/clients'));
        expect(await one.isLoggedIn()).toBe(false);
      }
      expect((await person.get('/admin/authentication')).text).toMatch(
        /role="status"[^>]*>[^<]*[Rr]emember me/,
      );
      await person.logIn(agent, { rememberMe: true });
      expect((await person.open('/admin/tickets')).status).toBe(200);
      expect((await person.get('/admin/tickets')).status).toBe(200);
      await person.report(`session=${await person.session()}&idle_seconds=0`);
      expect(await person.isLoggedIn()).toBe(true);
    } finally {
      await host.close();
    }
  });
}

for (const profile of ['2.x', '3.x'] as const) {
  test.describe(`a login that is posted while "remember me" is in the browser, Perfex ${profile}`, () => {
    let host: Host;
    test.beforeAll(async () => void (host = await startHost({ profile })));
    test.afterAll(() => host.close());

    /** Somebody whose login page was open when another window of the browser ticked "remember me". */
    async function atTheLoginPage(remembered: Person): Promise<Visitor> {
      const { cookies } = await Visitor.logIn(host, remembered, { rememberMe: true });
      const person = new Visitor(host);
      await person.get('/admin/authentication');
      person.cookies.set('autologin', cookies.get('autologin') ?? '');
      return person;
    }

    for (const [whose, remembered, isTicked] of [
      ['of the same person', agent, false],
      ['of somebody else', administrator, false],
      ['of the same person, who ticks it again', agent, true],
    ] as const) {
      const isCatcher = profile === '3.x' && whose === 'of the same person';
      const tag = isCatcher ? '@catches:posted-login-lost-to-remember-me' : [];
      test(`succeeds the first time: ${whose}`, { tag }, async () => {
        const person = await atTheLoginPage(remembered);
        const session = person.cookies.get('sp_session');
        const old = person.cookies.get('autologin') ?? '';
        await person.post('/admin/authentication', { ...agent, ...(isTicked ? { remember: '1' } : {}) });
        expect(person.cookies.get('sp_session')).toBe(session);
        const { text, paths } = await person.open('/admin/clients');
        expect(paths).toEqual(['/admin/clients']);
        const { session: login } = readConfigBlock(text);
        expect(await rowOf(host, login)).toMatchObject({ staff_id: '2' });
        expect(person.cookies.has('autologin')).toBe(isTicked);
        // The key behind the old cookie is of no use to anybody either.
        const thief = new Visitor(host, [['autologin', old]]);
        expectLoginPage(await thief.get('/admin'));
        expect((await thief.get('/admin/authentication')).text).not.toMatch(/role="status"/);
      });
    }

    test('goes on to the second factor, and past it', async () => {
      const person = await atTheLoginPage(agent);
      const codePage = '/admin/authentication/two_factor/email';
      expect((await person.post('/admin/authentication', { ...manager })).location).toBe(codePage);
      // It was ticked once more meanwhile.
      for (const method of ['get', 'post'] as const) {
        const { cookies } = await Visitor.logIn(host, agent, { rememberMe: true });
        person.cookies.set('autologin', cookies.get('autologin') ?? '');
        if (method === 'get') expect((await person.get(codePage)).text).toContain('two-factor-code');
      }
      const page = await person.copy().get(codePage);
      const code = /id="two-factor-code">(\d+)</.exec(page.text)?.[1] ?? 'none';
      expect((await person.post(codePage, { code })).location).toBe('/admin/');
      expect((await person.get('/admin/clients')).status).toBe(200);
    });

    test('with a wrong password lets nobody in', async () => {
      const person = await atTheLoginPage(agent);
      expectLoginPage(await person.post('/admin/authentication', { ...agent, password: 'wrong' }));
      expect(await person.isLoggedIn()).toBe(false);
    });
  });
}

test('a module that has "remember me" run before ours is loaded opens no door', async ({ ownHost: host }) => {
  await installProbe(await AdminClient.logIn(host.url, administrator), {
    name: 'a_probe',
    init: "get_instance()->load->model('authentication_model');",
  });
  const person = await Visitor.logIn(host, agent, { rememberMe: true });
  expect((await person.get('/admin/clients')).status).toBe(200);
  person.forgetSession();
  expectLoginPage(await person.get('/admin/clients'));
  expect(await person.isLoggedIn()).toBe(false);
});
