// What the CRM is told while it runs, it is told on servers that people run, too: they keep what they have compiled, and
// their protection of files that are seconds old does nothing where their clock is ahead of the file system's.
import { expect, test } from '@playwright/test';
import { MovableClock } from '../clock/clock.js';
import { Host } from '../host.js';

for (const server of ['apache', 'nginx'] as const) {
  test(`whatever address the CRM on ${server} is given, its next page names it`, async () => {
    const clock = new MovableClock();
    clock.moveBy(3_600_000);
    const host = await Host.start({ server, clock });
    try {
      // More than one of them within the same second.
      for (const name of ['one', 'two', 'three', 'four']) {
        host.isReachedAt(`http://${name}.localhost`);
        const page = await fetch(`${host.adminUrl}/authentication`);
        expect(await page.text()).toContain(`http://${name}.localhost/`);
      }
    } finally {
      await host.close();
      clock.remove();
    }
  });
}
