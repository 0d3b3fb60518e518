// What the guard must not do to a browser and a network: no requests of its own while somebody reads, no copies of the
// CRM anywhere.
import { controlled, expect, test } from './promise.js';

const MODULE = 'inactivity_logout_master';

controlled('in the steady state', () => {
  test('a page view costs no request but those it had without the guard', async ({ person, office }) => {
    await person.startsAt('/admin');
    await person.keepsFiles();
    for (const path of ['/admin/clients', '/admin', '/admin/clients']) await person.open(path);
    await person.seesGuard();

    const before = office.countRequests();
    for (const path of ['/admin', '/admin/clients', '/admin/clients/client/1', '/admin/clients']) {
      await person.open(path);
      await person.seesPage(path);
    }
    // Chromium looks for a newer worker only when a page has been loaded for a moment, by its own time.
    await person.waitsFor(3000);
    const ours = office.requestsSince(before).filter(({ path }) => path.includes(MODULE));
    expect(ours.filter(({ path }) => !path.endsWith('/session')).map(({ path }) => path)).toEqual([]);
  });

  test(
    'however many tabs somebody works in, the browser reports once in an interval',
    { tag: '@catches:report-per-activity/browser' },
    async ({ person, office }) => {
      await person.startsAt('/admin/clients/client/1');
      const tabs = [await person.openTab('/admin/clients'), await person.openTab('/admin'), person];
      for (const tab of tabs) await tab.seesGuard();

      const before = office.countRequests();
      const intervals = 4;
      const steps = 2 * tabs.length;
      for (let turn = 0; turn < intervals * steps; turn += 1) {
        const heard = office.countRequests();
        await tabs[turn % tabs.length]!.pressKey();
        await office.hearsOfWork(heard);
        await person.idleFor(office.policy.reportEvery / steps);
      }
      const reports = office.requestsSince(before).filter(({ path }) => path.includes(`${MODULE}/session`));
      expect(reports.length).toBeGreaterThanOrEqual(intervals - 1);
      expect(reports.length).toBeLessThanOrEqual(intervals + 1);
    },
  );

  test(
    'nothing of the CRM is kept in the browser',
    { tag: '@catches:page-kept-in-a-cache' },
    async ({ person, office }) => {
      await person.startsAt('/admin');
      // Pages pass by a worker that is awake; one that has to be started fetches them itself, and might keep them.
      await person.stopWorker();
      await person.open('/admin/clients');
      await person.seesPage('/admin/clients');
      await person.reads(office.aCustomer());
      await person.seesGuard();
      await person.idleUntilJustAfter('the warning');
      await person.seesWarning();
      expect(await person.cachesKept()).toEqual([]);
      const kept = await person.wordsKept();
      expect(kept, 'the record itself is kept').toContain('lastActivityAt');
      expect(office.namesCustomer(kept)).toBe(false);
    },
  );
});
