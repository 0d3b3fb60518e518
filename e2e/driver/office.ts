// The office that persons work in: one Perfex with the module installed. Most tests only need its address and its
// policy; those that take it offline or look into its books need the stand-in host, which `controlled` tells apart.
import { spawn } from 'node:child_process';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import {
  Host,
  type FaultEffect,
  type HostOptions,
  type Matcher,
  type RequestRecord,
} from '../../host/host.js';
import { AdminClient, type Answer, type Place } from '../../host/admin-client.js';
import { installModule } from '../../host/install-module.js';
import { installedOnce } from '../../host/installed-once.js';
import { administrator, agent } from '../../host/people.js';
import { zipOfFolder } from '../../host/zip-of-folder.js';
import { packageModule } from '../../scripts/package.js';
import type { Version } from './another-version.js';
import { OTHER_APPS_PAGE, OTHER_APPS_WORKER } from './other-app.js';
import { MovableClock } from '../../host/clock/clock.js';
import type { BrowserOptions, KeptCookie } from './browser.js';
import { isTimeMoved } from './how-time-passes.js';
import { MovedTime, WaitedTime, type Time } from './time.js';
import { TlsFront } from './tls-front.js';

export interface Login {
  email: string;
  password: string;
}

/** The policy in force, in milliseconds. */
export interface PolicyInForce {
  warnAfter: number;
  expireAfter: number;
  reportEvery: number;
  /** How long after the deadline the server waits for a report that is still on its way. */
  grace: number;
  /** How long a login may last, whatever happens; undefined: as long as one likes. */
  lifetime?: number;
}

export interface SavedPolicy {
  enabled: boolean;
  timeoutMinutes: number | string;
  warningSeconds: number | string;
  /** Empty or absent: a login has no longest time. */
  lifetimeHours?: number | string;
  /** How the warning behaves; absent: off. */
  visibleTime?: boolean;
  sound?: boolean;
  buttonOnly?: boolean;
  /** Whether uploads and media hold by themselves; absent: they do not. */
  ownHolds?: boolean;
  message: string;
  /** Absent: as it is. */
  keepsDrafts?: boolean;
}

/**
 * How browsers reach the office: at this computer, where they allow workers without TLS; through a front that speaks
 * TLS to them; or without TLS under another name, where they allow no worker.
 */
export type Reach = 'localhost' | 'tls' | 'plain http';

export interface OfficeSetup extends Omit<HostOptions, 'secondsPerMinute' | 'clock'> {
  reachedBy?: Reach;
  /** How many real seconds a minute of the policy lasts where time is waited for. Default 10. */
  waitedSecondsPerMinute?: number;
  /** Whether its time really passes, on the scaled clock, whatever the tests could do. Default false. */
  inRealTime?: boolean;
  /** Whether its pages ask for notifications every second, as polls do that must not be an activity. Default: never. */
  pollsEverySecond?: boolean;
  /** The root of the repository whose module it installs. Default: this one. */
  moduleOf?: string | undefined;
  /** What it goes by where time is moved, and somebody else throws away. Default: a clock of its own. */
  clock?: MovableClock;
}

/** A name that is not this computer's, to browsers that are told where it leads. */
const ANOTHER_NAME = 'perfex.test';

const MODULE = 'inactivity_logout_master';
const REPORT = `/${MODULE}/session`;
const MESSAGE =
  'You have not been active for a while. To protect our customers, you will be logged out soon.';

/** What most people save. */
const POLICY: SavedPolicy = { enabled: true, timeoutMinutes: 15, warningSeconds: 60, message: MESSAGE };

/** What is saved where time is waited for: the shortest timeout there is and the longest warning it allows. */
const SHORT_POLICY: SavedPolicy = { ...POLICY, timeoutMinutes: 1, warningSeconds: 30 };

/** How long after the last report that could have come the server waits, in milliseconds of a policy that is not scaled. */
export const SERVER_WAITS = 15_000;

