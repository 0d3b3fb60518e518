// What the stand-in tells of a database holds on MariaDB, too, where nothing is put into other words.
import { expect, test } from '@playwright/test';
import { Host, type HostOptions } from '../host.js';
import { AdminClient } from '../install-module.js';
import { administrator } from '../people.js';
import { controller, installProbe } from '../probe-module.js';

const FAILING = `(function () {
  try {
    return $this->db->where('staffid', 1)->get('tblnowhere');
  } catch (Throwable $problem) {
    return get_class($problem);
  }
})()`;

const PROBE = controller('Database_probe', 'App_Controller', {
  failing: `array(${FAILING}, $this->db->error()['code'], $this->db->get_compiled_select('tblstaff'))`,
  modes: "explode(',', $this->db->query('SELECT @@SESSION.sql_mode AS modes')->row()->modes)",
  emoji: `array(
    $this->db->insert('tblroles', array('name' => 'Tea 🍵, café')),
    $this->db->error()['code'],
  )`,
});

async function ask(options: HostOptions, ...questions: string[]): Promise<unknown[]> {
  const host = await Host.start({ server: 'apache', ...options });
  try {
    const client = await AdminClient.logIn(host.url, administrator);
    await installProbe(client, {
      name: 'database_probe',
      files: { 'controllers/Database_probe.php': PROBE },
    });
    const answers: unknown[] = [];
    for (const question of questions)
      answers.push(JSON.parse((await client.get(`/database_probe/${question}`)).text));
    return [...answers, await host.query("SELECT name FROM tblroles WHERE name LIKE 'Tea%'")];
  } finally {
    await host.close();
  }
}

test('a query that fails answers false in 3.x; in 2.x it throws, and stays for the next one (docs/host.md#database-errors)', async () => {
  const [asked] = await ask({ profile: '3.x' }, 'failing');
  expect(asked).toEqual([false, 1146, 'SELECT * FROM `tblstaff`']);
  const [asked2] = await ask({ profile: '2.x' }, 'failing');
  expect(asked2).toEqual([
    'PDOException',
    1146,
    'SELECT * FROM `tblnowhere`, `tblstaff` WHERE `staffid` = 1',
  ]);
});

test('the modes of the server stay as they are, but for the strict ones (docs/host.md#sql-modes-and-emoji)', async () => {
  const [left] = (await ask({}, 'modes')) as string[][];
  expect(left).toContain('ERROR_FOR_DIVISION_BY_ZERO');
  expect(left).not.toContain('STRICT_TRANS_TABLES');
  const [strict] = (await ask({ constants: { APP_DB_STRICTON: true } }, 'modes')) as string[][];
  expect(strict).toEqual(expect.arrayContaining(['ERROR_FOR_DIVISION_BY_ZERO', 'STRICT_TRANS_TABLES']));
});

test('a database in 3-byte utf8 stores an emoji as ????, and refuses it in strict mode (docs/host.md#sql-modes-and-emoji)', async () => {
  const APP_DB_CHARSET = 'utf8';
  const stored = await ask({ constants: { APP_DB_CHARSET, APP_DB_STRICTON: false } }, 'emoji');
  expect(stored).toEqual([[true, 0], [{ name: 'Tea ????, café' }]]);
  const refused = await ask({ constants: { APP_DB_CHARSET, APP_DB_STRICTON: true } }, 'emoji');
  expect(refused).toEqual([[false, 1366], []]);
});
