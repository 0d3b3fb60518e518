// A browser without eyes: logs in to a Perfex over plain HTTP, keeps its cookies, sends its forms.
// Follows no redirect by itself, so that tests see every hop.

import { rightTime, type Clock } from './clock/clock.js';
import type { Person } from './people.js';

export interface Answer {
  status: number;
  headers: Headers;
  /** Where a redirect leads, or null. */
  location: string | null;
  text: string;
}

export interface RequestOptions {
  /** Whether the request says it is made by a script (X-Requested-With). */
  ajax?: boolean;
  headers?: Record<string, string>;
  /** False leaves the CSRF token out. Default true. */
  csrf?: boolean;
}

/** Where the CRM is, as far as its address does not say. */
export interface Place {
  /** The last part of the admin address. Default 'admin'. */
  adminUri?: string;
  /** The address that the CRM names in its pages, where that is not the one it is asked at. */
  namedUrl?: string;
  /** By which its cookies grow old. Default: the right time. */
  clock?: Clock;
}

export interface LogInOptions extends Place {
  rememberMe?: boolean;
}

export interface Cookie {
  value: string;
  path: string;
  expiresAt: number;
  header: string;
}

/** What a browser keeps of the cookies of one host. */
export class CookieJar {
  private readonly cookies = new Map<string, Cookie>();

  constructor(
    private readonly hostname: string,
    private readonly clock: Clock,
  ) {}

  get(name: string): string | undefined {
    const cookie = this.cookies.get(name);
    return cookie && cookie.expiresAt > this.clock.now() ? cookie.value : undefined;
  }

  /** Every cookie that is kept, by its name. */
  all(): [string, Cookie][] {
    return [...this.cookies];
  }

  /** The attributes that came with the cookie, as the server wrote them. */
  headerOf(name: string): string | undefined {
    return this.cookies.get(name)?.header;
  }

  set(name: string, value: string): void {
    this.cookies.set(name, { value, path: '/', expiresAt: Infinity, header: '' });
  }

  delete(name: string): void {
    this.cookies.delete(name);
  }

  clear(): void {
    this.cookies.clear();
  }

  headerFor(path: string): string {
    return [...this.cookies]
      .filter(([, cookie]) => cookie.expiresAt > this.clock.now() && isBelow(path, cookie.path))
      .map(([name, cookie]) => `${name}=${cookie.value}`)
      .join('; ');
  }

  /** Takes in a Set-Cookie header; one for another domain is ignored, as browsers do. */
  keep(header: string): void {
    const [pair = '', ...rest] = header.split(';').map((part) => part.trim());
    const attributes = new Map(
      rest.map((part) => splitAt(part, '=')).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const domain = attributes.get('domain');
    if (domain && domain.replace(/^\./, '') !== this.hostname) return;
    const [name, value] = splitAt(pair, '=');
    const maxAge = attributes.get('max-age');
    const expires = attributes.get('expires');
    const expiresAt =
      maxAge !== undefined
        ? this.clock.now() + Number(maxAge) * 1000
        : expires !== undefined
          ? Date.parse(expires)
          : Infinity;
    if (expiresAt <= this.clock.now()) this.cookies.delete(name);
    else this.cookies.set(name, { value, path: attributes.get('path') ?? '/', expiresAt, header });
  }
}

/** Somebody at a Perfex: their cookies, and requests made with them. */
export class AdminClient {
  readonly cookies: CookieJar;
  readonly adminPath: string;
  private readonly baseUrl: string;
  private readonly namedUrl: string;

  constructor(baseUrl: string, { adminUri = 'admin', namedUrl = baseUrl, clock = rightTime }: Place = {}) {
    this.baseUrl = baseUrl.replace(/\/+$/, '');
    this.namedUrl = namedUrl.replace(/\/+$/, '');
    this.adminPath = `/${adminUri}`;
    this.cookies = new CookieJar(new URL(baseUrl).hostname, clock);
  }

  /** Logs in by the login form, two-factor page included where it shows its code. */
  static async logIn(baseUrl: string, person: Person, options: LogInOptions = {}): Promise<AdminClient> {
    const client = new AdminClient(baseUrl, options);
    await client.logIn(person, options);
    return client;
  }

