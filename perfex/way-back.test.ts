// After the login one is on the page one was on. To any other address nobody goes by herself: it is a link to press,
// because Perfex deletes by GET.
import { expect } from '@playwright/test';
import type { Host } from '../host/host.js';
import { administrator, agent, customer } from '../host/people.js';
import { expectLoginPage, now, OVER, test, wait } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

const CLIENT = '/admin/clients/client/5';

/** The path that a page offers to go to, and how it is written in its HTML. */
function offerOf(html: string): string | undefined {
  return /id="inactivity-logout-offer".*?href="[^"]*?(\/admin[^"]*)"/s.exec(html)?.[1];
}

async function idleOut(host: Host, path: string): Promise<Visitor> {
  const person = await Visitor.logIn(host, agent);
  expect((await person.get(path)).status).toBe(200);
  await wait(OVER);
  expectLoginPage(await person.get(path));
  return person;
}

test.describe('the way back after a login', () => {
  test('leads to a page with "clients" in its address, once', async ({ host }) => {
    const person = await idleOut(host, '/admin/clients/client/5?tab=profile');
    await person.logIn(agent);
    const { paths, status } = await person.open('/admin');
    expect(paths).toEqual(['/admin', '/admin/clients/client/5?tab=profile']);
    expect(status).toBe(200);
    expect((await person.open('/admin')).paths).toEqual(['/admin']);
  });

  test('follows the page that was asked for since', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    await person.get('/admin/clients/client/6');
    await person.get(CLIENT);
    await wait(OVER);
    expectLoginPage(await person.get(CLIENT));
    await person.get('/admin/clients/client/6');
    await person.logIn(agent);
    expect((await person.open('/admin')).paths.at(-1)).toBe('/admin/clients/client/6');
  });

  test('is offered when it was opened later than ten minutes after the end, though it was shown before', async ({
    host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    await person.get('/admin/clients/client/6');
    await wait(OVER);
    expectLoginPage(await person.get(CLIENT));
    await wait(601);
    await person.get('/admin/clients/client/6');
    await person.logIn(agent);
    const { paths, text } = await person.open('/admin');
    expect(paths).toEqual(['/admin']);
    expect(offerOf(text)).toBe('/admin/clients/client/6');
  });

  test('is found though a background request was the first one after the login', async ({ host }) => {
    const person = await idleOut(host, CLIENT);
    await person.logIn(agent);
    await person.poll();
    expect((await person.open('/admin')).paths.at(-1)).toBe(CLIENT);
  });

  test("is not another person's", async ({ host }) => {
    const person = await idleOut(host, CLIENT);
    await person.logIn(administrator);
    expect((await person.open('/admin')).paths).not.toContain(CLIENT);
  });

  test('is the page that goes to the login page, where the report that ended the session did not say', async ({
    host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await person.get(CLIENT);
    wait(OVER);
    expect((await person.report(`session=${session}&idle_seconds=0`)).verdict).toBe('ended');
    await person.get('/admin/authentication', {
      Referer: `${host.url}${CLIENT}`,
      'Sec-Fetch-Site': 'same-origin',
    });
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).toEqual(['/admin', CLIENT]);
  });

  test(
    'is the page that goes to the login page, where a report of another login ended the session',
    { tag: '@catches:stranger-takes-the-way-back' },
    async ({ host }) => {
      const person = await Visitor.logIn(host, agent);
      await person.get(CLIENT);
      wait(OVER);
      expect((await person.report(`session=${'f'.repeat(32)}&idle_seconds=0`)).verdict).toBe('none');
      await person.get('/admin/authentication', {
        Referer: `${host.url}${CLIENT}`,
        'Sec-Fetch-Site': 'same-origin',
      });
      await person.logIn(agent);
      expect((await person.open('/admin')).paths).toEqual(['/admin', CLIENT]);
    },
  );

  test('is what the first report said, whatever a later one does not say', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await person.get(CLIENT);
    wait(OVER);
    await person.report(`session=${session}&return=%2Fadmin%2Fclients%2Fclient%2F5`);
    expect((await person.report(`session=${session}&idle_seconds=0`)).verdict).toBe('none');
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).toEqual(['/admin', CLIENT]);
  });

  test('leads there by the signature that the browser kept, though the session is long gone', async ({
    host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const { page } = readConfigBlock((await person.get(`${CLIENT}?tab=profile`)).text);
    expect(page?.path).toBe(`${CLIENT}?tab=profile`);
    wait(OVER);
    person.forgetSession();
    await person.get('/admin/authentication');
    const { path = '', signature = '' } = page ?? {};
    const back = `return=${encodeURIComponent(path)}&return_signature=${signature}`;
    expect((await person.report(`session=${session}&${back}`)).verdict).toBe('none');
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).toEqual(['/admin', path]);
  });

  for (const [whose, signedIn, signedPath] of [
    ["another person's", administrator, CLIENT],
    ["another page's", agent, '/admin/clients/client/6'],
  ] as const) {
    test(`offers a page instead of going there when the signature is ${whose}`, async ({ host }) => {
      const other = await Visitor.logIn(host, signedIn);
      const { page } = readConfigBlock((await other.get(signedPath)).text);
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      wait(OVER);
      const back = `return=${encodeURIComponent(CLIENT)}&return_signature=${page?.signature}`;
      expect((await person.report(`session=${session}&${back}`)).verdict).toBe('ended');
      await person.logIn(agent);
      const { paths, text } = await person.open('/admin');
      expect(paths).toEqual(['/admin']);
      expect(offerOf(text)).toBe(CLIENT);
    });
  }

  for (const [value, what, tag = []] of [
    [(staff: string) => encodeURIComponent(`${staff}|${CLIENT}`), 'nobody has signed'],
    [
      (staff: string) => `${staff}.9999999999.${Buffer.from(CLIENT).toString('base64url')}.${'0'.repeat(32)}`,
      'somebody else has signed',
      '@catches:return-cookie-of-anybody',
    ],
  ] as const) {
    test(`is not what a cookie says that ${what}`, { tag }, async ({ host }) => {
      const person = new Visitor(host);
      const [row] = await host.query('SELECT staffid FROM tblstaff WHERE email = ?', [agent.email]);
      for (const name of ['return', 'offer'])
        person.cookies.set(`inactivity_logout_${name}`, value(String(row?.['staffid'])));
      await person.logIn(agent);
      const { paths, text } = await person.open('/admin');
      expect(paths).toEqual(['/admin']);
      expect(offerOf(text)).toBeUndefined();
    });
  }

  test('is not gone to by a cookie that was signed for an offer', async ({ host }) => {
    const person = new Visitor(host);
    await person.get('/admin/clients/delete/9');
    const offer = person.cookies.get('inactivity_logout_offer') ?? '';
    person.cookies.delete('inactivity_logout_offer');
    person.cookies.set('inactivity_logout_return', offer);
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).toEqual(['/admin']);
  });

  test('stands in a cookie that no script can read and that is over after ten minutes', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    await person.get(CLIENT);
    wait(OVER);
    const cookies = (await person.get(CLIENT)).headers.get('Set-Cookie') ?? '';
    const [cookie = ''] =
      /inactivity_logout_return=[0-9][^=]*=[^=]*GMT.*?(?=,inactivity|,sp_|$)/.exec(cookies) ?? [];
    expect(cookie).toMatch(/httponly/i);
    expect(cookie).toMatch(/samesite=lax/i);
    const until = Date.parse(/expires=([^;]*)/i.exec(cookie)?.[1] ?? '');
    expect(until / 1000).toBeGreaterThan(now() + 590);
    expect(until / 1000).toBeLessThanOrEqual(now() + 600);
  });
});