/** How long one waits for a report that is due and may not come, in milliseconds. */
const HEARD_WITHIN = 2000;

export class Office {
  private hasChanged = false;
  private isAway = false;
  private isModuleOff = false;
  private undoIntercept: (() => void) | undefined;

  private constructor(
    /** The address that browsers know. */
    readonly url: string,
    readonly people: { agent: Login; administrator: Login },
    readonly policy: PolicyInForce,
    readonly message: string,
    readonly time: Time,
    private readonly customers: string[],
    private readonly saved: SavedPolicy,
    private readonly standIn: Host | undefined,
    private readonly setup: OfficeSetup = {},
    private readonly front?: TlsFront,
  ) {}

  /** Opens an office of our own: a stand-in host with the built module, installed as an administrator would. */
  static open(setup: OfficeSetup, policy: Partial<SavedPolicy> = {}): Promise<Office> {
    return Office.openBeside(undefined, setup, policy);
  }

  private static async openBeside(
    other: Office | undefined,
    setup: OfficeSetup,
    policy: Partial<SavedPolicy>,
  ): Promise<Office> {
    const { reachedBy = 'localhost', adminUri, inRealTime = false, waitedSecondsPerMinute = 10 } = setup;
    const { pollsEverySecond = false, moduleOf } = setup;
    const isMoved = isTimeMoved() && !inRealTime;
    const secondsPerMinute = isMoved ? 60 : waitedSecondsPerMinute;
    const clock = isMoved ? (setup.clock ?? new MovableClock()) : undefined;
    const place = placeOf(setup);
    const installModuleOn = ({ url }: Host) => {
      const { zip, fileName } = packageModule(moduleOf);
      return installModule(url, zip, fileName, administrator, place);
    };
    // The database of a real server cannot be copied like a folder.
    const isCopied = setup.server === undefined && adminUri === undefined;
    const { profile = '3.x' } = setup;
    const copyOf = isCopied
      ? await installedOnce(`${profile} ${moduleOf ?? ''}`, { profile }, installModuleOn)
      : undefined;
    const host = await Host.start({
      ...setup,
      secondsPerMinute,
      ...(clock && { clock }),
      ...(copyOf !== undefined && { copyOf }),
    });
    const time = clock ? new MovedTime(clock, () => host.isQuiet()) : new WaitedTime();
    let front: TlsFront | undefined;
    try {
      if (!isCopied) await installModuleOn(host);
      const client = await AdminClient.logIn(host.url, administrator, place);
      const saved = { ...(isMoved ? POLICY : SHORT_POLICY), ...policy };
      await client.saveSettings('inactivity_logout', fieldsOf(saved));
      await client.saveSettings('misc', { auto_check_for_new_notifications: pollsEverySecond ? '1' : '0' });
      const { lifetimeHours } = saved;
      const lifetime = Number(lifetimeHours ?? 0) * 60 * secondsPerMinute * 1000;
      const inForce = {
        ...policyFrom(await readConfig(client), secondsPerMinute),
        ...(lifetime > 0 && { lifetime }),
      };
      const rows = await host.query('SELECT company FROM tblclients');
      const customers = rows.map(({ company }) => String(company));
      if (reachedBy === 'tls') front = await TlsFront.before(host.baseUrl);
      const beside = other && new URL(setup.basePath ?? '', other.url).href;
      other?.host.leaveFolderTo(setup.basePath ?? '', host);
      const url = beside ?? front?.url ?? (reachedBy === 'localhost' ? host.baseUrl : renamed(host.baseUrl));
      if (url !== host.baseUrl) host.isReachedAt(url);
      const address = url + host.url.slice(host.baseUrl.length);
      return new Office(
        address,
        { agent, administrator },
        inForce,
        saved.message,
        time,
        customers,
        saved,
        host,
        setup,
        front,
      );
    } catch (problem) {
      await front?.close();
      await host.close();
      throw problem;
    }
  }