  /** Logs in and answers the last redirect of the login, which names the page that follows it. */
  async logIn(
    person: Person,
    { rememberMe = false }: Pick<LogInOptions, 'rememberMe'> = {},
  ): Promise<Answer> {
    const login = `${this.adminPath}/authentication`;
    const form = hiddenFields((await this.get(login)).text);
    const fields = {
      ...form,
      email: person.email,
      password: person.password,
      ...(rememberMe ? { remember: '1' } : {}),
    };
    const answer = await this.post(login, fields);
    if (answer.location?.includes('authentication/two_factor')) return this.enterCode(answer.location);
    if (answer.location === null || /\/authentication\/?$/.test(answer.location)) {
      const page = answer.location === null ? answer : await this.get(answer.location);
      throw new Error(`${person.email} could not log in: ${alertOf(page.text) || `status ${page.status}`}`);
    }
    return answer;
  }

  get(path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.request('GET', path, undefined, options);
  }

  /** Sends fields as a form does, the CSRF token of the cookie included unless the fields bring their own. */
  post(path: string, fields: Record<string, string> = {}, options: RequestOptions = {}): Promise<Answer> {
    const body = new URLSearchParams(this.withToken(fields, options));
    return this.request('POST', path, body, options);
  }

  /** Sends a form with a file in it. */
  upload(
    path: string,
    field: string,
    file: { name: string; bytes: Uint8Array },
    fields: Record<string, string> = {},
  ): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of Object.entries(this.withToken(fields, {}))) body.append(name, value);
    body.append(field, new Blob([new Uint8Array(file.bytes)], { type: 'application/zip' }), file.name);
    return this.request('POST', path, body, {});
  }

  /** Follows redirects to the page they lead to. */
  async follow(answer: Answer): Promise<Answer> {
    let last = answer;
    for (let hops = 0; last.location !== null; hops += 1) {
      if (hops === 20) throw new Error(`The redirects do not end; the last leads to ${last.location}`);
      last = await this.get(last.location);
    }
    return last;
  }

  /** Saves a page of the settings and answers the page that is shown then, with its alerts. */
  async saveSettings(group: string, fields: Record<string, string>): Promise<Answer> {
    const page = `${this.adminPath}/settings?group=${group}`;
    const form = await this.get(page);
    const settings = Object.entries(fields).map(([name, value]) => [`settings[${name}]`, value]);
    const token = hiddenFields(/<form[^>]*id="settings-form"[\s\S]*?<\/form>/.exec(form.text)?.[0] ?? '');
    const own = Object.entries(token).filter(([name]) => !name.startsWith('settings['));
    return this.follow(await this.post(page, Object.fromEntries([...own, ...settings])));
  }

  /** Whether the admin area opens for this person now. Asks as a page view does. */
  async isLoggedIn(): Promise<boolean> {
    return (await this.get(this.adminPath)).status === 200;
  }

  private async enterCode(address: string): Promise<Answer> {
    const page = await this.get(address);
    const code = /id="two-factor-code">(\d+)</.exec(page.text)?.[1];
    if (code === undefined) throw new Error('The two-factor page shows no code.');
    return this.post(address, { ...hiddenFields(page.text), code });
  }

  private withToken(fields: Record<string, string>, { csrf = true }: RequestOptions): Record<string, string> {
    const token = this.cookies.get('csrf_cookie_name');
    return csrf && token !== undefined ? { csrf_token_name: token, ...fields } : fields;
  }

  private async request(
    method: string,
    path: string,
    body: URLSearchParams | FormData | undefined,
    { ajax = false, headers = {} }: RequestOptions,
  ): Promise<Answer> {
    const url = this.addressOf(path);
    const cookie = this.cookies.headerFor(new URL(url).pathname);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie === '' ? {} : { Cookie: cookie }),
        ...(ajax ? { 'X-Requested-With': 'XMLHttpRequest' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const header of response.headers.getSetCookie()) this.cookies.keep(header);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get('location'),
      text,
    };
  }

  private addressOf(path: string): string {
    if (!/^https?:/.test(path)) return `${this.baseUrl}/${path.replace(/^\/+/, '')}`;
    return path.startsWith(this.namedUrl) ? this.baseUrl + path.slice(this.namedUrl.length) : path;
  }
}

/** The hidden fields of a page's forms, by name. */
export function hiddenFields(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [input] of html.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1];
    if (name !== undefined) fields[name] = /\bvalue="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  return fields;
}

/** The text of the first alert of a page, or ''. */
export function alertOf(html: string): string {
  const alert = /<div[^>]*class="[^"]*\balert\b[^"]*"[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '';
  return alert
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function isBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(parent.endsWith('/') ? parent : `${parent}/`);
}

function splitAt(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
