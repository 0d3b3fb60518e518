// A browser that cuts a download when it stops the worker that has answered it, as Firefox does: played by a Chromium that
// seems to have no static routes, and keeps them all the same, or it would ask the server before the worker does.
import { thisVersion } from '../driver/another-version.js';
import { controlled, expect, test } from '../promise.js';

const PAGE = '/admin/clients/client/2';
const FILE = '/admin/invoices/export/1.csv';

/** What the script of such a worker begins with. */
function hideRoutes(): void {
  interface Installing extends Event {
    addRoutes(rules: object[]): Promise<void>;
  }
  const { prototype } = (self as unknown as { InstallEvent: { prototype: Partial<Installing> } })
    .InstallEvent;
  const { addRoutes } = prototype;
  delete prototype.addRoutes;
  self.addEventListener('install', (event) => {
    void addRoutes?.call(event as Installing, [
      { condition: { requestMode: 'navigate' }, source: 'fetch-event' },
    ]);
  });
}

controlled('a browser that cuts downloads', () => {
  test.beforeEach(async ({ person, office }) => {
    const { guard, worker } = thisVersion();
    office.installs({ guard, worker: `(${hideRoutes.toString()})();\n${worker}` });
    await person.startsAt('/admin/clients');
    await person.seesWorkerOfItsBuild();
    await person.stopWorker();
  });

  test(
    'asks by itself for a file at the end of a link that is followed after a quiet while',
    { tag: '@catches:download-cut-by-the-worker/browser' },
    async ({ person, office }) => {
      office.hasFile(FILE, { type: 'text/csv', content: 'number,total\n1,99.00\n', isDownload: true });
      const before = office.countRequests();
      const asked = () => office.requestsSince(before).filter(({ path }) => path === FILE);
      await person.open(FILE);
      // A worker that forwards a navigation says that it leads nowhere in particular.
      await expect.poll(() => asked().at(-1)?.headers['sec-fetch-dest']).toBe('document');
      expect(asked()).toHaveLength(2);
    },
  );

  test('asks once for a page at the end of such a link, and arrives at its place on the page', async ({
    person,
    office,
  }) => {
    const before = office.countRequests();
    await person.open(`${PAGE}#notes`);
    await person.seesPage(PAGE);
    expect(office.requestsSince(before).filter(({ path }) => path === PAGE)).toHaveLength(1);
    expect(await person.runs(() => location.hash, undefined)).toBe('#notes');
  });
});