  /** Visits somebody else's Perfex, named by the environment, in which the module is installed already. */
  static async visit(url: string): Promise<Office> {
    const people = { agent: loginFromEnvironment('AGENT'), administrator: loginFromEnvironment('ADMIN') };
    const client = await AdminClient.logIn(url, people.agent);
    const config = await readConfig(client);
    const scale = Number(process.env.SECONDS_PER_MINUTE ?? 60);
    const policy = policyFrom(config, scale);
    return new Office(url, people, policy, config.texts.message, new WaitedTime(), [], POLICY, undefined);
  }

  async close(): Promise<void> {
    await Promise.all(this.neighbours.map((neighbour) => neighbour.standIn?.close()));
    await this.front?.close();
    await this.standIn?.close();
    if (this.setup.clock === undefined) this.clock?.remove();
  }

  private readonly neighbours: Office[] = [];

  private get clock(): MovableClock | undefined {
    return this.time.clock instanceof MovableClock ? this.time.clock : undefined;
  }

  /** Opens another office in a folder beside this one's, of one address for browsers: with people and books of its own. */
  async opensBeside(basePath: string): Promise<Office> {
    this.hasChanged = true;
    // Two of the same cookie would log each other out, guard or no guard.
    const constants = {
      ...this.setup.constants,
      APP_SESSION_COOKIE_NAME: `sp_session_of${basePath.replace('/', '_')}`,
    };
    const neighbour = await Office.openBeside(
      this,
      { ...this.setup, basePath, constants, ...(this.clock && { clock: this.clock }) },
      this.saved,
    );
    this.neighbours.push(neighbour);
    return neighbour;
  }

  /** What should happen at once may take so long on a busy computer, in milliseconds of this computer's clock. */
  get patience(): number {
    // Where time is waited for, less than a timeout: that would end a session that was wrongly revived.
    return this.time instanceof MovedTime ? 20_000 : Math.max(8000, 0.8 * this.policy.expireAfter);
  }

  /** Whether browsers allow workers at its address. */
  get allowsWorkers(): boolean {
    const { protocol, hostname } = new URL(this.url);
    return protocol === 'https:' || hostname === 'localhost';
  }

  /** What a browser must be told to reach this office. */
  get neededByBrowsers(): BrowserOptions {
    return {
      ...(this.front === undefined ? {} : { trustedKey: this.front.trustedKey }),
      ...(this.setup.reachedBy === 'plain http' ? { leadsHere: ANOTHER_NAME } : {}),
      ...(this.clock && { clock: this.clock }),
    };
  }

  /** Answers the address of a page: below the folder that Perfex lives in, the admin area under its own name. */
  addressOf(path: string): string {
    return this.url + path.replace(/^\/admin(?=[/?]|$)/, `/${this.setup.adminUri ?? 'admin'}`);
  }

  /** Answers the path of a page as browsers show it. */
  pathOf(path: string): string {
    const { pathname, search } = new URL(this.addressOf(path));
    return pathname + search;
  }

  /** The name of the database in which browsers write down what they know of this office. */
  get database(): string {
    return `inactivity-logout${this.pathOf('/admin')}`;
  }

  /** The other way round. */
  private pageAt(path: string): string {
    const { pathname } = new URL(this.url);
    const inside = path.startsWith(pathname) ? path.slice(pathname.replace(/\/$/, '').length) : path;
    const admin = `/${this.setup.adminUri ?? 'admin'}`;
    return inside.startsWith(admin) ? `/admin${inside.slice(admin.length)}` : inside;
  }

  /** False when a test has left this office so that the next one must not use it. */
  isAsBefore(): boolean {
    return !this.hasChanged && !this.isAway && !this.isModuleOff;
  }

  private get host(): Host {
    if (this.standIn === undefined) throw new Error('This office is not ours to do that with.');
    return this.standIn;
  }

