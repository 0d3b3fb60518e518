// An installation as people run it: the CRM's files in the web server's folder, PHP of the system, MariaDB.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as ask, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Asked, CrmServer, Door, Installation } from '../crm-server.js';
import { phpWithKernel } from '../php-with-kernel.js';
import { apacheBeforePhpFpm } from './apache-before-php-fpm.js';
import { apache } from './apache.js';
import { MariaDbDatabase, SCHEMA_QUERY } from './mariadb.js';
import { nginx } from './nginx.js';
import { account, giveToServers } from './program.js';
import type { Running, Site, WebServer } from './web-server.js';

const HERE = fileURLToPath(new URL('..', import.meta.url));

/** Several web servers are nodes of one installation, asked in turn: one database, and the modules deployed to each. */
const WEB_SERVERS = {
  apache: [apache],
  'apache-fpm': [apacheBeforePhpFpm],
  nginx: [nginx],
  'two-nodes': [apache, nginx],
};

export type RealServerName = keyof typeof WEB_SERVERS;

/** Answers the server of this name for an installation; nothing runs before it is started. */
export function createRealServer(name: RealServerName, installation: Installation): CrmServer {
  return new RealServer(WEB_SERVERS[name], installation);
}

/** What belongs to one connection and not to the message that it carries. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

/** Answers the folder that an address without a path names: the installation, or what it is a sub-folder of. */
function documentRootOf({ directory, basePath, workingDirectory }: Omit<Site, 'documentRoot'>): string {
  if (basePath === '') return directory;
  const root = join(workingDirectory, 'root');
  mkdirSync(join(root, basePath, '..'), { recursive: true });
  symlinkSync(directory, join(root, basePath));
  return root;
}

class RealServer implements CrmServer {
  readonly constants: Record<string, string>;
  readonly schemaQuery = SCHEMA_QUERY;
  private readonly database = MariaDbDatabase.create();
  private readonly workingDirectory = mkdtempSync(join(tmpdir(), 'web-server-'));
  private readonly nodes: Running[] = [];
  private asked = 0;

  constructor(
    private readonly webServers: readonly WebServer[],
    private readonly installation: Installation,
  ) {
    this.constants = this.database.constants;
  }

  get door(): Door | undefined {
    return this.nodes[0]?.door;
  }

  async start(): Promise<void> {
    this.deploy(this.installation.directory);
    for (const [index, webServer] of this.webServers.entries()) {
      const workingDirectory = join(this.workingDirectory, `node-${index}`);
      mkdirSync(workingDirectory);
      const directory = index === 0 ? this.installation.directory : this.deployAgain(workingDirectory);
      const site = { ...this.installation, directory, workingDirectory };
      const documentRoot = documentRootOf(site);
      giveToServers(this.workingDirectory);
      this.nodes.push(await webServer.start({ ...site, documentRoot }));
    }
  }

  /** Puts the CRM's files where a server finds them: copied, since the folder of this repository may be closed to it. */
  private deploy(directory: string): void {
    cpSync(join(HERE, 'php'), join(directory, 'application'), { recursive: true });
    cpSync(join(HERE, 'assets'), join(directory, 'assets'), { recursive: true });
    writeFileSync(
      join(directory, 'index.php'),
      `<?php
$_SERVER['PERFEX_DIRECTORY'] = __DIR__;
// Who sets the content security policy in front of this server says which nonce it names.
$_SERVER['CSP_NONCE'] = isset($_SERVER['HTTP_X_CSP_NONCE']) ? $_SERVER['HTTP_X_CSP_NONCE'] : '';
// PHP dates a request when its turn comes. Who lets requests wait in front of this server says when they arrived.
if (isset($_SERVER['HTTP_X_ARRIVED_AT'])) {
    $_SERVER['REQUEST_TIME_FLOAT'] = (float) $_SERVER['HTTP_X_ARRIVED_AT'];
    $_SERVER['REQUEST_TIME'] = (int) $_SERVER['HTTP_X_ARRIVED_AT'];
    unset($_SERVER['HTTP_X_ARRIVED_AT']);
}
require __DIR__ . '/application/index.php';
`,
    );
    for (const folder of [directory, this.workingDirectory]) chmodSync(folder, 0o755);
    giveToServers(directory);
  }

  /** One more computer with the same code and configuration, and nothing else in common but the database. */
  private deployAgain(workingDirectory: string): string {
    const directory = join(workingDirectory, 'installation');
    mkdirSync(join(directory, 'sessions'), { recursive: true });
    mkdirSync(join(directory, 'uploads'));
    for (const shared of ['modules', 'app-config.php'])
      symlinkSync(join(this.installation.directory, shared), join(directory, shared));
    this.deploy(directory);
    return directory;
  }

  install(): Promise<string> {
    return this.php(`<?php require '${this.installation.directory}/application/install.php';`);
  }

  code(code: string, variables: Record<string, string> = {}): Promise<string> {
    return this.php(phpWithKernel(`${this.installation.directory}/application`, code), variables);
  }

  async answer({ request, response, body, path, arrivedAt, nonce }: Asked): Promise<void> {
    const node = this.nodes[this.asked++ % this.nodes.length];
    if (node === undefined) throw new Error('The server has not been started.');
    const headers: OutgoingHttpHeaders = { ...request.headers, 'content-length': body.length };
    for (const name of OF_THE_CONNECTION) delete headers[name];
    if (nonce !== '') headers['x-csp-nonce'] = nonce;
    // Whatever the browser sent by this name: nobody but the host dates requests.
    headers['x-arrived-at'] = String(arrivedAt / 1000);
    const forwarded = ask({
      ...node.door,
      method: request.method,
      path,
      headers,
    });
    // Who goes away takes the connection behind along, as without anybody in front.
    response.once('close', () => forwarded.destroy());
    forwarded.end(body);
    const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
    for (const [name, values] of Object.entries(answer.headersDistinct)) {
      if (values !== undefined && !OF_THE_CONNECTION.includes(name)) response.setHeader(name, values);
    }
    response.writeHead(answer.statusCode ?? 502);
    await pipeline(answer, response);
  }

  takeDatabaseAway(): () => void {
    return this.database.takeAway();
  }

  async stop(): Promise<void> {
    for (const node of this.nodes) await node.stop();
    this.database.drop();
    rmSync(this.workingDirectory, { recursive: true, force: true });
  }

  /** Runs a script by the system's PHP; throws what it printed when it fails. */
  private async php(script: string, variables: Record<string, string> = {}): Promise<string> {
    const { directory, clock } = this.installation;
    const child = spawn('php', ['-d', 'display_errors=stderr'], {
      ...account(),
      env: { PATH: process.env.PATH ?? '', PERFEX_DIRECTORY: directory, ...clock.environment, ...variables },
    });
    child.stdin.end(script);
    const [printed, complaints, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    if (status !== 0) throw new Error(`PHP failed: ${complaints}${printed}`);
    return printed;
  }
}
