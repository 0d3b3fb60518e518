// A Perfex in which something is missing or broken: the record may suffer, nobody is locked out or let in.
import { expect } from '@playwright/test';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { administrator, agent } from '../host/people.js';
import {
  expectLoginPage,
  EXPIRE_AFTER,
  logoutsOnRecord,
  MODULE,
  OVER,
  rowOf,
  startHost,
  test,
  wait,
} from './guarded-host.js';
import { hasConfigBlock, readConfigBlock, Visitor } from './visitor.js';

test.describe('where something is missing or broken', () => {
  // In 2.x a query that fails throws, and half of it stays behind for the next one (docs/host.md#database-errors).
  for (const [profile, tag = []] of [['2.x', '@catches:half-a-query-is-left-behind'], ['3.x']] as const) {
    const title = `a table that cannot be written costs neither the login nor the judgement in ${profile}`;
    test(title, { tag }, async () => {
      const host = await startHost({ profile });
      try {
        await host.php("$db->query('DROP TABLE tblinactivity_logout_sessions');");
        const person = await Visitor.logIn(host, agent);
        const session = await person.session();
        expect(await person.report(`session=${session}&idle_seconds=0`)).toMatchObject({ verdict: 'alive' });
        const copy = person.copy();
        await host.cron();
        wait(OVER);
        expectLoginPage(await person.get('/admin'));
        expectLoginPage(await copy.get('/admin'));
        expect(await logoutsOnRecord(host)).toBe(1);
      } finally {
        await host.close();
      }
    });
  }

  test('a row that was never inserted is on record when the login ends', async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await host.php("$db->query('DELETE FROM tblinactivity_logout_sessions');");
    wait(OVER);
    expectLoginPage(await person.get('/admin'));
    expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
    expect(await logoutsOnRecord(host)).toBe(1);
  });

  test('missing options mean the defaults', async ({ ownHost: host }) => {
    await host.php(`$db->query("DELETE FROM tbloptions WHERE name LIKE 'inactivity_logout%'");`);
    const person = await Visitor.logIn(host, agent);
    const { policy } = readConfigBlock((await person.get('/admin/clients')).text);
    expect(policy.expireAfterSeconds).toBe(15 * EXPIRE_AFTER);
    expect(await person.report(`session=${await person.session()}&log_out=1`)).toMatchObject({
      verdict: 'ended',
    });
  });

  test('without a build administrators are told, and the server judges all the same', async ({
    ownHost: host,
  }) => {
    const assets = join(host.modulesDirectory, MODULE, 'assets');
    for (const file of readdirSync(assets).filter((name) => name.endsWith('.js'))) rmSync(join(assets, file));
    const chief = await Visitor.logIn(host, administrator);
    const page = await chief.get('/admin/clients');
    expect(page.text).toContain('npm run build');
    expect(hasConfigBlock(page.text)).toBe(false);
    expect((await chief.get('/admin/settings?group=inactivity_logout')).text).toContain('npm run build');
    const person = await Visitor.logIn(host, agent);
    expect((await person.get('/admin/clients')).text).not.toContain('npm run build');
    const worker = await person.get(`/${MODULE}/worker`);
    expect(worker.text).toContain('unregister');
    wait(OVER);
    expectLoginPage(await person.get('/admin'));
  });
});

for (const sessions of ['database', 'files'] as const) {
  test(`the database is gone, sessions kept in ${sessions}: Perfex's own error, and nobody is kept logged in`, async () => {
    const host = await startHost({ sessions });
    try {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      const report = {
        'X-Requested-With': 'XMLHttpRequest',
        'X-Inactivity-Logout': `session=${session}&idle_seconds=0`,
      };
      const bringBack = host.takeDatabaseAway();
      const askEverything = async () => {
        for (const answer of [
          await person.get('/admin/clients'),
          await person.poll(),
          await person.get(`/${MODULE}/session`, report),
          await person.get('/admin/authentication'),
        ]) {
          expect(answer.status).toBe(500);
          expect(answer.text).toContain('A Database Error Occurred');
          expect(answer.text).not.toMatch(/\.php|PDO|#0|verdict/);
        }
      };
      await askEverything();
      wait(OVER);
      await askEverything();
      bringBack();
      expect((await person.poll()).status).toBe(401);
      expectLoginPage(await person.get('/admin/clients'));
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
    } finally {
      await host.close();
    }
  });
}
