// Without JavaScript nobody reports: the server goes by the pages that are opened, and by nothing else.
import { expect } from '@playwright/test';
import { agent } from '../host/people.js';
import {
  EXPIRE_AFTER,
  expectLoginPage,
  GONE,
  IDLE_REASON,
  logoutsOnRecord,
  OVER,
  rowOf,
  test,
  wait,
  clock,
} from './guarded-host.js';
import { Visitor } from './visitor.js';

test.describe('somebody without JavaScript', () => {
  test('is kept by navigations, and the cron does not take them for gone', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const until = clock.now() + (GONE + 1) * 1000;
    while (clock.now() < until) {
      expect((await person.get('/admin/clients')).status).toBe(200);
      wait(0.8);
      await host.cron();
    }
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
  });

  test('is not kept by pages that nobody asked for yet', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const until = clock.now() + OVER * 1000;
    while (clock.now() < until) {
      await person.get('/admin/clients', { 'Sec-Purpose': 'prefetch' });
      wait(0.3);
    }
    expectLoginPage(await person.get('/admin'));
  });

  test('is logged out on time, told why, and comes back to her page', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    expect((await person.open('/admin/clients/client/5?tab=profile')).status).toBe(200);
    wait(EXPIRE_AFTER - 1);
    expect((await person.get('/admin/clients/client/5?tab=profile')).status).toBe(200);
    wait(OVER);
    const login = await person.open('/admin/clients/client/5?tab=profile');
    expect(login.paths).toEqual(['/admin/clients/client/5?tab=profile', '/admin/authentication']);
    expect(login.text).toMatch(IDLE_REASON);
    expect(login.text).toContain('name="password"');
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'server' });
    expect(await logoutsOnRecord(host)).toBe(1);
    const { location = '' } = await person.post('/admin/authentication', { ...agent });
    const back = await person.open(location);
    expect(back.paths.at(-1)).toBe('/admin/clients/client/5?tab=profile');
    expect(back.status).toBe(200);
    // Told once: the next login page has nothing to say.
    await person.open('/admin/authentication/logout');
    expect((await person.get('/admin/authentication')).text).not.toMatch(/role="status"/);
  });
});
