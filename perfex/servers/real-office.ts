// The module on a server that people run, and a witness in it: another module that notes when each request was inside,
// and that can be told to hold the session, as a long export does.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { Host } from '../../host/host.js';
import { AdminClient } from '../../host/install-module.js';
import { administrator, agent } from '../../host/people.js';
import { installProbe } from '../../host/probe-module.js';
import { giveToServers } from '../../host/servers/program.js';
import { clock, guard, logoutsOnRecord, rowOf, startPerfex, type Row } from '../guarded-host.js';
import { Visitor } from '../visitor.js';

export { expect };

/** So many seconds pass, by the clock of the servers and of the tests: nobody waits for them. */
export function passes(seconds: number): void {
  clock.moveBy(seconds * 1000);
}

/** How many requests are inside PHP before any of them goes on: more than there are processors. */
export const HELD = 8;

const WITNESS = 'witness';

/**
 * Its first lines run when every module is loaded: the session is open and locked by then. Files in its folder say what
 * it is to do and what it saw; `uploads/` is where a module may write.
 */
const WITNESS_INIT = `
$witness_folder = FCPATH . 'uploads/';
$witness_began = microtime(true);
if (is_file($witness_folder . 'hold-everybody')) {
    touch($witness_folder . 'held-' . bin2hex(random_bytes(8)));
    while (is_file($witness_folder . 'hold-everybody')) { usleep(2000); clearstatcache(); }
}
if (isset($_GET['export'])) {
    touch($witness_folder . 'exporting');
    while (is_file($witness_folder . 'hold-exports')) { usleep(20000); clearstatcache(); }
}
register_shutdown_function(function () use ($witness_folder, $witness_began) {
    $seen = array(
        'path' => $_SERVER['REQUEST_URI'],
        'arrived' => $_SERVER['REQUEST_TIME_FLOAT'],
        'began' => $witness_began,
        'ended' => microtime(true),
        'status' => http_response_code(),
    );
    file_put_contents($witness_folder . 'seen-' . bin2hex(random_bytes(8)), json_encode($seen));
});
`;

/** One request as the witness saw it, in epoch seconds: `began` is when the session let it in. */
export interface Seen {
  readonly path: string;
  readonly arrived: number;
  readonly began: number;
  readonly ended: number;
  readonly status: number;
}

export class RealOffice {
  private constructor(readonly host: Host) {}

  static async open(): Promise<RealOffice> {
    // Running, because the witness tells by it what happened at the same time.
    clock.run();
    const host = await guard(await startPerfex());
    try {
      const chief = await AdminClient.logIn(host.url, administrator);
      await installProbe(chief, { name: WITNESS, init: WITNESS_INIT });
      return new RealOffice(host);
    } catch (problem) {
      await host.close();
      throw problem;
    }
  }

  close(): Promise<void> {
    return this.host.close();
  }

  logIn(): Promise<Visitor> {
    return Visitor.logIn(this.host, agent);
  }

  private get uploads(): string {
    return join(this.host.directory, 'uploads');
  }

  /** From now on every request is seen anew. */
  forget(): void {
    for (const file of this.seenFiles()) rmSync(file);
  }

  seen(): Seen[] {
    return this.seenFiles().map((file) => JSON.parse(readFileSync(file, 'utf8')) as Seen);
  }

  private seenFiles(): string[] {
    return readdirSync(this.uploads)
      .filter((name) => name.startsWith('seen-'))
      .map((name) => join(this.uploads, name));
  }

  /** Answers browsers that hold copies of this person's session under ids of their own. */
  async copiesOf(person: Visitor, count: number): Promise<Visitor[]> {
    const copies: Visitor[] = [];
    const template = person.cookies.get('sp_session') ?? '';
    for (let number = 0; number < count; number += 1) {
      const id = String(number).padStart(2, '0') + template.slice(2);
      await this.copySession(template, id);
      const copy = person.copy();
      copy.cookies.set('sp_session', id);
      copies.push(copy);
    }
    return copies;
  }

