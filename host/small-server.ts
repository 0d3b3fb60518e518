// The server of the demo and of most tests: PHP in this process, a database in a file, and nothing to install.
import { existsSync, renameSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PHPResponse } from '@php-wasm/universal';
import type { Asked, CrmServer, Installation } from './crm-server.js';
import { PhpProcess } from './php-process.js';
import { findStaticFile, sendStaticFile } from './static-files.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Where the libraries of Perfex's pages lie, of the versions that it has; real servers do without them. */
const library = (path: string): string => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));
const SQLITE_FILE = 'database.sqlite';

export class SmallServer implements CrmServer {
  readonly constants = {};
  readonly door = undefined;
  readonly schemaQuery = 'SELECT tbl_name AS name, type, sql FROM sqlite_master ORDER BY tbl_name, sql';
  private readonly process: PhpProcess;

  constructor(private readonly installation: Installation) {
    this.process = new PhpProcess(join(HERE, 'php'), installation.directory, installation.clock);
  }

  async start(): Promise<void> {}

  async install(): Promise<string> {
    return existsSync(join(this.installation.directory, SQLITE_FILE))
      ? ''
      : this.process.script('install.php');
  }

  async answer(asked: Asked): Promise<void> {
    const { request, response, path } = asked;
    const pathname = this.pathBelowTheSubFolder(path);
    if (pathname === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Nothing of the CRM is here.\n');
      return;
    }
    const file = findStaticFile(pathname, {
      '/assets/tinymce/': library(this.installation.profile === '2.x' ? 'tinymce-5' : 'tinymce'),
      '/assets/jquery/': library('jquery/dist'),
      '/assets/bootstrap/': library('bootstrap/dist'),
      '/assets/datatables/': library('datatables.net/js'),
      '/assets/are-you-sure/': library('jquery.are-you-sure'),
      '/assets/': join(HERE, 'assets'),
      '/modules/': join(this.installation.directory, 'modules'),
    });
    if (file && (request.method === 'GET' || request.method === 'HEAD')) {
      sendStaticFile(request, response, file);
      return;
    }
    await this.runPhp(asked, pathname);
  }

  code(code: string, variables: Record<string, string> = {}): Promise<string> {
    return this.process.code(code, variables);
  }

  takeDatabaseAway(): () => void {
    const file = join(this.installation.directory, SQLITE_FILE);
    renameSync(file, `${file}.away`);
    return () => renameSync(`${file}.away`, file);
  }

  stop(): Promise<void> {
    return this.process.stop();
  }

  private async runPhp({ request, response, body, path, arrivedAt, nonce }: Asked, pathname: string) {
    const answer = await this.process.request({
      script: this.scriptFor(pathname),
      url: path,
      method: request.method ?? 'GET',
      headers: plainHeaders(request.headers),
      body,
      server: {
        SERVER_PROTOCOL: `HTTP/${request.httpVersion}`,
        SERVER_NAME: 'localhost',
        SERVER_PORT: String(request.socket.localPort),
        SERVER_SOFTWARE: 'stand-in',
        REMOTE_ADDR: request.socket.remoteAddress ?? '127.0.0.1',
        REQUEST_URI: path,
        QUERY_STRING: path.includes('?') ? path.slice(path.indexOf('?') + 1) : '',
        CSP_NONCE: nonce,
      },
      arrivedAt,
    });
    send(response, answer, request.method);
  }

  // Apache and nginx run a module's PHP file when it is asked for by its path.
  private scriptFor(pathname: string): { application: string } | { installation: string } {
    const path = normalize(pathname);
    const isFile = /^\/modules\/.+\.php$/.test(path) && isFileAt(join(this.installation.directory, path));
    return isFile ? { installation: path.slice(1) } : { application: 'index.php' };
  }

  private pathBelowTheSubFolder(path: string): string | undefined {
    const pathname = path.split('?', 1)[0] ?? '/';
    const folder = this.installation.basePath;
    if (folder === '') return pathname;
    if (pathname === folder) return '/';
    return pathname.startsWith(`${folder}/`) ? pathname.slice(folder.length) : undefined;
  }
}

function send(response: ServerResponse, answer: PHPResponse, method: string | undefined): void {
  for (const [name, values] of Object.entries(answer.headers)) {
    response.setHeader(name, values.length === 1 && values[0] !== undefined ? values[0] : values);
  }
  response.setHeader('Content-Length', answer.bytes.length);
  response.writeHead(answer.httpStatusCode);
  response.end(method === 'HEAD' ? undefined : answer.bytes);
}

/** Answers headers with one value each. */
export function plainHeaders(from: NodeJS.Dict<string | string[]>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(from)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function isFileAt(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
