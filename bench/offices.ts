// The offices that are compared: a CRM on Apache, php-fpm and MariaDB, with or without something in it, and an agent who
// is logged in to it.
import { AdminClient } from '../host/admin-client.js';
import { Host } from '../host/host.js';
import { installModule } from '../host/install-module.js';
import { administrator, agent } from '../host/people.js';
import { controller, installProbe, type Probe } from '../host/probe-module.js';
import { packageModule } from '../scripts/package.js';
import { Line, type Question } from './line.js';

/** What the cheapest of rivals would do: look something up by a key on every request. */
const ONE_SELECT: Probe = {
  name: 'one_select',
  init: `hooks()->add_action('app_init', 'one_select_on_app_init');
function one_select_on_app_init()
{
    get_instance()->db->where('staffid', 1)->get(db_prefix() . 'staff')->row();
}`,
};

/** A module that answers without doing anything: what every request costs before anybody does something. */
const NOTHING: Probe = {
  name: 'nothing',
  files: { 'controllers/Nothing.php': controller('Nothing', 'App_Controller', { index: "'nothing'" }) },
};

/** For how long a copy of a session may pass after its logout: 15 minutes, the grace, and the wait for a session lock. */
const COPIES_LAST_SECONDS = 900 + 75 + 300;

export class Office {
  private constructor(
    readonly host: Host,
    readonly line: Line,
    /** The id of the agent's login, where the module is installed. */
    readonly session: string,
  ) {}

  static bare(): Promise<Office> {
    return Office.open(async () => {});
  }

  static withOneSelect(): Promise<Office> {
    return Office.open(async (host) => {
      await installProbe(await AdminClient.logIn(host.url, administrator), ONE_SELECT);
    });
  }

  static async withTheModule(): Promise<Office> {
    const office = await Office.open((host) => {
      const { zip, fileName } = packageModule();
      return installModule(host.url, zip, fileName, administrator);
    });
    // The first report of a login says hello for its pages; browsers send it with the first of them.
    await office.line.ask(reportOf(office.session));
    return office;
  }

  /** With the module, on a day of eight hours on which so many sessions have ended already, and one more just now. */
  static async withEndedSessions(count: number): Promise<Office> {
    const office = await Office.withTheModule();
    await office.host.query(
      `UPDATE tbloptions SET value =
         (SELECT JSON_OBJECTAGG(
            MD5(CONCAT('ended ', seq)),
            UNIX_TIMESTAMP() + ${COPIES_LAST_SECONDS} - FLOOR(seq * 28800 / ${count})
          ) FROM seq_1_to_${count})
       WHERE name = 'inactivity_logout_ended'`,
    );
    // Every logout forgets those of which no copy can pass any more.
    const other = await AdminClient.logIn(office.host.url, administrator);
    await other.get('/admin/authentication/logout');
    return office;
  }

  private static async open(furnish: (host: Host) => Promise<void>): Promise<Office> {
    const host = await Host.start({
      server: 'apache-fpm',
      sessions: 'database',
      // Nobody here keeps cookies: a session id must last for the whole bench.
      constants: { APP_SESSION_TIME_TO_UPDATE: 28_800 },
    });
    try {
      await installProbe(await AdminClient.logIn(host.url, administrator), NOTHING);
      await furnish(host);
      const client = await AdminClient.logIn(host.url, agent);
      const { text } = await client.follow(await client.get(client.adminPath));
      const session = /"session":"([0-9a-z]+)"/.exec(text)?.[1] ?? '';
      return new Office(host, new Line(host.door, client.cookies.headerFor('/')), session);
    } catch (problem) {
      await host.close();
      throw problem;
    }
  }

  async close(): Promise<void> {
    this.line.close();
    await this.host.close();
  }
}

const AS_A_SCRIPT = { 'X-Requested-With': 'XMLHttpRequest' };

/** A page of the CRM, in full. */
export const clientsPage: Question = { path: '/admin/clients', mustContain: '</html>' };

/** What every open page of the CRM asks for in the background. */
export const notificationsCheck: Question = {
  path: '/admin/misc/notifications_check',
  headers: AS_A_SCRIPT,
  mustContain: '"notificationsIds":',
};

/** An answer that takes no work. */
export const nothing: Question = { path: '/nothing', headers: AS_A_SCRIPT, mustContain: '"nothing"' };

/** What a browser asks for once a minute while somebody is active. */
export function reportOf(session: string): Question {
  return {
    path: '/admin/inactivity_logout_master/session',
    headers: { ...AS_A_SCRIPT, 'X-Inactivity-Logout': `session=${session}&idle_seconds=0` },
    mustContain: `"verdict":"alive","session":"${session}"`,
  };
}
