// What other modules can change by a filter, and how far: stricter for a person, never longer; and whatever a broken one
// answers, people get in and out as without it.
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { AdminClient } from '../host/admin-client.js';
import type { Host } from '../host/host.js';
import { installModule } from '../host/install-module.js';
import { administrator, agent } from '../host/people.js';
import { installProbe } from '../host/probe-module.js';
import { zipOfFolder } from '../host/zip-of-folder.js';
import { callPhp } from './call-php.js';
import { expectLoginPage, GONE, POLICY, refusedAfter, rowOf, test, wait } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

const EXAMPLE_MODULE = fileURLToPath(new URL('../docs/example-module/scan_upload', import.meta.url));

const VALUES = { timeout_minutes: 15, warning_seconds: 60 };

for (const [what, answer, minutes, seconds] of [
  ['both, shorter', { timeout_minutes: 5, warning_seconds: 30 }, 5, 30],
  ['a timeout alone', { timeout_minutes: 5 }, 5, 60],
  ['numbers as text', { timeout_minutes: '5', warning_seconds: '30' }, 5, 30],
  ['part of a minute', { timeout_minutes: 5.9 }, 5, 60],
  ['a timeout for which the warning is too long', { timeout_minutes: 1 }, 1, 30],
  ['an earlier warning', { warning_seconds: 300 }, 15, 300],
  ['a longer timeout', { timeout_minutes: 16 }, 15, 60],
  ['no timeout', { timeout_minutes: 0 }, 15, 60],
  ['less than none', { timeout_minutes: -5 }, 15, 60],
  ['a warning that nobody could read', { warning_seconds: 19 }, 15, 60],
  ['a warning longer than half the timeout', { warning_seconds: 451 }, 15, 60],
  ['words', { timeout_minutes: 'soon', warning_seconds: 'later' }, 15, 60],
  ['lists', { timeout_minutes: [5], warning_seconds: { a: 30 } }, 15, 60],
  ['a list', [5, 30], 15, 60],
  ['true', true, 15, 60],
  ['nothing', null, 15, 60],
  ['something else', { lifetime_hours: 1, enabled: 0 }, 15, 60],
] as const) {
  test(`a filter that answers ${what} makes ${minutes} min and a warning of ${seconds} s of 15 and 60`, async () => {
    expect(await callPhp('inactivity_logout_stricter', [answer, VALUES, null])).toEqual({
      timeout_minutes: minutes,
      warning_seconds: seconds,
    });
  });
}

/** Another module with this filter on the policy, and this one on the words of the login page. */
async function hasModule(host: Host, policy: string, words = 'return $words;'): Promise<void> {
  const client = await AdminClient.logIn(host.url, administrator);
  await installProbe(client, {
    name: 'stricter',
    init: `
      hooks()->add_filter('inactivity_logout_policy', static function ($policy, $staff_id) { ${policy} }, 10, 2);
      hooks()->add_filter('inactivity_logout_cause', static function ($words, $cause) { ${words} }, 10, 2);`,
  });
}

async function idOf(host: Host, { email }: { email: string }): Promise<number> {
  const [row] = await host.query('SELECT staffid FROM tblstaff WHERE email = ?', [email]);
  return Number(row?.['staffid']);
}

async function tenMinutes(host: Host): Promise<void> {
  await (await Visitor.logIn(host, administrator)).saveSettings({ ...POLICY, timeout_minutes: '10' });
}

test(
  'a person whom another module gives a shorter timeout is told of it, judged by it, and recorded under it',
  { tag: '@catches:policy-of-a-person-for-the-page-alone' },
  async ({ ownHost: host }) => {
    await tenMinutes(host);
    const id = await idOf(host, agent);
    await hasModule(host, `return $staff_id === ${id} ? ['timeout_minutes' => 2] + $policy : $policy;`);
    const [person, chief] = [await Visitor.logIn(host, agent), await Visitor.logIn(host, administrator)];
    const page = readConfigBlock((await person.open('/admin/clients')).text);
    expect(page.policy.expireAfterSeconds).toBe(120);
    const report = await person.report(`session=${page.session}&idle_seconds=0`);
    expect(report).toMatchObject({ verdict: 'alive', policy: { expire_after_seconds: 120 } });
    expect(readConfigBlock((await chief.open('/admin/clients')).text).policy.expireAfterSeconds).toBe(600);

    wait(refusedAfter(2) + 1);
    expectLoginPage(await person.get('/admin/clients'));
    expect((await person.get('/admin/authentication')).text).toMatch(/after 2 min of inactivity/);
    expect(await rowOf(host, page.session)).toMatchObject({ cause: 'inactivity', ended_by: 'server' });
    const [line] = await host.query(
      "SELECT description FROM tblactivity_log WHERE description LIKE 'Logged out after inactivity%' ORDER BY id DESC",
    );
    expect(line?.['description']).toContain('under a policy of 2 min');
    expect((await chief.get('/admin/clients')).status).toBe(200);
  },
);

