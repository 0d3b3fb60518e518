// "Login as" of staff: a module changes in the session who is logged in, and changes it back (docs/host.md#login-as-staff).
// Nobody types a password for it, so the login goes on, under two names in turn; whoever types one begins anew.
import { expect } from '@playwright/test';
import { AdminClient } from '../host/install-module.js';
import type { Host, HostOptions } from '../host/host.js';
import { administrator, agent, type Person } from '../host/people.js';
import { controller, installProbe } from '../host/probe-module.js';
import {
  expectLoginPage,
  guard,
  IDLE_REASON,
  justAfter,
  justBefore,
  linesAbout,
  now,
  POLICY,
  REFUSED_AFTER,
  rowOf,
  startHost,
  startPerfex,
  test,
  untilJustBefore,
  wait,
  waitUntil,
} from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

const ADMINISTRATOR = '1';
const AGENT = '2';

/** A module for it; and one that drops the keys of a login and keeps the session. */
async function install(host: Host): Promise<void> {
  await installProbe(await AdminClient.logIn(host.url, administrator), {
    name: 'login_as_probe',
    files: {
      'controllers/Login_as_probe.php': controller('Login_as_probe', 'App_Controller', {
        staff: "$this->session->set_userdata('staff_user_id', $this->input->get('id'))",
        nobody: "$this->session->unset_userdata(array('staff_user_id', 'staff_logged_in'))",
      }),
    },
  });
}

async function startOffice(options: HostOptions = {}): Promise<Host> {
  const host = await startHost(options);
  await install(host);
  return host;
}

/** In the background, so that it is no use of the session by itself. */
const changeTo = (person: Visitor, id: string) => person.poll(`/login_as_probe/staff?id=${id}`);

// Not a fixture: the module is installed once.
let host: Host;
test.beforeAll(async () => void (host = await startOffice()));
test.afterAll(() => host.close());

test.describe('whoever goes on as another member of staff', () => {
  test(
    'and comes back has one login: it ends when the first one would have, each name with a row of its own',
    { tag: '@catches:login-as-begins-anew' },
    async () => {
      const LIFETIME = 3600;
      const policy = { ...POLICY, timeout_minutes: '30', lifetime_hours: '1' };
      const host = await guard(await startPerfex(), policy);
      try {
        await install(host);
        const startedAt = now();
        const endsAt = startedAt + LIFETIME;
        const person = await Visitor.logIn(host, administrator);
        const seen: string[] = [];
        const names = [AGENT, ADMINISTRATOR, AGENT];
        await untilJustBefore(endsAt, async () => {
          seen.push(await person.session());
          await changeTo(person, names[seen.length - 1]!);
          const page = readConfigBlock((await person.get('/admin/clients')).text);
          expect(page.lifetimeLeftSeconds).toBeCloseTo(endsAt - now(), 0);
        });
        const last = await person.session();
        expect(new Set([...seen, last]).size).toBe(4);
        for (const [index, session] of seen.entries()) {
          expect(await rowOf(host, session)).toMatchObject({
            staff_id: index % 2 === 0 ? ADMINISTRATOR : AGENT,
            cause: 'replaced',
            ended_by: 'server',
          });
          expect(await linesAbout(host, session)).toEqual([]);
        }
        const row = (await rowOf(host, last)) as unknown as Record<string, string | null>;
        expect(row).toMatchObject({ staff_id: AGENT, ended_at: null });
        expect(Number(row['started_at'])).toBeCloseTo(startedAt, 0);
        waitUntil(justAfter(endsAt));
        expect(await person.report(`session=${last}&idle_seconds=0`)).toMatchObject({ verdict: 'ended' });
        expect(await rowOf(host, last)).toMatchObject({ cause: 'lifetime' });
        expect(await linesAbout(host, last)).toHaveLength(1);
      } finally {
        await host.close();
      }
    },
  );

  test('is as idle as before: going there and back is no activity', async () => {
    const person = await Visitor.logIn(host, administrator);
    const session = await person.session();
    await person.report(`session=${session}&idle_seconds=0`);
    await untilJustBefore(now() + REFUSED_AFTER, async () => {
      await changeTo(person, AGENT);
      expect((await person.get('/admin/clients')).status).toBe(200);
      await changeTo(person, ADMINISTRATOR);
      expect((await person.get('/admin/clients')).status).toBe(200);
    });
    const last = await person.session();
    wait(2);
    expectLoginPage(await person.get('/admin/clients'));
    expect(await rowOf(host, last)).toMatchObject({ cause: 'inactivity', ended_by: 'server' });
    expect((await person.get('/admin/authentication')).text).toMatch(IDLE_REASON);
  });

  test('is told by a report which login it is now, and works on in it', async () => {
    const person = await Visitor.logIn(host, administrator);
    const session = await person.session();
    await changeTo(person, AGENT);
    const answer = await person.report(`session=${session}&idle_seconds=0`);
    expect(answer).toMatchObject({ verdict: 'other' });
    expect(await rowOf(host, answer.session!)).toMatchObject({ staff_id: AGENT, ended_at: null });
    expect(await person.report(`session=${answer.session}&idle_seconds=0`)).toMatchObject({
      verdict: 'alive',
    });
  });

  test('while the module is switched off has used the session', async () => {
    const host = await startOffice();
    try {
      const person = await Visitor.logIn(host, administrator);
      const chief = await Visitor.logIn(host, administrator);
      wait(justBefore(REFUSED_AFTER));
      await chief.saveSettings({ ...POLICY, enabled: '0' });
      await changeTo(person, AGENT);
      await person.get('/admin/clients');
      await chief.saveSettings(POLICY);
      wait(justBefore(REFUSED_AFTER));
      expect((await person.get('/admin/clients')).status).toBe(200);
    } finally {
      await host.close();
    }
  });
});

