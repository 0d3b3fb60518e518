// The stand-in CRM's own pages: what they answer to plain requests. How its kernel behaves is tested beside the kernel.

import { expect, test } from '@playwright/test';
import { AdminClient } from './admin-client.js';
import { Host } from './host.js';
import { administrator } from './people.js';

// One host for the whole file.
test.describe.configure({ mode: 'default' });

let host: Host;
let admin: AdminClient;

test.beforeAll(async () => {
  host = await Host.start();
  admin = await AdminClient.logIn(host.url, administrator);
});

test.afterAll(async () => {
  await host.close();
});

async function addClient(company: string): Promise<string> {
  const saved = await admin.post('/admin/clients/client', { company });
  const id = /clients\/client\/(\d+)$/.exec(saved.location ?? '')?.[1];
  if (id === undefined)
    throw new Error(`the customer was not saved: ${saved.status} ${saved.text.slice(0, 200)}`);
  return id;
}

const search = (words: string) =>
  admin.post(
    '/admin/clients/table',
    {
      draw: '7',
      start: '0',
      length: '10',
      'search[value]': words,
      'order[0][column]': '1',
      'order[0][dir]': 'asc',
    },
    { ajax: true },
  );

test('the login page has no script at all (docs/host.md#the-login-page)', async () => {
  const page = await fetch(`${host.adminUrl}/authentication`);
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('name="password"');
  expect(html).not.toMatch(/<script/i);
  expect(html).not.toMatch(/ on[a-z]+=/i);
});

test('an admin page has the globals that modules rely on (docs/host.md#globals-and-hotkeys)', async () => {
  const { text } = await admin.get('/admin');
  for (const name of ['site_url', 'admin_url', 'app', 'totalUnreadNotifications', 'isRTL']) {
    expect(text).toContain(`var ${name} = `);
  }
  expect(text).toContain(`var admin_url = "${host.adminUrl}/"`);
});