  // What happens to its server

  /** The server refuses connections and drops those that are open. */
  async goesAway(): Promise<void> {
    this.isAway = true;
    await this.host.disconnect();
  }

  async comesBack(): Promise<void> {
    await this.host.reconnect();
    this.isAway = false;
  }

  /** From now on somebody in front of the server answers our one endpoint, and nothing else. */
  answersReports(status: number, contentType: string, body: string): void {
    this.dealsWithReports({ status, headers: { 'Content-Type': contentType }, body });
  }

  /** From now on our one endpoint takes connections and says nothing. */
  neverAnswersReports(): void {
    this.dealsWithReports('hang');
  }

  /** From now on our one endpoint is so much slower, in milliseconds. */
  answersReportsAfter(ms: number): void {
    this.dealsWithReports({ waitFor: () => new Promise((resolve) => setTimeout(resolve, ms)) });
  }

  /**
   * From now on reports lie on the wire. Answers how to wait until one does, and how to let them arrive, all those that
   * come later at once.
   */
  keepsReportsOnTheWire(): { oneLies: Promise<void>; arrive(): void } {
    let arrive = () => {};
    let lies = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const oneLies = new Promise<void>((resolve) => (lies = resolve));
    this.dealsWithReports({ onTheWireUntil: () => (lies(), arrived) });
    return { oneLies, arrive };
  }

  answersReportsAsUsual(): void {
    this.answersAsUsual();
  }

  private dealsWithReports(effect: FaultEffect): void {
    this.deals(({ path }) => path.includes(REPORT), effect);
  }

  /** From now on somebody in front of the server answers everything in its place. */
  answersEverything(status: number, contentType: string, body: string): void {
    this.deals(/./, { status, headers: { 'Content-Type': contentType }, body });
  }

  /** From now on the server takes connections and says nothing. */
  neverAnswers(): void {
    this.deals(/./, 'hang');
  }

  /**
   * A long export begins in this browser's session and holds its lock: PHP lets nothing else of the session in before
   * it ends, which is when the returned function is called.
   */
  exportsSomethingLong(): () => void {
    return this.holdsUp(({ path }) => !path.startsWith('/assets/') && !path.startsWith('/modules/'));
  }

  /** Whoever was in front of the server is gone, and so are the connections that were held. */
  async recovers(): Promise<void> {
    this.answersAsUsual();
    await this.host.disconnect();
    await this.comesBack();
  }

  private deals(match: Matcher, effect: FaultEffect): void {
    this.answersAsUsual();
    this.undoIntercept = this.host.intercept(match, effect);
  }

  private answersAsUsual(): void {
    this.undoIntercept?.();
    this.undoIntercept = undefined;
  }

  /** Whatever is sent to this path takes until the returned function is called. */
  receivesSlowly(path: string): () => void {
    return this.holdsUp((request) => this.pageAt(request.path) === path);
  }

  private holdsUp(match: Matcher): () => void {
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    this.deals(match, { waitFor: () => ended });
    return () => {
      this.answersAsUsual();
      end();
    };
  }

  /** From now on the CRM answers this path with a file: no page that could say hello. */
  hasFile(path: string, file: { type: string; content: string; isDownload: boolean }): void {
    this.hasChanged = true;
    const disposition = `${file.isDownload ? 'attachment' : 'inline'}; filename="${path.split('/').at(-1)}"`;
    this.host.intercept((request) => request.path === path, {
      status: 200,
      headers: { 'Content-Type': file.type, 'Content-Disposition': disposition, 'Cache-Control': 'no-store' },
      body: file.content,
    });
  }

  /** From now on the server has this version of what concerns browsers; what they have already they keep. */
  installs({ guard, worker, configBlock }: Version): void {
    this.hasChanged = true;
    const assets = join(this.host.modulesDirectory, MODULE, 'assets');
    writeFileSync(join(assets, 'guard.js'), guard);
    writeFileSync(join(assets, 'worker.js'), worker);
    if (configBlock === undefined) return;
    writeFileSync(join(this.host.modulesDirectory, MODULE, 'includes/config-block.php'), configBlock);
  }

