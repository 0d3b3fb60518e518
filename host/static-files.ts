// Which requests are for files on disk, and how those are answered: the CRM's own assets, and modules' files.

import { readFileSync, statSync, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  path: string;
  stats: Stats;
}

/** Finds the file that a path names below one of the served folders. PHP files and hidden files are not among them. */
export function findStaticFile(pathname: string, folders: Record<string, string>): StaticFile | undefined {
  const path = decode(pathname);
  if (path === undefined || path.split('/').some((part) => part.startsWith('.'))) return undefined;
  if (extname(path).toLowerCase() === '.php') return undefined;
  for (const [prefix, directory] of Object.entries(folders)) {
    if (!path.startsWith(prefix)) continue;
    const file = join(directory, normalize(path.slice(prefix.length)));
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile()) return { path: file, stats };
  }
  return undefined;
}

/** Answers a file. What carries its version in the address may be kept for ever; the rest is asked for again. */
export function sendStaticFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  const modifiedAt = new Date(Math.floor(file.stats.mtimeMs / 1000) * 1000);
  const isVersioned = new URL(request.url ?? '/', 'http://host').searchParams.has('v');
  if (isVersioned) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('Last-Modified', modifiedAt.toUTCString());
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  if (since >= modifiedAt.getTime()) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('Content-Type', TYPES[extname(file.path).toLowerCase()] ?? 'application/octet-stream');
  const bytes = readFileSync(file.path);
  response.setHeader('Content-Length', bytes.length);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : bytes);
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
