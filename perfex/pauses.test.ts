// Switched off or deactivated for a while: that time is no idle time, and it is no amnesty for what had expired before.
import { expect, test as pure } from '@playwright/test';
import type { Host } from '../host/host.js';
import { activateModule, AdminClient } from '../host/install-module.js';
import { administrator, agent } from '../host/people.js';
import { callPhp } from './call-php.js';
import {
  EXPIRE_AFTER,
  expectLoginPage,
  GONE,
  MODULE,
  OVER,
  POLICY,
  rowOf,
  startHost,
  test,
  wait,
} from './guarded-host.js';
import { Visitor } from './visitor.js';

// A login that lasts for 100 seconds after its last activity, which was at moment 1000.
for (const [said, pauses, activity, tag = []] of [
  ['no pause moves nothing', [], 1000],
  ['what was alive at the beginning of a pause is extended by its length', [[1040, 2040]], 2000],
  ['what had expired by then is not', [[1101, 9000]], 1000, '@catches:off-and-on-is-an-amnesty'],
  ['at the last moment of its life it is alive', [[1100, 1200]], 1100],
  ['what was used during the pause counts as used at its end', [[900, 1500]], 1500],
  ['a pause before the last activity moves nothing', [[500, 900]], 1000],
  [
    'two pauses move it twice',
    [
      [1040, 2040],
      [2100, 3100],
    ],
    3000,
  ],
  [
    'a second pause revives nobody who expired between the two',
    [
      [1040, 2040],
      [2200, 9000],
    ],
    2000,
  ],
] as const) {
  pure(`pauses: ${said}`, { tag }, async () => {
    expect(await callPhp('inactivity_logout_activity_after_pauses', [1000, 100, pauses])).toBe(activity);
  });
}

for (const [said, stored, pauses] of [
  ['that is not over', '[[1,2],[3,null]]', [[1, 2]]],
  ['that ends in the future', `[[1,${Date.now()}]]`, []],
  ['that ends before it begins', '[[5,4]]', []],
  ['that is no pause', '[[5],{"a":1},"x",[6,"y"],null]', []],
  ['of an option that is missing', '', []],
] as const) {
  pure(`a pause ${said} is left out`, async () => {
    const preparation = `if (!function_exists('get_option')) { function get_option($name) { return $_SERVER['OPTION']; } }
      $_SERVER['OPTION'] = '${stored}';`;
    expect(await callPhp('inactivity_logout_pauses', [], preparation)).toEqual(pauses);
  });
}

interface Switch {
  off(host: Host): Promise<void>;
  on(host: Host): Promise<void>;
}

const SWITCHES: Record<string, Switch> = {
  'switched off': {
    off: async (host) =>
      void (await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, enabled: '0' })),
    on: async (host) => void (await (await Visitor.logIn(host, administrator)).saveSettings(POLICY)),
  },
  deactivated: {
    off: async (host) =>
      void (await (await Visitor.logIn(host, administrator)).get(`/admin/modules/deactivate/${MODULE}`)),
    on: async (host) => activateModule(await AdminClient.logIn(host.url, administrator), MODULE),
  },
};

for (const [how, { off, on }] of Object.entries(SWITCHES)) {
  /** Somebody is active, then idle for so many seconds, and then the module is off for half a timeout. */
  async function idleAcrossAPause(
    host: Host,
    seconds: number,
  ): Promise<{ person: Visitor; session: string }> {
    const person = await Visitor.logIn(host, agent);
    const session = await person.session();
    await person.report(`session=${session}&idle_seconds=0`);
    wait(seconds);
    await off(host);
    wait(EXPIRE_AFTER / 2);
    await on(host);
    return { person, session };
  }

  test.describe(how, () => {
    test('it revives nothing that had expired while it was on', async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      await wait(OVER);
      await off(host);
      await on(host);
      expectLoginPage(await person.get('/admin/clients'));
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
    });

    test('it leaves whoever was alive as much time as before', async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      const session = await person.session();
      await off(host);
      await wait(OVER);
      await on(host);
      expect((await person.poll()).status).toBe(200);
      await wait(GONE);
      expect((await person.poll()).status).toBe(401);
      await host.cron();
      expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity' });
    });

    test('it counts once, however often the browser asks how things stand', async ({ ownHost: host }) => {
      const { person, session } = await idleAcrossAPause(host, EXPIRE_AFTER - 10);
      for (const _ of [1, 2, 3]) {
        const { idle_for_seconds } = await person.report(`session=${session}`);
        expect(idle_for_seconds).toBeCloseTo(EXPIRE_AFTER - 10, 0);
      }
    });

    const tag = how === 'deactivated' ? '@catches:report-counts-a-pause' : [];
    const title = 'it is no idle time in a report about what was done just before, either';
    test(title, { tag }, async ({ ownHost: host }) => {
      const { person, session } = await idleAcrossAPause(host, 20);
      const told = await person.report(`session=${session}&idle_seconds=${EXPIRE_AFTER / 2 + 5}`);
      expect(told.idle_for_seconds).toBeCloseTo(5, 0);
    });

    test('it counts once, also where the browser hands back what it has from here', async ({
      ownHost: host,
    }) => {
      const { person, session } = await idleAcrossAPause(host, 20);
      const told = await person.report(`session=${session}&idle_seconds=20`);
      expect(told.idle_for_seconds).toBeCloseTo(20, 0);
    });

    test('it takes a session that is used meanwhile for a new one', async () => {
      // Deactivated, nothing of ours sees a use; a page view after so long gives the session another id.
      const host = await startHost({ constants: { APP_SESSION_TIME_TO_UPDATE: 1 } });
      try {
        const person = await Visitor.logIn(host, agent);
        await wait(OVER);
        await off(host);
        expect((await person.get('/admin/clients')).status).toBe(200);
        await on(host);
        expect((await person.get('/admin/clients')).status).toBe(200);
        await wait(OVER);
        expectLoginPage(await person.get('/admin/clients'));
      } finally {
        await host.close();
      }
    });

    test('it takes no poll for a use', async ({ ownHost: host }) => {
      const person = await Visitor.logIn(host, agent);
      await wait(OVER);
      await off(host);
      expect((await person.poll()).status).toBe(200);
      await on(host);
      expectLoginPage(await person.get('/admin/clients'));
    });
  });
}