test('cron puts on record by the person’s own policy', async ({ ownHost: host }) => {
  await tenMinutes(host);
  await hasModule(host, "return ['timeout_minutes' => 2] + $policy;");
  const person = await Visitor.logIn(host, agent);
  const session = await person.session();
  await person.report(`session=${session}&idle_seconds=0`);
  wait(GONE + refusedAfter(10));
  await host.cron();
  expect(await rowOf(host, session)).toMatchObject({ cause: 'inactivity', ended_by: 'cron' });
  const [line] = await host.query('SELECT description FROM tblactivity_log WHERE description LIKE ?', [
    `%ended by cron [session ${session.slice(0, 8)}]`,
  ]);
  expect(line?.['description']).toContain('under a policy of 2 min');
});

for (const [what, policy] of [
  ['throws', 'throw new RuntimeException("broken");'],
  ['divides by nothing', 'return intdiv(1, 0);'],
  ['asks for the policy in turn', 'return inactivity_logout_policy_of($staff_id);'],
] as const) {
  test(`a filter that ${what} changes nothing`, async ({ ownHost: host }) => {
    await tenMinutes(host);
    await hasModule(host, policy, policy.replaceAll('$staff_id', '0'));
    const person = await Visitor.logIn(host, agent);
    const page = readConfigBlock((await person.open('/admin/clients')).text);
    expect(page.policy.expireAfterSeconds).toBe(600);
    expect(await person.report(`session=${page.session}&idle_seconds=0`)).toMatchObject({
      verdict: 'alive',
      policy: { expire_after_seconds: 600 },
    });
    wait(refusedAfter(10) - 1);
    expect((await person.poll()).status).toBe(200);
    wait(2);
    expectLoginPage(await person.get('/admin/clients'));
    expect((await person.get('/admin/authentication')).text).toMatch(/after 10 min of inactivity/);
    expect(await (await Visitor.logIn(host, agent)).isLoggedIn()).toBe(true);
  });
}

test('a policy is asked for once in a request, and is the same throughout', async ({ ownHost: host }) => {
  await tenMinutes(host);
  await hasModule(host, 'static $times = 0; $times += 1; return ["timeout_minutes" => $times] + $policy;');
  const person = await Visitor.logIn(host, agent);
  const page = await person.open('/admin/clients');
  expect(readConfigBlock(page.text).policy.expireAfterSeconds).toBe(60);
});

test('the words of the login page can be another module’s, and are words', async ({ ownHost: host }) => {
  await hasModule(host, 'return $policy;', 'return $words . " <b>" . $cause . "</b>";');
  const person = await Visitor.logIn(host, agent);
  await person.open('/admin');
  wait(refusedAfter(1) + 1);
  expectLoginPage(await person.get('/admin/clients'));
  expect((await person.get('/admin/authentication')).text).toMatch(
    /after 1 min of inactivity\. Please log in again\. &lt;b&gt;inactivity&lt;\/b&gt;/,
  );
});

for (const [what, answer] of [
  ['no text', '["a"]'],
  ['nothing to read', '" "'],
  ['what is no text in UTF-8', '"\\xff"'],
  ['a book', 'str_repeat("a", 501)'],
] as const) {
  test(`a filter that answers ${what} changes no words`, async () => {
    const hooks = `function hooks() { return new class { function apply_filters($name, $value) { return ${answer}; } }; }`;
    expect(await callPhp('inactivity_logout_words_for', ['inactivity', 'Why.'], hooks)).toBe('Why.');
  });
}

test('the example module says on the login page what has become of a scan', async ({ ownHost: host }) => {
  await installModule(host.url, zipOfFolder(EXAMPLE_MODULE), 'scan_upload.zip', administrator);
  const person = await Visitor.logIn(host, agent);
  await person.open('/admin');
  wait(refusedAfter(1) + 1);
  expectLoginPage(await person.get('/admin/clients'));
  expect((await person.get('/admin/authentication')).text).toMatch(
    /inactivity\. Please log in again\. Scans that/,
  );
});