  /** From now on no browser gets a worker that it does not have yet. */
  servesNoWorker(): void {
    this.deals(({ path }) => path.includes(`/${MODULE}/worker`), { status: 500, body: 'Error' });
  }

  /** Another application lives in this folder of the same server, such as `/shop`. */
  hasOtherApp(folder: string): void {
    this.hasChanged = true;
    const file = (name: string, type: string, body: string) =>
      this.host.intercept(({ path }) => path === `${folder}/${name}`, {
        status: 200,
        headers: { 'Content-Type': type },
        body,
      });
    file('other-app', 'text/html', OTHER_APPS_PAGE);
    file('worker.js', 'text/javascript', OTHER_APPS_WORKER);
  }

  /** A program of its own calls the web cron so often (ms), as crontabs do. The answered function ends it. */
  hasCron({ every }: { every: number }): () => void {
    const url = this.host.cronUrl;
    const call = `setInterval(() => fetch(${JSON.stringify(url)}).catch(() => undefined), ${every})`;
    const cron = spawn(process.execPath, ['--eval', call], { stdio: 'ignore' });
    return () => void cron.kill();
  }

  /** The administrator installs another module, from this folder. */
  async installsModule(folder: string): Promise<void> {
    this.hasChanged = true;
    const fileName = `${basename(folder)}.zip`;
    await installModule(this.door, zipOfFolder(folder), fileName, administrator, placeOf(this.setup));
  }

  deletesModuleFolder(): void {
    this.hasChanged = true;
    rmSync(join(this.host.modulesDirectory, MODULE), { recursive: true });
  }

  /** Somebody's script asks for notifications with these cookies, again and again for that long. */
  async pollsWith(cookies: string, ms: number): Promise<void> {
    const until = this.time.now() + ms;
    while (this.time.now() < until) {
      await this.pollsOnceWith(cookies);
      await this.time.pass(this.policy.reportEvery / 4);
    }
  }

  async pollsOnceWith(cookies: string): Promise<void> {
    const headers = { Cookie: cookies, 'X-Requested-With': 'XMLHttpRequest' };
    await fetch(this.doorTo('/admin/misc/notifications_check'), { headers, redirect: 'manual' });
  }

  /** Logs somebody in without a browser, and answers the cookies of that login. */
  async logsIn(who: Login): Promise<KeptCookie[]> {
    const { cookies } = await this.clientOf(who);
    return cookies.all().map(([name, { value, path, expiresAt }]) => ({ name, value, path, expiresAt }));
  }

  /** Whether a login can be taken over from a client: not where browsers reach it in another way. */
  get hasPortableLogins(): boolean {
    return (this.setup.reachedBy ?? 'localhost') === 'localhost';
  }

  // What its administrator does, at another computer

  private administratorsClient(): Promise<AdminClient> {
    return this.clientOf(this.people.administrator);
  }

  private clientOf(who: Login): Promise<AdminClient> {
    const { clock } = this.time;
    return AdminClient.logIn(this.door, who, { namedUrl: this.url, clock, ...placeOf(this.setup) });
  }

  /** Where this process reaches the server: no front, no other name. */
  private get door(): string {
    return this.standIn?.url ?? this.url;
  }

  private doorTo(path: string): string {
    return this.door + this.addressOf(path).slice(this.url.length);
  }

  async savesPolicy(change: Partial<SavedPolicy>): Promise<void> {
    this.hasChanged = true;
    await this.saves(change);
  }

  private async saves(change: Partial<SavedPolicy>): Promise<void> {
    const client = await this.administratorsClient();
    await client.saveSettings('inactivity_logout', fieldsOf({ ...this.saved, ...change }));
  }

