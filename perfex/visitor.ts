// A browser without JavaScript: keeps cookies for as long as they live, follows no redirect by itself, says what kind of
// request it makes.
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Host } from '../host/host.js';
import type { Person } from '../host/people.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Path and query of the redirect, or of the address elsewhere as it is. */
  readonly location: string | undefined;
  readonly text: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface Verdict {
  readonly verdict?: string;
  readonly session?: string;
  readonly moment?: string;
  readonly idle_for_seconds?: number;
  readonly lifetime_left_seconds?: number | null;
  readonly held_for_seconds?: number | null;
  readonly policy?: Record<string, number>;
  readonly error?: string;
}

const SESSION_COOKIE = 'sp_session';
const REPORT = '/admin/inactivity_logout_master/session';

export class Visitor {
  readonly cookies: Map<string, string>;
  /** Until when, in epoch milliseconds of its host, it keeps those that do not live for ever. */
  private readonly expiries = new Map<string, number>();

  constructor(
    readonly host: Host,
    cookies: Iterable<[string, string]> = [],
  ) {
    this.cookies = new Map(cookies);
  }

  /** Somebody who has logged in and seen the page that the login led to. */
  static async logIn(host: Host, person: Person, options: { rememberMe?: boolean } = {}): Promise<Visitor> {
    const visitor = new Visitor(host);
    await visitor.logIn(person, options);
    await visitor.open('/admin');
    return visitor;
  }

  /** Sends the login form; answers what it answers. */
  async logIn(person: Person, { rememberMe = false } = {}): Promise<Answer> {
    await this.get('/admin/authentication');
    return this.post('/admin/authentication', { ...person, ...(rememberMe ? { remember: '1' } : {}) });
  }

  /** Somebody else's browser with the same cookies. */
  copy(): Visitor {
    const copy = new Visitor(this.host, this.cookies);
    for (const [name, expiry] of this.expiries) copy.expiries.set(name, expiry);
    return copy;
  }

  /** What a browser still has when it is opened the next day: no session, but "remember me". */
  forgetSession(): void {
    this.cookies.delete(SESSION_COOKIE);
  }

  async send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
    this.forgetExpiredCookies();
    const cookies = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' };
    const sent = { ...form, ...headers, ...(cookies === '' ? {} : { Cookie: cookies }) };
    // Not fetch(): it says `Sec-Fetch-Mode: cors` whatever it is told, and this is somebody opening a page.
    const asked = request(`${this.host.baseUrl}${path}`, { method, headers: sent }).end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    for (const cookie of answer.headers['set-cookie'] ?? []) this.keep(cookie);
    const { location } = answer.headers;
    const isHere = location?.startsWith(this.host.baseUrl) ?? false;
    return {
      status: answer.statusCode ?? 0,
      headers: new Headers(Object.entries(answer.headersDistinct).map(([name, of]) => [name, String(of)])),
      location: isHere ? location?.slice(this.host.baseUrl.length) : location,
      text: await text(answer),
    };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  /** A background request, as jQuery makes it. */
  poll(path = '/admin/misc/notifications_check'): Promise<Answer> {
    return this.get(path, { 'X-Requested-With': 'XMLHttpRequest' });
  }

  post(path: string, fields: Record<string, string>): Promise<Answer> {
    this.forgetExpiredCookies();
    const token = this.cookies.get('csrf_cookie_name') ?? '';
    const body = new URLSearchParams({ csrf_token_name: token, ...fields }).toString();
    return this.send(path, { method: 'POST', body });
  }

  /** Opens a page and follows its redirects; answers the last page and every path on the way. */
  async open(path: string): Promise<Answer & { readonly paths: string[] }> {
    const paths = [path];
    let answer = await this.get(path);
    while (answer.location !== undefined && paths.length < 10) {
      paths.push(answer.location);
      answer = await this.get(answer.location);
    }
    return { ...answer, paths };
  }

  /** Sends a report as the browser's half does. */
  async report(header: string, headers: Record<string, string> = {}): Promise<Verdict & { status: number }> {
    const answer = await this.get(REPORT, {
      'X-Requested-With': 'XMLHttpRequest',
      'X-Inactivity-Logout': header,
      ...headers,
    });
    return { ...(JSON.parse(answer.text) as Verdict), status: answer.status };
  }

  /** The id that the pages of this login carry. */
  async session(): Promise<string> {
    const { session } = readConfigBlock((await this.open('/admin')).text);
    return session;
  }

  /** Saves the module's settings; answers the page that follows. */
  async saveSettings(fields: Record<string, string>): Promise<Answer> {
    const address = '/admin/settings?group=inactivity_logout';
    const prefixed = Object.entries(fields).map(([name, value]) => [
      `settings[inactivity_logout_${name}]`,
      value,
    ]);
    await this.get(address);
    await this.post(address, Object.fromEntries(prefixed) as Record<string, string>);
    return this.get(address);
  }

  async isLoggedIn(): Promise<boolean> {
    return (await this.copy().get('/admin/clients')).status === 200;
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const attribute = (wanted: string): string | undefined =>
      attributes.map((text) => text.trim().split('=')).find(([key]) => key?.toLowerCase() === wanted)?.[1];
    // A browser keeps no cookie for a domain that is not this site's.
    if (attribute('domain')) return;
    this.cookies.set(name, pair.slice(pair.indexOf('=') + 1));
    const [maxAge, expires] = [attribute('max-age'), attribute('expires')];
    if (maxAge !== undefined) this.expiries.set(name, this.host.now() + Number(maxAge) * 1000);
    else if (expires !== undefined) this.expiries.set(name, Date.parse(expires));
    else this.expiries.delete(name);
    this.forgetExpiredCookies();
  }

  private forgetExpiredCookies(): void {
    for (const [name, expiry] of this.expiries) {
      if (expiry > this.host.now()) continue;
      this.cookies.delete(name);
      this.expiries.delete(name);
    }
  }
}

export interface ConfigBlock {
  readonly session: string;
  readonly person: string;
  readonly moment: string;
  readonly page: { readonly path: string; readonly signature: string } | null;
  readonly drafts: { readonly owner: string; readonly page: string; readonly keepForSeconds: number } | null;
  readonly ownHolds: readonly string[];
  readonly idleForSeconds: number;
  readonly lifetimeLeftSeconds: number | null;
  readonly heldForSeconds: number | null;
  readonly policy: { readonly revision: number; readonly expireAfterSeconds: number };
  readonly urls: Record<string, string>;
  readonly texts: Record<string, string>;
}

const CONFIG_BLOCK = /<script type="application\/json" id="inactivity-logout-config">(.*?)<\/script>/s;

export function hasConfigBlock(html: string): boolean {
  return CONFIG_BLOCK.test(html);
}

export function readConfigBlock(html: string): ConfigBlock {
  const json = CONFIG_BLOCK.exec(html)?.[1];
  if (json === undefined) throw new Error(`the page has no config block: ${html.slice(0, 300)}`);
  return JSON.parse(json) as ConfigBlock;
}
