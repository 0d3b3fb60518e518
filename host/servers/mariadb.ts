// One MariaDB for a whole run of tests, reached by a socket only; every installation has a database of its own in it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { account, giveToServers, Program } from './program.js';

/** Names the socket to the test runner's worker processes. */
const SOCKET_VARIABLE = 'STAND_IN_MARIADB_SOCKET';

/**
 * Starts MariaDB on an empty folder. The answered function ends it and throws the folder away.
 *
 * @param options.keepsEveryCommit whether a commit is answered only when it is on the disk, as by default
 */
export async function startMariaDb({ keepsEveryCommit = false } = {}): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'mariadb-'));
  const [data, socket] = [join(directory, 'data'), join(directory, 'socket')];
  mkdirSync(data);
  giveToServers(directory);
  const places = ['--no-defaults', `--datadir=${data}`, `--socket=${socket}`];
  const filled = spawnSync(
    'mariadb-install-db',
    [...places, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { ...account(), encoding: 'utf8' },
  );
  if (filled.status !== 0) throw new Error(`MariaDB could not be set up: ${filled.stdout}${filled.stderr}`);
  const program = await Program.start(
    'mariadbd',
    [
      ...places,
      `--pid-file=${join(directory, 'pid')}`,
      '--skip-networking',
      '--skip-log-bin',
      '--max-connections=1000',
      '--innodb-buffer-pool-size=256M',
      // Tests lose nothing that a power cut could take.
      `--innodb-flush-log-at-trx-commit=${keepsEveryCommit ? 1 : 2}`,
    ],
    () => existsSync(socket) && ask(socket, 'SELECT 1').status === 0,
  );
  process.env[SOCKET_VARIABLE] = socket;
  return async () => {
    await program.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

function ask(socket: string, sql: string) {
  const options = ['--no-defaults', `--socket=${socket}`, '--user=root', '-e', sql];
  return spawnSync('mariadb', options, { encoding: 'utf8' });
}

/** Columns and indexes of every table. */
export const SCHEMA_QUERY = `SELECT table_name AS name, CONCAT_WS(' ', 'column', column_name, column_type,
    collation_name, is_nullable, column_default, extra) AS of
  FROM information_schema.columns WHERE table_schema = DATABASE()
  UNION SELECT table_name, CONCAT_WS(' ', 'index', index_name, non_unique, seq_in_index, column_name)
  FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY 1, 2`;

let databases = 0;

/** A database of MariaDB, and how the CRM reaches it. */
export class MariaDbDatabase {
  private constructor(
    private readonly socket: string,
    private readonly name: string,
  ) {
    this.connect();
  }

  static create(): MariaDbDatabase {
    const socket = process.env[SOCKET_VARIABLE];
    if (socket === undefined)
      throw new Error('MariaDB is not running: use `npm run test:servers`, which starts it.');
    databases += 1;
    const database = new MariaDbDatabase(socket, `stand_in_${process.pid}_${databases}`);
    database.run(`CREATE DATABASE ${database.name} CHARACTER SET utf8mb4`);
    return database;
  }

  /** What app-config.php says. */
  get constants(): Record<string, string> {
    return {
      APP_DATABASE_DSN: `mysql:unix_socket=${this.door};dbname=${this.name};charset=utf8mb4`,
      APP_DB_USERNAME: 'root',
    };
  }

  /** The CRM's own name for the socket, so that it can be taken from one CRM alone. */
  private get door(): string {
    return join(dirname(this.socket), this.name);
  }

  private connect(): void {
    symlinkSync(this.socket, this.door);
  }

  /** Nobody listens any more where the CRM connects, as when MariaDB has stopped; until the answered function is called. */
  takeAway(): () => void {
    rmSync(this.door);
    return () => this.connect();
  }

  drop(): void {
    rmSync(this.door, { force: true });
    this.run(`DROP DATABASE ${this.name}`);
  }

  private run(sql: string): void {
    const { status, stderr } = ask(this.socket, sql);
    if (status !== 0) throw new Error(`MariaDB refused: ${stderr}`);
  }
}