test('every page of the menu answers', async () => {
  const paths = [
    '',
    '/clients',
    '/tickets',
    '/utilities/activity_log',
    '/modules',
    '/settings',
    '/staff/edit_profile',
  ];
  for (const path of paths) {
    const page = await admin.get(`/admin${path}`);
    expect(page.status, path).toBe(200);
    expect(page.text, path).not.toMatch(/ (style|on[a-z]+)="/i);
    expect(page.text, path).not.toMatch(/<b>(Warning|Notice|Deprecated|Fatal error)<\/b>/);
  }
});

test('the list of customers is JSON: searched, sorted, a page at a time', async () => {
  await addClient('Zebra Crossing Ltd');
  const found = await search('zebra cross');
  expect(found.status).toBe(200);
  expect(found.headers.get('content-type')).toContain('application/json');
  const answer = JSON.parse(found.text);
  expect(answer).toMatchObject({ draw: 7, recordsFiltered: 1 });
  expect(answer.data[0]).toMatchObject({ company: 'Zebra Crossing Ltd' });

  const all = JSON.parse((await search('')).text);
  expect(all.recordsTotal).toBeGreaterThan(10);
  expect(all.data).toHaveLength(10);
  expect(JSON.parse((await search('100%_!')).text).recordsFiltered).toBe(0);
});

test('following the delete link deletes, although it is a GET', async () => {
  const id = await addClient('Short Lived & Sons');
  expect((await admin.get(`/admin/clients/client/${id}`)).status).toBe(200);
  const deleted = await admin.get(`/admin/clients/delete/${id}`);
  expect(deleted.status).toBe(307);
  expect(deleted.location).toMatch(/\/admin\/clients$/);
  expect((await admin.get(`/admin/clients/client/${id}`)).status).toBe(404);
  expect((await admin.get('/admin/utilities/activity_log')).text).toContain('Short Lived &amp; Sons');
});

test('the poll for notifications answers JSON (docs/host.md#background-traffic)', async () => {
  const poll = await admin.get('/admin/misc/notifications_check', { ajax: true });
  expect(poll.status).toBe(200);
  const answer = JSON.parse(poll.text);
  expect(Array.isArray(answer.notificationsIds)).toBe(true);
  expect(typeof answer.html).toBe('string');
});

test('a name with markup in it is shown, never run', async () => {
  const name = `<img src=x>"Bobby' & Tables`;
  const escaped = /&lt;img src=x&gt;&quot;Bobby&#0?39; &amp; Tables/;
  const id = await addClient('Bobby');
  // Typed, it would lose its markup; an import stores it as it is.
  await host.query('UPDATE tblclients SET company = ? WHERE userid = ?', [name, id]);
  expect((await admin.get(`/admin/clients/client/${id}`)).text).toMatch(escaped);
  const answer = await search('Bobby');
  expect(answer.text).not.toContain('<img');
  expect(JSON.parse(answer.text).data[0].company).toBe(name);
  await admin.get(`/admin/clients/delete/${id}`);
  const log = (await admin.get('/admin/utilities/activity_log')).text;
  expect(log).toMatch(escaped);
  expect(log).not.toContain('<img src=x');

  const scripted = await addClient('<script>steal()</script>');
  expect((await admin.get(`/admin/clients/client/${scripted}`)).text).not.toContain('<script>steal');
});

test("the editor's text keeps simple markup and nothing that could run", async () => {
  const saved = await admin.post('/admin/clients/client', {
    company: 'Editor & Co',
    description:
      '<p onclick="steal()">a <b>friend</b><img src=x onerror=steal()></p><script>steal()</script>',
  });
  const page = await admin.get(new URL(saved.location ?? '', host.url).pathname);
  expect(page.text).toContain('&lt;p&gt;a &lt;b&gt;friend&lt;/b&gt;&lt;/p&gt;');
  expect(page.text).not.toMatch(/onclick|onerror/);
});

test('a customer without a name is refused with a reason', async () => {
  const refused = await admin.post('/admin/clients/client', { company: '   ' });
  expect(refused.status).toBe(303);
  expect((await admin.get('/admin/clients')).text).toContain('needs a company name');
});

test('who is writing a reply is known to the other members of staff (docs/host.md#background-traffic)', async () => {
  const [ticket] = await host.query('SELECT ticketid FROM tbltickets ORDER BY ticketid LIMIT 1');
  const id = String(ticket?.ticketid);
  const check = () => admin.get(`/admin/tickets/check_staff_replying/${id}`, { ajax: true });
  expect(JSON.parse((await check()).text).is_other_staff_replying).toBe(false);
  const told = await admin.post(
    `/admin/tickets/update_staff_replying/${id}`,
    { userId: '1' },
    { ajax: true },
  );
  expect(JSON.parse(told.text)).toEqual({ success: true });
  const [writing] = await host.query(`SELECT staff_id_replying FROM tbltickets WHERE ticketid = ${id}`);
  expect(Number(writing?.staff_id_replying)).toBeGreaterThan(0);
  expect(JSON.parse((await check()).text).is_other_staff_replying).toBe(false);
});

test('a timer is started, listed and stopped', async () => {
  await admin.post('/admin/tasks/timer_tracking', { note: 'Draft "the" offer' });
  const running = JSON.parse((await admin.get('/admin/tasks/get_staff_started_timers', { ajax: true })).text);
  expect(running.total_timers).toBe(1);
  expect(running.html).toContain('<li class="timer">');
  expect(running.html).toContain('Draft &quot;the&quot; offer');
  const timerId = /name="timer_id" value="(\d+)"/.exec(running.html)?.[1] ?? '';
  await admin.post('/admin/tasks/timer_tracking', { timer_id: timerId });
  const stopped = JSON.parse((await admin.get('/admin/tasks/get_staff_started_timers', { ajax: true })).text);
  expect(stopped.total_timers).toBe(0);
});

test('a page is read from right to left by those who want that', async () => {
  const profile = { firstname: 'Ada', lastname: 'Lovelace', direction: 'rtl' };
  await admin.post('/admin/staff/edit_profile', profile);
  expect((await admin.get('/admin')).text).toMatch(/<html lang="[a-z]+" dir="rtl">/);
  await admin.post('/admin/staff/edit_profile', { ...profile, direction: '' });
  expect((await admin.get('/admin')).text).toMatch(/<html lang="[a-z]+" dir="ltr">/);
});
