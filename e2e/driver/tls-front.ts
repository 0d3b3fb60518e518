// A front as large offices have it: it speaks TLS to browsers, plain HTTP to the server behind it, and tells that server a
// name of its own instead of the one that the browser asked for.
import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

/** The name by which the front knows the server. */
const NAME_INSIDE = 'perfex.inside:8080';

export class TlsFront {
  private constructor(
    private readonly server: Server,
    /** The key that browsers are to trust: the SHA-256 of its public half, as Chromium wants it. */
    readonly trustedKey: string,
  ) {}

  /** Opens a front before the server at this address. */
  static async before(address: string): Promise<TlsFront> {
    const pem = makeCertificate();
    const { port, hostname } = new URL(address);
    const server = createServer({ key: pem, cert: pem }, (asked, answered) => {
      const forwarded = request(
        {
          hostname,
          port,
          method: asked.method,
          path: asked.url,
          headers: { ...asked.headers, host: NAME_INSIDE, 'x-forwarded-proto': 'https' },
        },
        (answer) => {
          answered.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(answered);
        },
      );
      forwarded.on('error', () => answered.destroy());
      asked.pipe(forwarded);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const publicKey = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
    return new TlsFront(server, createHash('sha256').update(publicKey).digest('base64'));
  }

  /** The address that browsers know, without a slash at its end. */
  get url(): string {
    return `https://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}

/** Answers a key and its certificate for this computer, good for a day. */
function makeCertificate(): string {
  const { status, stdout, stderr } = spawnSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'].concat([
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      '-',
      '-out',
      '-',
    ]),
    { encoding: 'utf8' },
  );
  if (status !== 0)
    throw new Error(`For a front with TLS, openssl is needed; install its package. ${stderr}`);
  return stdout;
}
