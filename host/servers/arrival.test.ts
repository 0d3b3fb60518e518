// On a server that people run, too, a request that had to wait in front of it is one of the moment it came.
import { expect, test } from '@playwright/test';
import { Host } from '../host.js';
import { AdminClient } from '../install-module.js';
import { administrator } from '../people.js';
import { controller, installProbe } from '../probe-module.js';

/** Seconds. */
const WAITED = 1.5;

for (const server of ['apache', 'nginx'] as const) {
  test.describe(`a request on ${server}`, () => {
    let host: Host;
    let client: AdminClient;

    test.beforeAll(async () => {
      host = await Host.start({ server });
      client = await AdminClient.logIn(host.url, administrator);
      await installProbe(client, {
        name: 'time_probe',
        files: {
          'controllers/Time_probe.php': controller('Time_probe', 'App_Controller', {
            index: `array(
              'waited' => microtime(true) - $_SERVER['REQUEST_TIME_FLOAT'],
              'types'  => gettype($_SERVER['REQUEST_TIME']) . ' ' . gettype($_SERVER['REQUEST_TIME_FLOAT']),
              'told'   => array_values(preg_grep('/ARRIVED/', array_keys($_SERVER))),
            )`,
          }),
        },
      });
    });
    test.afterAll(() => host.close());

    test('that had to wait is dated at its arrival, and nothing else tells the CRM', async () => {
      const undo = host.intercept(/time_probe/, {
        waitFor: () => new Promise((resolve) => setTimeout(resolve, WAITED * 1000)),
      });
      const seen = JSON.parse((await client.get('/time_probe')).text) as { waited: number };
      undo();
      expect(seen).toMatchObject({ types: 'integer double', told: [] });
      expect(seen.waited).toBeGreaterThan(WAITED - 0.1);
    });

    test('cannot date itself', async () => {
      const headers = { 'X-Arrived-At': '1' };
      const seen = JSON.parse((await client.get('/time_probe', { headers })).text) as { waited: number };
      expect(seen.waited).toBeLessThan(60);
    });
  });
}
