// The worker's address: what it serves while the module guards, and the goodbye when it does not.
import { expect } from '@playwright/test';
import { administrator, agent } from '../host/people.js';
import { MODULE, OVER, POLICY, test, wait } from './guarded-host.js';
import { hasConfigBlock, readConfigBlock, Visitor } from './visitor.js';

test.describe('the worker', () => {
  test('is served with the scope of the admin path and may be kept for an hour', async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const { urls } = readConfigBlock((await person.get('/admin/clients')).text);
    const { status, headers, text } = await person.get((urls['worker'] ?? '').slice(host.baseUrl.length));
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toContain('javascript');
    expect(headers.get('Service-Worker-Allowed')).toBe('/admin');
    expect(headers.get('Cache-Control')).toContain('max-age=3600');
    expect(headers.get('Cache-Control')).not.toContain('no-store');
    expect(headers.get('Pragma')).toBeNull();
    expect(headers.get('Expires')).toBeNull();
    expect(text.length).toBeGreaterThan(1000);
  });

  test("is beside a page's clock, below the admin path too, which is another script", async ({ host }) => {
    const person = await Visitor.logIn(host, agent);
    const { urls } = readConfigBlock((await person.get('/admin/clients')).text);
    const clock = (urls['clock'] ?? '').slice(host.baseUrl.length);
    expect(clock).toMatch(/^\/admin\//);
    const { status, headers, text } = await person.get(clock);
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toContain('javascript');
    expect(headers.get('Cache-Control')).toContain('max-age=3600');
    expect(text).toContain('wake');
    expect(text).not.toBe((await person.get((urls['worker'] ?? '').slice(host.baseUrl.length))).text);
  });

  async function expectWayOut(person: Visitor): Promise<void> {
    expect(await person.report('session=a1')).toEqual({ status: 410, verdict: 'off' });
    const worker = await person.get(`/${MODULE}/worker`);
    expect(worker.status).toBe(200);
    expect(worker.headers.get('Content-Type')).toContain('javascript');
    expect(worker.headers.get('Cache-Control')).toContain('no-store');
    expect(worker.headers.get('Service-Worker-Allowed')).toBe('/admin');
    expect(worker.text).toContain('unregister');
    expect(hasConfigBlock((await person.get('/admin')).text)).toBe(false);
    wait(OVER);
    expect((await person.get('/admin')).status).toBe(200);
  }

  test(
    'says goodbye when the module is switched off',
    { tag: '@catches:goodbye-never-served' },
    async ({ ownHost: host }) => {
      const chief = await Visitor.logIn(host, administrator);
      await chief.saveSettings({ ...POLICY, enabled: '0' });
      await expectWayOut(chief);
    },
  );

  test('says goodbye when the module is deactivated', async ({ ownHost: host }) => {
    const chief = await Visitor.logIn(host, administrator);
    await chief.get(`/admin/modules/deactivate/${MODULE}`);
    await expectWayOut(chief);
  });
});
