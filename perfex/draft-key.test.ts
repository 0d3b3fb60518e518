// The key to one's own drafts: one person's alone, hers under every login, another one after a change of her password,
// and of no use once drafts are switched off. What a browser keeps under it is e2e/drafts.test.ts.
import { expect, test as pure } from '@playwright/test';
import { AdminClient } from '../host/install-module.js';
import type { Host } from '../host/host.js';
import { administrator, agent, type Person } from '../host/people.js';
import { controller, installProbe } from '../host/probe-module.js';
import { callPhp } from './call-php.js';
import { MODULE, OVER, POLICY, startHost, test, wait } from './guarded-host.js';
import { readConfigBlock, Visitor, type Answer, type ConfigBlock } from './visitor.js';

const ADDRESS = `/admin/${MODULE}/draft_key`;
const FROM_HERE = { 'X-Requested-With': 'XMLHttpRequest', 'X-Inactivity-Logout': 'draft_key' };
const DAY = 24 * 3600;

async function keysOf(person: Visitor): Promise<string[]> {
  const { status, text } = await person.get(ADDRESS, FROM_HERE);
  expect(status, text).toBe(200);
  return (JSON.parse(text) as { keys: string[] }).keys;
}

async function expectNoKey(answer: Promise<Answer>, status: number): Promise<void> {
  const { status: got, text } = await answer;
  expect(got).toBe(status);
  expect(text).not.toContain('keys');
}

/** Gives a person another password, as Perfex does: its hash is another one. */
async function changePassword(host: Host, { email }: Person, hash: string): Promise<void> {
  await host.query('UPDATE tblstaff SET password = ? WHERE email = ?', [hash, email]);
}

async function hashOf(host: Host, { email }: Person): Promise<string> {
  const [row] = await host.query('SELECT password FROM tblstaff WHERE email = ?', [email]);
  return String(row?.['password']);
}

test('a person gets the same key in every login, and nobody else gets it', async ({ host }) => {
  const [key, ...old] = await keysOf(await Visitor.logIn(host, agent));
  expect(Buffer.from(key!, 'base64')).toHaveLength(32);
  expect(old).toEqual([]);
  expect(await keysOf(await Visitor.logIn(host, agent))).toEqual([key]);
  expect(await keysOf(await Visitor.logIn(host, administrator))).not.toEqual([key]);
});

test('where an upgrade has made no secret yet, the first who asks makes one, and it is not the one before', async ({
  ownHost: host,
}) => {
  const before = await keysOf(await Visitor.logIn(host, agent));
  await host.query("DELETE FROM tbloptions WHERE name = 'inactivity_logout_draft_secret'");
  const after = await keysOf(await Visitor.logIn(host, agent));
  expect(after).not.toContain(before[0]);
  expect((await keysOf(await Visitor.logIn(host, agent)))[0]).toBe(after[0]);
});

const draftsOf = async (person: Visitor, path: string): Promise<ConfigBlock['drafts']> =>
  readConfigBlock((await person.open(path)).text).drafts;

test('a page and the key name the same person, so that no page takes the key of whoever has logged in since', async ({
  host,
}) => {
  const person = await Visitor.logIn(host, agent);
  const drafts = await draftsOf(person, '/admin/clients');
  const answer = JSON.parse((await person.get(ADDRESS, FROM_HERE)).text) as { owner: string };
  expect(answer.owner).toBe(drafts?.owner);
  const others = await draftsOf(await Visitor.logIn(host, administrator), '/admin/clients');
  expect(others?.owner).not.toBe(drafts?.owner);
  expect(others?.page).not.toBe(drafts?.page);
});

test('a page has a name of its own for each person, record and query, and the same in every login', async ({
  host,
}) => {
  const person = await Visitor.logIn(host, agent);
  const paths = [
    '/admin/clients',
    '/admin/clients?a=1',
    '/admin/clients/client/1',
    '/admin/clients/client/2',
  ];
  const pages = [];
  for (const path of paths) pages.push((await draftsOf(person, path))?.page);
  expect(new Set(pages).size).toBe(paths.length);
  expect((await draftsOf(await Visitor.logIn(host, agent), paths[0]!))?.page).toBe(pages[0]);
});

test('a page of the customers area, and of whoever is logged in as a client, keeps no drafts', async ({
  host,
}) => {
  const person = await Visitor.logIn(host, agent);
  const { text } = await person.open('/admin/clients/login_as_client/1');
  expect(readConfigBlock(text).drafts).toBeNull();
  expect(text).not.toContain('drafts.js');
});

test('the key is kept by nobody on its way', async ({ host }) => {
  const { headers } = await (await Visitor.logIn(host, agent)).get(ADDRESS, FROM_HERE);
  expect(headers.get('Cache-Control')).toContain('no-store');
});

test('whoever is not logged in gets no key', async ({ host }) => {
  await expectNoKey(new Visitor(host).get(ADDRESS, FROM_HERE), 401);
});

test('an expired session gets no key', { tag: '@catches:expired-sessions-get-the-key' }, async ({ host }) => {
  const person = await Visitor.logIn(host, agent);
  wait(OVER);
  await expectNoKey(person.get(ADDRESS, FROM_HERE), 401);
});

test('another site, a form and a typed address get no key', async ({ host }) => {
  const person = await Visitor.logIn(host, agent);
  await expectNoKey(person.get(ADDRESS), 403);
  await expectNoKey(person.get(ADDRESS, { ...FROM_HERE, 'Sec-Fetch-Site': 'same-site' }), 403);
  await expectNoKey(person.get(ADDRESS, { ...FROM_HERE, Origin: 'https://elsewhere.example' }), 403);
  const { 'X-Inactivity-Logout': ours } = FROM_HERE;
  await expectNoKey(person.get(ADDRESS, { 'X-Inactivity-Logout': ours }), 403);
});

