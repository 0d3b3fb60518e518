// What becomes of text on its way in: the XSS filter changes what nobody meant as an attack
// (docs/host.md#xss-cleaning).

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
    name: 'text_probe',
    files: {
      'controllers/Text_probe.php': controller('Text_probe', 'App_Controller', {
        index: `array(
          bin2hex($this->input->post('text')),
          html_escape($this->input->post('text')),
          $this->input->post('text', false),
        )`,
      }),
    },
  });
});
test.afterAll(() => host.close());

async function typed(text: string): Promise<{ filtered: Buffer; shown: string; raw: string }> {
  const answer = await client.post('/text_probe', { text });
  const [hex, shown, raw] = JSON.parse(answer.text) as [string, string, string];
  return { filtered: Buffer.from(hex, 'hex'), shown, raw };
}

for (const [text, filtered, what] of [
  ['100%25', '100%', 'decodes %xx'],
  ['100% 25', '100%', 'decodes "% xx", which somebody may just have typed'],
  ['%2541', 'A', 'decodes until nothing is left to decode'],
  ['4 < 5 and 6 > 5', '4  5', 'drops what stands between < and >'],
  ['see document.cookie', 'see [removed]', 'rewrites document.cookie'],
  ['a <!-- b', 'a &lt;!-- b', 'rewrites <!--'],
  ['eval(1)', 'eval&#40;1)', 'rewrites eval('],
] as const) {
  test(`the filter ${what}; the text itself can still be read (docs/host.md#xss-cleaning)`, async () => {
    const answer = await typed(text);
    expect(answer.filtered.toString()).toBe(filtered);
    expect(answer.raw).toBe(text);
  });
}

test('"5% fast" comes out as bytes that are no text, and is shown as nothing at all (docs/host.md#xss-cleaning)', async () => {
  const { filtered, shown } = await typed('5% fast');
  expect(filtered).toEqual(Buffer.from([0x35, 0xfa, ...Buffer.from('st')]));
  expect(shown).toBe('');
});
