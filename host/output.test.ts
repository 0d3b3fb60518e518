// An answer on its way out: what CodeIgniter adds, refuses and leaves to its caller (docs/host.md#codeigniter).

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Host } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator } from './people.js';
import { controller, installProbe } from './probe-module.js';

let host: Host;
let client: AdminClient;

test.beforeAll(async () => {
  host = await Host.start();
  client = await AdminClient.logIn(host.url, administrator);
  await installProbe(client, {
    name: 'output_probe',
    files: {
      'controllers/Output_probe.php': controller('Output_probe', 'App_Controller', {
        buffers: 'ob_get_level()',
        goes_on: `$this->output->set_output('once ')->_display()`,
        is_late: `array(print('early '), header('X-Late: yes'))`,
        unknown: '$this->output->set_status_header(419) ? 1 : 0',
        named: `$this->output->set_status_header(419, 'Page Expired') ? 1 : 0`,
        figures: `$this->output->set_output('{elapsed_time} s, {memory_usage}, {other}') ? 1 : 0`,
      }),
    },
  });
});
test.afterAll(() => host.close());

test('there is no buffer around an answer, so a header after its first word is lost (docs/host.md#output)', async () => {
  expect((await client.get('/output_probe/buffers')).text).toBe('0');
  const late = await client.get('/output_probe/is_late');
  expect(late.text).toMatch(/^early /);
  expect(late.headers.get('x-late')).toBeNull();
  expect(host.complaints).toEqual([expect.stringContaining('headers already sent')]);
  // Asked for here, and no fault of anybody's.
  writeFileSync(join(host.directory, 'php-errors.log'), '');
});

test('whoever displays an answer and does not exit prints it twice (docs/host.md#output)', async () => {
  expect((await client.get('/output_probe/goes_on')).text).toBe('once nullonce ');
});

test('a status that HTTP does not know is an error page, unless it comes with a text (docs/host.md#output)', async () => {
  const unknown = await client.get('/output_probe/unknown');
  expect(unknown.status).toBe(500);
  expect(unknown.text).toContain('<h1>An Error Was Encountered</h1>');
  expect((await client.get('/output_probe/named')).status).toBe(419);
});

test('{elapsed_time} and {memory_usage} are replaced in whatever is displayed (docs/host.md#output)', async () => {
  expect((await client.get('/output_probe/figures')).text).toMatch(/^1\d+\.\d{4} s, [\d.]+MB, \{other\}$/);
});