  private async copySession(from: string, to: string): Promise<void> {
    if (existsSync(this.sessionFile(from))) {
      copyFileSync(this.sessionFile(from), this.sessionFile(to));
      giveToServers(this.sessionFile(to));
      return;
    }
    await this.host.query(
      'INSERT INTO tblsessions (id, ip_address, timestamp, data) SELECT ?, ip_address, timestamp, data FROM tblsessions WHERE id = ?',
      [to, from],
    );
  }

  private sessionFile(id: string): string {
    return join(this.host.directory, 'sessions', `sp_session${id}`);
  }

  /** Resolves when so many requests stand at the lock of this person's session. */
  async standAtTheLock(person: Visitor, count: number): Promise<void> {
    const waiting = () => this.waitingFor(person.cookies.get('sp_session') ?? '');
    await expect
      .poll(waiting, { message: 'requests that stand at the lock of the session', timeout: 15_000 })
      .toBe(count);
  }

  /** Answers how many requests the kernel, or MariaDB, lets wait for the lock of a session. */
  private async waitingFor(id: string): Promise<number> {
    const file = this.sessionFile(id);
    if (existsSync(file)) {
      const ofTheFile = `:${statSync(file).ino} `;
      const lines = readFileSync('/proc/locks', 'utf8').split('\n');
      return lines.filter((line) => line.includes('->') && line.includes(ofTheFile)).length;
    }
    const [row] = await this.host.query(
      "SELECT COUNT(*) AS waiting FROM information_schema.processlist WHERE state = 'User lock' AND info LIKE CONCAT('%', MD5(?), '%')",
      [id],
    );
    return Number(row?.['waiting']);
  }

  /**
   * Sends requests and holds them inside PHP, before any module has judged them, until some of them are there; then lets
   * all go on at the same moment. Without it a quick computer answers one after the other.
   */
  async atOnce(requests: () => Promise<unknown>[]): Promise<void> {
    const hold = join(this.uploads, 'hold-everybody');
    const held = () => readdirSync(this.uploads).filter((name) => name.startsWith('held-'));
    writeFileSync(hold, '');
    const answers = Promise.all(requests());
    try {
      await expect
        .poll(() => held().length, { message: 'requests inside PHP', timeout: 15_000 })
        .toBeGreaterThanOrEqual(HELD);
    } finally {
      rmSync(hold);
      await answers;
    }
    for (const name of held()) rmSync(join(this.uploads, name));
  }

  /**
   * A long export begins in this browser's session; resolves with how to end it when PHP is inside and holds the lock. In
   * the background, or the session would get another id first, whose lock nobody else waits for.
   */
  async exportsSomethingLong(person: Visitor): Promise<() => Promise<void>> {
    const held = join(this.uploads, 'hold-exports');
    writeFileSync(held, '');
    const exported = person.copy().poll('/admin/clients?export=1');
    await expect.poll(() => existsSync(join(this.uploads, 'exporting'))).toBe(true);
    return async () => {
      rmSync(held);
      rmSync(join(this.uploads, 'exporting'));
      await exported;
    };
  }

  /** Answers how many lines of the activity log tell of an inactivity logout of the agent. */
  logoutsOnRecord(): Promise<number> {
    return logoutsOnRecord(this.host);
  }

  row(session: string): Promise<Row | undefined> {
    return rowOf(this.host, session);
  }
}

/** Answers how many of them were inside at the same moment at most. */
export function mostAtOnce(requests: readonly Seen[]): number {
  const inside = (moment: number) =>
    requests.filter(({ began, ended }) => began <= moment && moment < ended).length;
  return Math.max(0, ...requests.map(({ began }) => inside(began)));
}

export const test = base.extend<{ office: RealOffice }>({
  office: [
    async ({}, use) => {
      const office = await RealOffice.open();
      await use(office);
      await office.close();
    },
    { timeout: 60_000 },
  ],
});
