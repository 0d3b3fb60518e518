// The stand-in Perfex as a server: the address that browsers know, with a record of every request and the faults that
// tests ask for. Behind it the CRM in php/ is run by PHP in this process, or by a server as people run it.

import { randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rightTime, type Clock } from './clock/clock.js';
import type { Constant, CrmServer, Door } from './crm-server.js';
import { createRealServer, type RealServerName } from './servers/real-server.js';
import { plainHeaders, SmallServer } from './small-server.js';

const ADDRESS = '127.0.0.1';

export interface HostOptions {
  /** Which Perfex it behaves like (docs/host.md#the-stand-in). Default '3.x'. */
  profile?: '2.x' | '3.x';
  /** Default 0: any free port. */
  port?: number;
  /** How many real seconds a minute of the policy lasts. Default 60. */
  secondsPerMinute?: number;
  /** Whether every answer carries a strict content security policy. Default false. */
  csp?: boolean;
  /** The installation's folder, kept on close. Default: a fresh one that is removed on close. */
  directory?: string;
  /** The folder of an installation on the small server to begin with a copy of. Default: everything is installed anew. */
  copyOf?: string;
  /** What runs the CRM. Default 'small': PHP in this process. */
  server?: 'small' | RealServerName;
  /** The sub-folder of the address, such as '/crm'. Default ''. */
  basePath?: string;
  /** Whether addresses carry 'index.php/'. Default false. */
  indexPage?: boolean;
  /** The last part of the admin address (CUSTOM_ADMIN_URL). Default 'admin'. */
  adminUri?: string;
  /** Where sessions are kept. Default 'database'. */
  sessions?: 'database' | 'files';
  /** What it takes the time from. Default: the right time. */
  clock?: Clock;
  /** Further constants of app-config.php, such as APP_CSRF_PROTECTION or APP_SESSION_TIME_TO_UPDATE. */
  constants?: Record<string, Constant>;
}

export interface RequestRecord {
  method: string;
  /** Path and query as the browser sent them. */
  path: string;
  /** 0 until the request is answered. */
  status: number;
  /** The request's headers. */
  headers: Record<string, string>;
  /** Epoch ms, by the host's clock. */
  at: number;
}

export interface FaultAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export type Matcher = RegExp | ((request: RequestRecord) => boolean);

/**
 * What a fault does with a request: answers it, never answers it, or lets it wait for something before the CRM gets
 * it, with the moment of its arrival kept and whether or not somebody still waits for the answer; or keeps it on the wire,
 * so that it arrives when that is over.
 */
export type FaultEffect =
  FaultAnswer | 'hang' | { waitFor: () => Promise<unknown> } | { onTheWireUntil: () => Promise<unknown> };

interface Fault {
  match: Matcher;
  effect: FaultEffect;
}

/** A running stand-in Perfex. */
export class Host {
  /** Every request that reached the server, the static ones included, in order of arrival. */
  requests: RequestRecord[] = [];

  private readonly faults: Fault[] = [];
  private readonly folders = new Map<string, Host>();
  private readonly clock: Clock;
  private server: Server | undefined;
  private port = 0;
  private underWay = 0;
  /** The time of its configuration's file, in seconds. */
  private configuredAt = 0;
  private waitingForQuiet: (() => void)[] = [];

  private constructor(
    private readonly options: HostOptions,
    readonly directory: string,
    private readonly crm: CrmServer,
  ) {
    this.clock = options.clock ?? rightTime;
  }