test.describe('of two copies of a session', () => {
  const rotating: HostOptions = { constants: { APP_SESSION_TIME_TO_UPDATE: 1 } };

  test('the one that sees the change later goes on in the same login', async () => {
    const host = await startOffice(rotating);
    try {
      const person = await Visitor.logIn(host, administrator);
      await changeTo(person, AGENT);
      const copy = person.copy();
      wait(2);
      const session = await person.session();
      expect(person.cookies.get('sp_session')).not.toBe(copy.cookies.get('sp_session'));
      expect((await copy.poll()).status).toBe(200);
      expect(await copy.session()).toBe(session);
    } finally {
      await host.close();
    }
  });

  test('none goes on as another person when the login was ended in the other', async () => {
    const host = await startOffice(rotating);
    try {
      const person = await Visitor.logIn(host, administrator);
      const copy = person.copy();
      wait(2);
      await person.get('/admin/clients');
      await changeTo(copy, AGENT);
      await person.get('/admin/authentication/logout');
      expect((await copy.poll()).status).toBe(401);
      expectLoginPage(await copy.get('/admin/clients'));
    } finally {
      await host.close();
    }
  });
});

test.describe('a login with a password, in a session that somebody left', () => {
  const people: readonly [who: string, person: Person, id: string][] = [
    ['another person', agent, AGENT],
    ['the same person', administrator, ADMINISTRATOR],
  ];
  for (const [index, [who, next, id]] of people.entries()) {
    for (const [when, pause, cause] of [
      ['at once', 1, 'replaced'],
      ['after everything was over', justAfter(REFUSED_AFTER), 'inactivity'],
    ] as const) {
      const tag = index === 0 && cause === 'inactivity' ? '@catches:login-inherits-the-one-before' : [];
      test(`begins anew for ${who}, ${when}`, { tag }, async () => {
        const person = await Visitor.logIn(host, administrator);
        const left = await person.session();
        await person.get('/login_as_probe/nobody');
        wait(pause);
        const startedAt = now();
        await person.logIn(next);
        expect((await person.get('/admin/clients')).status).toBe(200);
        const session = await person.session();
        const row = (await rowOf(host, session)) as unknown as Record<string, string | null>;
        expect(row).toMatchObject({ staff_id: id, ended_at: null });
        expect(Number(row['started_at'])).toBeGreaterThanOrEqual(startedAt - 0.1);
        expect(await rowOf(host, left)).toMatchObject({ cause, ended_by: 'person' });
        expect(await linesAbout(host, left)).toHaveLength(cause === 'inactivity' ? 1 : 0);
      });
    }
  }
});