test.describe('an address that was never shown to this person', () => {
  async function hasClient(host: Host, id: number): Promise<boolean> {
    return (await host.query('SELECT 1 FROM tblclients WHERE userid = ?', [id])).length > 0;
  }

  async function expectOfferOnly(person: Visitor, path: string): Promise<void> {
    const login = await person.logIn(agent);
    expect(login.location).toMatch(/\/admin\/?$/);
    const first = await person.open('/admin');
    expect(first.paths).toEqual(['/admin']);
    expect(offerOf(first.text)).toBe(path);
    // Once: whoever does not want it is not asked again.
    expect(offerOf((await person.open('/admin')).text)).toBeUndefined();
  }

  test(
    'is offered on the first page, and deletes nothing, when a mail led there after the end',
    { tag: '@catches:way-back-to-any-path' },
    async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      wait(OVER);
      expectLoginPage(await person.get('/admin/clients/delete/9', { 'Sec-Fetch-Site': 'cross-site' }));
      await expectOfferOnly(person, '/admin/clients/delete/9');
      expect(await hasClient(host, 9)).toBe(true);
    },
  );

  test("is offered when it was one's own Delete, in a page that says no referrer", async ({
    ownHost: host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    await person.get('/admin/clients');
    wait(OVER);
    expectLoginPage(await person.get('/admin/clients/delete/9', { 'Sec-Fetch-Site': 'same-origin' }));
    await expectOfferOnly(person, '/admin/clients/delete/9');
    expect(await hasClient(host, 9)).toBe(true);
  });

  test(
    'is offered in a browser where nobody was logged in, where Perfex itself would go there',
    { tag: '@catches:way-back-of-perfex-stays' },
    async ({ ownHost: host }) => {
      const person = new Visitor(host);
      expectLoginPage(await person.get('/admin/tickets/ticket/1'));
      await expectOfferOnly(person, '/admin/tickets/ticket/1');
    },
  );

  test('gives way to the page that held the link, which is gone to', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    await person.get('/admin/clients');
    wait(OVER);
    const referer = { Referer: `${host.url}/admin/clients`, 'Sec-Fetch-Site': 'same-origin' };
    expectLoginPage(await person.get('/admin/clients/delete/9', referer));
    await person.logIn(agent);
    const { paths, text } = await person.open('/admin');
    expect(paths).toEqual(['/admin', '/admin/clients']);
    expect(offerOf(text)).toBeUndefined();
    expect(await hasClient(host, 9)).toBe(true);
  });

  test('is offered beside the page that was shown, and neither replaces the other', async ({
    ownHost: host,
  }) => {
    const person = await idleOut(host, CLIENT);
    await person.get('/admin/clients/delete/9');
    await person.logIn(agent);
    const { paths, text } = await person.open('/admin');
    expect(paths).toEqual(['/admin', CLIENT]);
    expect(offerOf(text)).toBe('/admin/clients/delete/9');
    expect(await hasClient(host, 9)).toBe(true);
  });

  test('is text in the offer, whatever it contains', async ({ host }) => {
    const person = new Visitor(host);
    await person.get("/admin/clients?q='><img/src=x>&y=1");
    await person.logIn(agent);
    const { text } = await person.open('/admin');
    expect(text).toContain('id="inactivity-logout-offer"');
    expect(text).not.toContain('<img/src');
  });

  test("is not offered to another person, when it was asked for in the first one's session", async ({
    host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    await wait(OVER);
    expectLoginPage(await person.get(CLIENT));
    await person.logIn(administrator);
    const { paths, text } = await person.open('/admin');
    expect(paths).toEqual(['/admin']);
    expect(offerOf(text)).toBeUndefined();
  });

  for (const path of [
    '/admin/authentication/logout',
    '/administrator',
    '/admin/inactivity_logout_master/session',
    '/admin/authentication',
    '/clients',
  ]) {
    test(`is not even offered when it is ${path}`, async ({ host }) => {
      const person = new Visitor(host);
      await person.get(path);
      await person.logIn(agent);
      const { paths, text } = await person.open('/admin');
      expect(paths).toEqual(['/admin']);
      expect(offerOf(text)).toBeUndefined();
    });
  }
});

test('a customer is brought back by Perfex as ever', async ({ host }) => {
  const person = new Visitor(host);
  await person.get('/clients?tab=open');
  await person.get('/authentication/login');
  const { location } = await person.post('/authentication/login', { ...customer });
  expect(location).toBe('/clients?tab=open');
});
