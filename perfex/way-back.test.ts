// After the login one is on the page one was on, and nowhere else.
import { expect } from '@playwright/test';
import type { Host } from '../host/host.js';
import { administrator, agent } from '../host/people.js';
import { expectLoginPage, OVER, test, wait } from './guarded-host.js';
import { Visitor } from './visitor.js';

test.describe('the way back after a login', () => {
  async function idleOut(host: Host, path: string): Promise<Visitor> {
    const person = await Visitor.logIn(host, agent);
    wait(OVER);
    expectLoginPage(await person.get(path));
    return person;
  }

  test('leads to a page with "clients" in its address, once', async ({ host }) => {
    const person = await idleOut(host, '/admin/clients/client/5?tab=profile');
    await person.logIn(agent);
    const { paths, status } = await person.open('/admin');
    expect(paths).toEqual(['/admin', '/admin/clients/client/5?tab=profile']);
    expect(status).toBe(200);
    expect((await person.open('/admin')).paths).toEqual(['/admin']);
  });

  test('follows the page that was asked for since', async ({ host }) => {
    const person = await idleOut(host, '/admin/clients/client/5');
    await person.get('/admin/clients/client/6');
    await person.logIn(agent);
    expect((await person.open('/admin')).paths.at(-1)).toBe('/admin/clients/client/6');
  });

  test('is found though a background request was the first one after the login', async ({ host }) => {
    const person = await idleOut(host, '/admin/clients/client/5');
    await person.logIn(agent);
    await person.poll();
    expect((await person.open('/admin')).paths.at(-1)).toBe('/admin/clients/client/5');
  });

  test("is not another person's", async ({ host }) => {
    const person = await idleOut(host, '/admin/clients/client/5');
    await person.logIn(administrator);
    expect((await person.open('/admin')).paths).not.toContain('/admin/clients/client/5');
  });

  test('is the page that goes to the login page, where the report that ended the session did not say', async ({
    host,
  }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    wait(OVER);
    expect((await person.report(`session=${session}&idle_seconds=0`)).verdict).toBe('ended');
    await person.get('/admin/authentication', {
      Referer: `${host.url}/admin/clients/client/5`,
      'Sec-Fetch-Site': 'same-origin',
    });
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).toEqual(['/admin', '/admin/clients/client/5']);
  });

  test('is what the first report said, whatever a later one does not say', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    wait(OVER);
    await person.report(`session=${session}&return=%2Fadmin%2Fclients%2Fclient%2F5`);
    expect((await person.report(`session=${session}&idle_seconds=0`)).verdict).toBe('none');
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).toEqual(['/admin', '/admin/clients/client/5']);
  });

  test('does not repeat a link that deletes', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    wait(OVER);
    const referer = { Referer: `${host.url}/admin/clients`, 'Sec-Fetch-Site': 'same-origin' };
    expectLoginPage(await person.get('/admin/clients/delete/9', referer));
    await person.logIn(agent);
    expect((await person.open('/admin')).paths).not.toContain('/admin/clients/delete/9');
  });

  for (const path of [
    'https://evil.example/admin',
    '//evil.example/admin',
    '/admin/../clients',
    '/admin/authentication/logout',
    '/administrator',
    '/admin/\\evil.example',
  ]) {
    test(`is never ${path}, whatever the cookie says`, async ({ host }) => {
      const person = new Visitor(host);
      const [row] = await host.query('SELECT staffid FROM tblstaff WHERE email = ?', [agent.email]);
      person.cookies.set(
        'inactivity_logout_return',
        encodeURIComponent(`${String(row?.['staffid'])}|${path}`),
      );
      await person.logIn(agent);
      expect((await person.open('/admin')).paths).toEqual(['/admin']);
    });
  }
});