  /** Saves a policy of three times the timeout, and answers what is in force then. */
  async savesLongerPolicy(): Promise<PolicyInForce> {
    await this.savesPolicy({ timeoutMinutes: 3 * Number(this.saved.timeoutMinutes) });
    const before = this.policy;
    const expireAfter = 3 * before.expireAfter;
    return { ...before, expireAfter, warnAfter: expireAfter - (before.expireAfter - before.warnAfter) };
  }

  /** Resolves when nothing has been asked for in so long, in milliseconds of this computer's clock. */
  async isQuietFor(ms: number): Promise<void> {
    for (let before = -1; before !== this.countRequests();) {
      await this.isQuiet();
      before = this.countRequests();
      await pause(ms);
    }
  }

  /** Resolves when no request is under way here, as far as somebody can know. */
  async isQuiet(): Promise<void> {
    await this.standIn?.isQuiet();
  }

  /** Its pages are sent without `no-store`, so that every browser keeps them for Back. */
  letsPagesBeKept(): void {
    this.hasChanged = true;
    const module = join(this.host.modulesDirectory, MODULE, `${MODULE}.php`);
    appendFileSync(
      module,
      "\nhooks()->add_action('app_admin_head', function () { header('Cache-Control: no-cache'); });\n",
    );
  }

