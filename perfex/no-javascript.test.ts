// Without JavaScript nobody reports: the server goes by the pages that are opened, and by nothing else.
import { expect } from '@playwright/test';
import { agent } from '../host/people.js';
import {
  expectLoginPage,
  GONE,
  IDLE_REASON,
  justAfter,
  justBefore,
  logoutsOnRecord,
  now,
  OVER,
  REFUSED_AFTER,
  rowOf,
  test,
  untilJustBefore,
  wait,
  waitUntil,
} from './guarded-host.js';
import { Visitor } from './visitor.js';

test.describe('somebody without JavaScript', () => {
  test('is kept by navigations, and the cron does not take them for gone', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    const goneAt = now() + GONE;
    while (now() < goneAt) {
      wait(justBefore(REFUSED_AFTER));
      expect((await person.get('/admin/clients')).status).toBe(200);
      await host.cron();
    }
    expect(await rowOf(host, session)).toMatchObject({ ended_at: null });
  });

  test('is not kept by pages that nobody asked for yet', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const refusedAt = now() + REFUSED_AFTER;
    await untilJustBefore(refusedAt, async () => {
      const page = await person.get('/admin/clients', { 'Sec-Purpose': 'prefetch' });
      expect(page.status).toBe(200);
    });
    waitUntil(justAfter(refusedAt));
    expectLoginPage(await person.get('/admin'));
  });

  test('is logged out on time, told why, and comes back to her page', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    expect((await person.open('/admin/clients/client/5?tab=profile')).status).toBe(200);
    wait(justBefore(REFUSED_AFTER));
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