test('whoever is logged in as a client gets no key, and gets it again back in the admin area', async ({
  host,
}) => {
  const person = await Visitor.logIn(host, agent);
  await person.open('/admin/clients/login_as_client/1');
  await expectNoKey(person.get(ADDRESS, FROM_HERE), 403);
  await person.open('/admin');
  expect(await keysOf(person)).toHaveLength(1);
});

test(
  'whoever goes on as another member of staff gets no key, neither hers nor her own, until she is back',
  { tag: '@catches:drafts-of-somebody-else' },
  async () => {
    const host = await startHost();
    try {
      await installProbe(await AdminClient.logIn(host.url, administrator), {
        name: 'login_as_probe',
        files: {
          'controllers/Login_as_probe.php': controller('Login_as_probe', 'App_Controller', {
            staff: "$this->session->set_userdata('staff_user_id', $this->input->get('id'))",
          }),
        },
      });
      const person = await Visitor.logIn(host, administrator);
      const own = await keysOf(person);
      await person.poll('/login_as_probe/staff?id=2');
      await expectNoKey(person.get(ADDRESS, FROM_HERE), 403);
      await person.poll('/login_as_probe/staff?id=1');
      expect(await keysOf(person)).toEqual(own);
    } finally {
      await host.close();
    }
  },
);

test(
  'a change of the password makes a new key, and the one before is given for seven days more',
  { tag: '@catches:old-drafts-lost-with-the-password' },
  async ({ ownHost: host }) => {
    const [before] = await keysOf(await Visitor.logIn(host, agent));
    const named = await draftsOf(await Visitor.logIn(host, agent), '/admin/clients');
    // The same password, with other salt: as far as the key goes, another one.
    const known = await hashOf(host, agent);
    await changePassword(host, agent, await hashOf(host, administrator));
    const login = { ...agent, password: administrator.password };
    const [after, ...old] = await keysOf(await Visitor.logIn(host, login));
    expect(after).not.toBe(before);
    expect(old).toEqual([before]);
    // What is kept is found as hers, also when it can no longer be read: nothing is gone without a word.
    const { owner, page } = (await draftsOf(await Visitor.logIn(host, login), '/admin/clients'))!;
    expect({ owner, page }).toEqual({ owner: named?.owner, page: named?.page });
    wait(7 * DAY - 60);
    expect(await keysOf(await Visitor.logIn(host, login))).toEqual([after, before]);
    wait(120);
    expect(await keysOf(await Visitor.logIn(host, login))).toEqual([after]);
    await changePassword(host, agent, known);
    expect(await keysOf(await Visitor.logIn(host, agent))).toEqual([before, after]);
  },
);

test('the database holds neither a key nor anything of a password for it', async ({ ownHost: host }) => {
  const keys = await keysOf(await Visitor.logIn(host, agent));
  const hash = await hashOf(host, agent);
  const options = JSON.stringify(await host.query("SELECT value FROM tbloptions WHERE name LIKE '%draft%'"));
  for (const secret of [...keys, ...keys.map((key) => Buffer.from(key, 'base64').toString('hex')), hash]) {
    expect(options).not.toContain(secret);
  }
});

test(
  'switched off and on again, the key is another one: nobody can read what was kept before',
  { tag: '@catches:drafts-outlive-the-switch' },
  async ({ ownHost: host }) => {
    const person = await Visitor.logIn(host, agent);
    const before = await keysOf(person);
    const named = await draftsOf(person, '/admin/clients');
    const chief = await Visitor.logIn(host, administrator);
    await chief.saveSettings({ ...POLICY, drafts: '0' });
    await expectNoKey(person.get(ADDRESS, FROM_HERE), 410);
    await chief.saveSettings({ ...POLICY, drafts: '1' });
    const after = await keysOf(person);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    // Nor is anything said of it: it is nobody's any more.
    const renamed = await draftsOf(person, '/admin/clients');
    expect(renamed?.owner).not.toBe(named?.owner);
    expect(renamed?.page).not.toBe(named?.page);
    await chief.saveSettings({ ...POLICY, drafts: '1', timeout_minutes: '2' });
    expect(await keysOf(person)).toEqual(after);
  },
);

for (const [stored, hours] of [
  ['1', 1],
  ['168', 168],
  ['72.9', 72],
  ['0', 1],
  ['-5', 1],
  ['1e9', 168],
  ['always', 72],
  ['', 72],
] as const) {
  pure(`drafts are kept for ${hours} h where the option says "${stored}"`, async () => {
    const perfex = `function get_option($name) { return '${stored}'; }`;
    expect(await callPhp('inactivity_logout_draft_hours', [], perfex)).toBe(hours);
  });
}

const NOW = 1_000_000;
const LATEST = NOW + 7 * DAY;
for (const [what, noted, after] of [
  ['nothing noted', {}, {}],
  ['the present one alone', { present: 0 }, {}],
  ['one that was in use', { before: 0 }, { before: LATEST }],
  ['one that counts for a while', { before: NOW + 5 }, { before: NOW + 5 }],
  ['one whose time is over', { before: NOW }, {}],
  ['one noted by a clock that was far ahead', { before: 9e12 }, { before: LATEST }],
  ['the present one noted as an old one', { present: NOW + 5 }, {}],
  [
    'too many',
    Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((mark) => [mark, NOW + 5])),
    Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((mark) => [mark, NOW + 5])),
  ],
] as const) {
  pure(`passwords before the present one: ${what}`, async () => {
    const kept = await callPhp('inactivity_logout_draft_passwords_after_change', [noted, 'present', NOW]);
    expect({ ...(kept as object) }).toEqual(after);
  });
}