  /** Saves a policy by the form, and answers what the page says then and which values it shows. */
  async savesAndReads(change: Partial<SavedPolicy>): Promise<{ said: string; saved: SavedPolicy }> {
    this.hasChanged = true;
    const client = await this.administratorsClient();
    const page = await client.saveSettings('inactivity_logout', fieldsOf({ ...this.saved, ...change }));
    return {
      said: alertsOf(page).join('\n'),
      saved: {
        enabled: /id="[^"]*inactivity_logout_enabled"[^>]*value="1"[^>]*checked/.test(page.text),
        timeoutMinutes: valueOf(page, 'inactivity_logout_timeout_minutes'),
        warningSeconds: valueOf(page, 'inactivity_logout_warning_seconds'),
        message: valueOf(page, 'inactivity_logout_message'),
      },
    };
  }

  /** Saves another page of the settings, which is none of the module's business; answers the name it shows then. */
  async renamesCompany(name: string): Promise<string> {
    const client = await this.administratorsClient();
    return valueOf(await client.saveSettings('general', { companyname: name }), 'companyname');
  }

  /** Somebody else saves another postal code for a customer. */
  async savesPostalCode(customer: number, code: string): Promise<void> {
    this.hasChanged = true;
    await this.host.query('UPDATE tblclients SET zip = ? WHERE userid = ?', [code, customer]);
  }

  /** Somebody else deletes a customer, and leaves the contacts. */
  async deletesCustomer(customer: number): Promise<void> {
    this.hasChanged = true;
    await this.host.query('DELETE FROM tblclients WHERE userid = ?', [customer]);
  }

  async switchesModuleOff(): Promise<void> {
    this.isModuleOff = true;
    await this.saves({ enabled: false });
  }

  async switchesModuleOnAgain(): Promise<void> {
    await this.saves({ enabled: true });
    this.isModuleOff = false;
  }

  async deactivatesModule(): Promise<void> {
    this.hasChanged = true;
    const client = await this.administratorsClient();
    await client.follow(await client.get(`${client.adminPath}/modules/deactivate/${MODULE}`));
  }

  /** Answers how many lines of the activity log tell of an inactivity logout of this person. */
  logoutsOnRecord(person: Login): Promise<number> {
    return this.linesOnRecord(person, '%nactiv%');
  }

  /** Answers how many lines of the activity log tell that a login of this person reached its longest time. */
  endingsOnRecord(person: Login): Promise<number> {
    return this.linesOnRecord(person, 'Logged out at the longest time of a login%');
  }

  /** Answers why logins of this person were held open, each reason as often as it was granted. */
  async heldOnRecord({ email }: Login): Promise<string[]> {
    const rows = await this.host.query(
      `SELECT reason FROM tblinactivity_logout_holds AS held JOIN tblstaff ON tblstaff.staffid = held.staff_id
       WHERE email = ? ORDER BY held.id`,
      [email],
    );
    return rows.map(({ reason }) => String(reason));
  }

  /** Answers the lines of the activity log by which the cron has ended this session. */
  async endingsByCron(session: string): Promise<string[]> {
    const rows = await this.host.query('SELECT description FROM tblactivity_log WHERE description LIKE ?', [
      `%ended by cron [session ${session.slice(0, 8)}]`,
    ]);
    return rows.map(({ description }) => String(description));
  }

  /** Answers whether the CRM still has this customer. */
  async hasCustomer(id: number): Promise<boolean> {
    return (await this.host.query('SELECT userid FROM tblclients WHERE userid = ?', [id])).length > 0;
  }

  private async linesOnRecord({ email }: Login, words: string): Promise<number> {
    const rows = await this.host.query(
      'SELECT l.description FROM tblactivity_log l JOIN tblstaff s ' +
        "ON l.staffid = CONCAT(s.firstname, ' ', s.lastname) WHERE s.email = ? AND l.description LIKE ?",
      [email, words],
    );
    return rows.length;
  }

  // What its server has seen

  /** The requests so far; a test that cares about later ones asks `requestsSince` with their number. */
  countRequests(): number {
    return this.host.requests.length;
  }

  requestsSince(count: number): RequestRecord[] {
    return this.host.requests
      .slice(count)
      .map((request) => ({ ...request, path: this.pageAt(request.path) }));
  }

  /** Answers how many pages browsers asked for since then (epoch ms), redirects included, and frames in them left out. */
  pagesAskedForSince(moment: number): number {
    const isPage = ({ at, headers }: RequestRecord) =>
      at >= moment && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] !== 'iframe';
    return this.host.requests.filter(isPage).length;
  }

  /**
   * Gives the server the time to hear that somebody works, where a report of it is due: browsers report once in an interval,
   * and a report that was lost on its way is not sent again before the next. `before`: how many requests there were when the
   * work began.
   */
  async hearsOfWork(before: number): Promise<void> {
    if (this.undoIntercept !== undefined || this.isAway) return;
    const isReport = ({ path }: RequestRecord) => path.includes(REPORT);
    const lastBefore = this.host.requests.slice(0, before).filter(isReport).at(-1)?.at ?? -Infinity;
    if (this.time.now() - lastBefore < this.policy.reportEvery) return;
    const giveUpAt = performance.now() + HEARD_WITHIN;
    while (performance.now() < giveUpAt) {
      if (this.host.requests.slice(before).some((one) => isReport(one) && one.status === 200)) return;
      await pause(20);
    }
  }

  /** Expects that these cookies, once good for the CRM, now lead to the login page. */
  async refuses(cookies: string): Promise<void> {
    await expect
      .poll(() => whereAPageLeads(this.doorTo('/admin'), cookies), { timeout: this.patience })
      .toContain('authentication');
  }

  /** Answers the words by which one of the CRM's customers is known. */
  aCustomer(): RegExp {
    const [name = 'no customers in this office'] = this.customers;
    return new RegExp(name.replace(/[^\w\s]/g, '.'));
  }

  /** Answers whether a text names one of the CRM's customers. */
  namesCustomer(text: string): boolean {
    return this.customers.some((name) => text.includes(name));
  }
}

/** Where its admin area is, for clients that speak plain HTTP. */
function placeOf({ adminUri }: OfficeSetup): Place {
  return adminUri === undefined ? {} : { adminUri };
}

function renamed(address: string): string {
  return address.replace('localhost', ANOTHER_NAME);
}