  /** Installs the CRM where there is none yet, and serves it. */
  static async start(options: HostOptions = {}): Promise<Host> {
    const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'stand-in-'));
    if (options.copyOf !== undefined)
      cpSync(options.copyOf, directory, { recursive: true, preserveTimestamps: true });
    for (const folder of ['modules', 'uploads', 'sessions'])
      mkdirSync(join(directory, folder), { recursive: true });
    const { server = 'small', basePath = '', clock = rightTime } = options;
    const installation = { directory, basePath, profile: options.profile ?? '3.x', clock };
    const crm = server === 'small' ? new SmallServer(installation) : createRealServer(server, installation);
    const host = new Host(options, directory, crm);
    try {
      await host.listen(options.port ?? 0);
      host.writeConfiguration();
      await crm.start();
      await host.install();
    } catch (problem) {
      await host.close();
      throw problem;
    }
    return host;
  }

  /** The address without a slash at its end, the sub-folder and index.php included. */
  get url(): string {
    return `${this.baseUrl}${this.options.indexPage ? '/index.php' : ''}`;
  }

  get adminUrl(): string {
    return `${this.url}/${this.options.adminUri ?? 'admin'}`;
  }

  /** Where static files live: the address without index.php. */
  get baseUrl(): string {
    return `http://localhost:${this.port}${this.options.basePath ?? ''}`;
  }

  /** Where the CRM's own server is reached: past this host, with its record, its faults and what it costs. */
  get door(): Door {
    if (this.crm.door === undefined) throw new Error('This CRM has no server of its own.');
    return this.crm.door;
  }

  get modulesDirectory(): string {
    return join(this.directory, 'modules');
  }

  /** What its clock shows, in epoch milliseconds. */
  now(): number {
    return this.clock.now();
  }

  clearRequests(): void {
    this.requests = [];
  }

  /** Takes the server away: it refuses connections and drops those it has. */
  async disconnect(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  /** Brings the server back at the same address, with everything it knew. */
  async reconnect(): Promise<void> {
    if (!this.server) await this.listen(this.port);
  }

  /** Deals with matching requests before the CRM does, until the returned function is called. */
  intercept(match: Matcher, effect: FaultEffect): () => void {
    const fault = { match, effect };
    this.faults.push(fault);
    return () => {
      const index = this.faults.indexOf(fault);
      if (index >= 0) this.faults.splice(index, 1);
    };
  }

  /** Whatever lies in this folder of the same address, such as '/training', is this other host's business from now on. */
  leaveFolderTo(folder: string, other: Host): void {
    this.folders.set(folder, other);
  }

  /** Resolves when no request is under way, but for those that a fault keeps waiting. */
  async isQuiet(): Promise<void> {
    if (this.underWay > 0) await new Promise<void>((resolve) => this.waitingForQuiet.push(resolve));
  }

  /** Runs PHP with the CRM's kernel loaded and `$db` as its query builder; for looking, not for touching. */
  php(code: string): Promise<string> {
    return this.crm.code(code);
  }

  /** Asks the host's database; values come as text, as from MySQL. */
  async query(
    sql: string,
    params: readonly (string | number | null)[] = [],
  ): Promise<Record<string, unknown>[]> {
    const printed = await this.crm.code(
      `$result = $db->query($_SERVER['QUERY_SQL'], json_decode($_SERVER['QUERY_PARAMS'], true));
       echo json_encode($result === true ? array() : $result->result_array(), JSON_INVALID_UTF8_SUBSTITUTE);`,
      { QUERY_SQL: sql, QUERY_PARAMS: JSON.stringify(params) },
    );
    return JSON.parse(printed) as Record<string, unknown>[];
  }

  /** Answers everything that the database's schema consists of: a table's `name` and what else is to be said. */
  schema(): Promise<Record<string, unknown>[]> {
    return this.query(this.crm.schemaQuery);
  }

  /** Makes the database unreachable until the answered function is called. */
  takeDatabaseAway(): () => void {
    return this.crm.takeDatabaseAway();
  }

  get cronUrl(): string {
    return `${this.url}/cron/index`;
  }

  /** Calls the web cron. */
  cron(): Promise<Response> {
    return fetch(this.cronUrl);
  }

  /** What PHP itself complained about: warnings, notices and deprecations, the CRM's and the modules'. */
  get complaints(): string[] {
    const file = join(this.directory, 'php-errors.log');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    return lines.filter((line) => /^\[[^\]]*\] PHP /.test(line));
  }

  /** Takes everything away; throws when PHP has complained, because then something here is wrong on some PHP. */
  async close(): Promise<void> {
    await this.disconnect();
    await this.crm.stop();
    const { complaints } = this;
    if (this.options.directory === undefined) rmSync(this.directory, { recursive: true, force: true });
    if (complaints.length > 0) throw new Error(`PHP complained:\n${complaints.join('\n')}`);
  }

  /** Tells the CRM that browsers reach it at another address, as behind a proxy: without a slash at its end. */
  isReachedAt(address: string): void {
    this.writeConfiguration(address);
  }

  private async listen(port: number): Promise<void> {
    const server = createServer((request, response) => {
      this.answer(request, response).catch((problem: unknown) => {
        // A browser that went away in the middle of its request needs no answer.
        if (response.destroyed) return;
        console.error(problem);
        if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
        response.end('The stand-in host could not run PHP. Its console says why.\n');
      });
    });
    // A connection that is idle stays: to end it just when a busy computer uses it again would look like a fault of the CRM.
    server.keepAliveTimeout = 0;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (problem: NodeJS.ErrnoException) => {
        reject(
          problem.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use by another program.`) : problem,
        );
      });
      server.listen(port, ADDRESS, resolve);
    });
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  private writeConfiguration(baseUrl = this.baseUrl): void {
    const { profile, secondsPerMinute, indexPage, adminUri, sessions, constants } = this.options;
    const all: Record<string, Constant> = {
      APP_PROFILE: profile ?? '3.x',
      APP_BASE_URL: `${baseUrl}/`,
      APP_INDEX_PAGE: indexPage ? 'index.php' : '',
      SESS_DRIVER: sessions ?? 'database',
      ...(adminUri === undefined ? {} : { CUSTOM_ADMIN_URL: adminUri }),
      ...(secondsPerMinute === undefined ? {} : { INACTIVITY_LOGOUT_SECONDS_PER_MINUTE: secondsPerMinute }),
      ...this.crm.constants,
      ...constants,
    };
    const lines = Object.entries(all).map(([name, value]) => `define('${name}', ${phpLiteral(value)});`);
    const file = join(this.directory, 'app-config.php');
    writeFileSync(file, `<?php\n\n${lines.join('\n')}\n`);
    // Real servers keep what they compiled until a file has another time, which they know to the second.
    this.configuredAt = Math.max(this.configuredAt + 1, Math.floor(Date.now() / 1000));
    utimesSync(file, this.configuredAt, this.configuredAt);
  }

  private async install(): Promise<void> {
    const printed = await this.crm.install();
    if (printed !== '' && !printed.includes('installed'))
      throw new Error(`The CRM could not be installed: ${printed}`);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, folder = ''] = /^(\/[^/?]*)\//.exec(request.url ?? '') ?? [];
    const other = this.folders.get(folder);
    if (other) return other.answer(request, response);
    const record: RequestRecord = {
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      status: 0,
      headers: plainHeaders(request.headers),
      at: this.now(),
    };
    this.requests.push(record);
    response.on('finish', () => (record.status = response.statusCode));
    response.sendDate = false;
    response.setHeader('Date', new Date(this.now()).toUTCString());

    const fault = this.faults.find(({ match }) =>
      match instanceof RegExp ? match.test(record.path) : match(record),
    );
    const effect = fault?.effect;
    if (effect === 'hang') return;
    if (effect && 'status' in effect) {
      response.writeHead(effect.status, effect.headers ?? {}).end(effect.body ?? '');
      return;
    }
    // Read at once: a browser that gives up waiting takes the rest of its request away.
    const body = await readBody(request);
    if (effect && 'onTheWireUntil' in effect) {
      await effect.onTheWireUntil();
      record.at = this.now();
    } else await effect?.waitFor();
    this.underWay += 1;
    try {
      await this.letCrmAnswer(record, request, response, body);
    } finally {
      this.underWay -= 1;
      if (this.underWay === 0) for (const resolve of this.waitingForQuiet.splice(0)) resolve();
    }
  }

  private async letCrmAnswer(
    record: RequestRecord,
    request: IncomingMessage,
    response: ServerResponse,
    body: Uint8Array,
  ): Promise<void> {
    const nonce = this.options.csp ? randomBytes(16).toString('base64') : '';
    if (nonce !== '') {
      response.setHeader('Content-Security-Policy', `default-src 'self'; script-src 'self' 'nonce-${nonce}'`);
    }
    await this.crm.answer({ request, response, body, path: record.path, arrivedAt: record.at, nonce });
  }
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function phpLiteral(value: Constant): string {
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value);
}
