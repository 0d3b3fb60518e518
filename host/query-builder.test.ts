// The query builder where modules lean on it and it gives way: what fails, what is left behind, what is not noticed.

import { expect, test } from '@playwright/test';
import { Host, type HostOptions } from './host.js';
import { AdminClient } from './install-module.js';
import { administrator } from './people.js';
import { EVERYDAY_VERSION } from './php-version.js';
import { controller, installProbe } from './probe-module.js';

/** Half a query of one module, and what the next one asks. */
const HALF_A_QUERY = `$this->db->where('staffid', 1)`;
const NEXT_QUERY = `$this->db->get_compiled_select('tblstaff')`;
const UNTOUCHED = 'SELECT * FROM `tblstaff`';

const FAILS = `function ($query) {
  try { return array('answer' => $query()); } catch (Throwable $problem) { return array('thrown' => get_class($problem)); }
}`;

const PROBE = controller('Builder_probe', 'App_Controller', {
  missing_table: `array(
    'get'  => (${FAILS})(function () { return ${HALF_A_QUERY}->get('tblnowhere'); }),
    'next' => ${NEXT_QUERY},
    'count' => (${FAILS})(function () { return $this->db->count_all_results('tblnowhere'); }),
  )`,
  reset: `array(
    'get'  => (${FAILS})(function () { return ${HALF_A_QUERY}->get('tblnowhere'); }),
    'next' => $this->db->reset_query() ? ${NEXT_QUERY} : null,
  )`,
  logout: `array(
    ${HALF_A_QUERY} ? $this->session->sess_destroy() : null,
    ${NEXT_QUERY},
  )`,
  forge: `(function () {
    $this->load->dbforge();
    $this->dbforge->add_field(array(
      'id'    => array('type' => 'INT', 'unsigned' => true, 'auto_increment' => true),
      'one'   => array('type' => 'VARCHAR', 'constraint' => 10, 'unique' => 1),
      'truly' => array('type' => 'VARCHAR', 'constraint' => 10, 'unique' => true, 'null' => true),
    ));
    $this->dbforge->add_key('id', true);
    $this->dbforge->add_key('nowhere');
    return $this->dbforge->create_table('tblforged', true);
  })()`,
  twice: `array_map(function ($truly) {
    return $this->db->insert('tblforged', array('one' => 'same', 'truly' => $truly));
  }, array('a', 'b', 'b'))`,
  tables: `array(
    $this->db->table_exists('tblforged'),
    $this->db->query('DROP TABLE tblforged'),
    $this->db->table_exists('tblforged'),
  )`,
});

async function open(options: HostOptions = {}): Promise<{ host: Host; ask(what: string): Promise<unknown> }> {
  const host = await Host.start(options);
  const client = await AdminClient.logIn(host.url, administrator);
  await installProbe(client, {
    name: 'builder_probe',
    files: { 'controllers/Builder_probe.php': PROBE },
  });
  return {
    host,
    ask: async (what) => JSON.parse((await client.get(`/builder_probe/${what}`)).text) as unknown,
  };
}

test('a query that fails answers false and leaves nothing behind in 3.x (docs/host.md#database-errors)', async () => {
  const { host, ask } = await open();
  expect(await ask('missing_table')).toMatchObject({ get: { answer: false }, next: UNTOUCHED });
  await host.close();
});

test('a query that fails throws in 2.x, from PHP 8.1 on, and is left behind for the next one unless it is thrown away (docs/host.md#database-errors)', async () => {
  const throws = Number(process.env['PHP_VERSION'] ?? EVERYDAY_VERSION) >= 8.1;
  const { host, ask } = await open({ profile: '2.x' });
  expect(await ask('missing_table')).toMatchObject(
    throws
      ? {
          get: { thrown: expect.any(String) },
          next: 'SELECT * FROM `tblnowhere`, `tblstaff` WHERE `staffid` = 1',
        }
      : { get: { answer: false }, next: UNTOUCHED },
  );
  expect(await ask('reset')).toMatchObject({ next: UNTOUCHED });
  await host.close();
});

test('counting what cannot be asked for is an Error (docs/host.md#database-errors)', async () => {
  const { host, ask } = await open();
  expect(await ask('missing_table')).toMatchObject({ count: { thrown: 'Error' } });
  await host.close();
});

test('ending a session that is kept in the database throws half a query of somebody else away (docs/host.md#destroying-a-session)', async () => {
  for (const [sessions, next] of [
    ['database', UNTOUCHED],
    ['files', `${UNTOUCHED} WHERE \`staffid\` = 1`],
  ] as const) {
    const { host, ask } = await open({ sessions });
    expect(await ask('logout'), sessions).toEqual([null, next]);
    await host.close();
  }
});

test('dbforge takes nothing for true but true, and drops a key on a column that is not there (docs/host.md#tables)', async () => {
  const { host, ask } = await open();
  expect(await ask('forge')).toBe(true);
  expect(await ask('twice'), 'the same `one` twice, the same `truly` never').toEqual([true, true, false]);
  await host.close();
});

test('a table that was dropped is still said to exist until the request has ended (docs/host.md#tables)', async () => {
  const { host, ask } = await open();
  await ask('forge');
  expect(await ask('tables')).toEqual([true, true, true]);
  expect(await ask('tables')).toEqual([false, false, false]);
  await host.close();
});

test('a database in 3-byte utf8 stores an emoji as ????, and refuses it in strict mode (docs/host.md#sql-modes-and-emoji)', async () => {
  for (const APP_DB_STRICTON of [false, true]) {
    const host = await Host.start({ constants: { APP_DB_CHARSET: 'utf8', APP_DB_STRICTON } });
    const client = await AdminClient.logIn(host.url, administrator);
    await installProbe(client, {
      name: 'emoji_probe',
      files: {
        'controllers/Emoji_probe.php': controller('Emoji_probe', 'App_Controller', {
          index: `array(
            $this->db->insert('tblroles', array('name' => 'Tea 🍵, café')),
            $this->db->error()['code'],
          )`,
        }),
      },
    });
    expect(JSON.parse((await client.get('/emoji_probe')).text)).toEqual(
      APP_DB_STRICTON ? [false, 1366] : [true, 0],
    );
    const stored = await host.query("SELECT name FROM tblroles WHERE name LIKE 'Tea%'");
    expect(stored).toEqual(APP_DB_STRICTON ? [] : [{ name: 'Tea ????, café' }]);
    await host.close();
  }
});