/** Opens a page as a browser without scripts does; Node's own `fetch` says that it is a script. */
function whereAPageLeads(url: string, cookies: string): Promise<string> {
  const get = url.startsWith('https:') ? getSecure : getPlain;
  const headers = { Cookie: cookies, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.resume();
      resolve(response.headers.location ?? `nowhere: status ${response.statusCode}`);
    }).on('error', reject);
  });
}

function fieldsOf({
  enabled,
  timeoutMinutes,
  warningSeconds,
  lifetimeHours,
  visibleTime = false,
  sound = false,
  buttonOnly = false,
  ownHolds = false,
  message,
  keepsDrafts,
}: SavedPolicy): Record<string, string> {
  return {
    inactivity_logout_enabled: enabled ? '1' : '0',
    inactivity_logout_timeout_minutes: String(timeoutMinutes),
    inactivity_logout_warning_seconds: String(warningSeconds),
    inactivity_logout_lifetime_hours: String(lifetimeHours ?? ''),
    inactivity_logout_visible_time: visibleTime ? '1' : '0',
    inactivity_logout_sound: sound ? '1' : '0',
    inactivity_logout_button_only: buttonOnly ? '1' : '0',
    inactivity_logout_hold_uploads: ownHolds ? '1' : '0',
    inactivity_logout_hold_media: ownHolds ? '1' : '0',
    inactivity_logout_message: message,
    ...(keepsDrafts === undefined ? {} : { inactivity_logout_drafts: keepsDrafts ? '1' : '0' }),
  };
}

/** Answers the text of every alert of a page that stems from what was just done. */
function alertsOf({ text }: Answer): string[] {
  const alerts = text.matchAll(
    /<div[^>]*class="[^"]*\balert-(?:success|warning|info)\b[^"]*"[^>]*>(.*?)<\/div>/gs,
  );
  return [...alerts].map(([, alert = '']) => asText(alert.replace(/<[^>]*>/g, ' ')));
}

/** Answers what a field of the settings shows. */
function valueOf({ text }: Answer, option: string): string {
  const name = `name="settings\\[${option}\\]"`;
  const [, value = ''] =
    new RegExp(`<input[^>]*${name}[^>]*value="([^"]*)"`).exec(text) ??
    new RegExp(`<textarea[^>]*${name}[^>]*>([^<]*)<`).exec(text) ??
    [];
  return asText(value);
}

function asText(html: string): string {
  const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#039': "'", amp: '&' };
  return html.replace(/&(lt|gt|quot|#039|amp);/g, (_, name: string) => characters[name] ?? '').trim();
}

interface ConfigBlock {
  policy: { expireAfterSeconds: number; warnAfterSeconds: number; reportEverySeconds: number };
  texts: { message: string };
}

async function readConfig(client: AdminClient): Promise<ConfigBlock> {
  const { text } = await client.follow(await client.get(client.adminPath));
  const [, block] = /<script[^>]*id="inactivity-logout-config"[^>]*>(.*?)<\/script>/s.exec(text) ?? [];
  if (block === undefined) throw new Error('The pages of this Perfex carry no guard: is the module active?');
  return JSON.parse(block) as ConfigBlock;
}

function policyFrom({ policy }: ConfigBlock, secondsPerMinute: number): PolicyInForce {
  const reportEvery = policy.reportEverySeconds * 1000;
  return {
    warnAfter: policy.warnAfterSeconds * 1000,
    expireAfter: policy.expireAfterSeconds * 1000,
    reportEvery,
    grace: reportEvery + SERVER_WAITS * (secondsPerMinute / 60),
  };
}

function loginFromEnvironment(who: 'AGENT' | 'ADMIN'): Login {
  const email = process.env[`${who}_EMAIL`];
  const password = process.env[`${who}_PASSWORD`];
  if (!email || !password) throw new Error(`BASE_URL needs ${who}_EMAIL and ${who}_PASSWORD beside it.`);
  return { email, password };
}
