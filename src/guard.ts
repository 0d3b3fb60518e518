// The guard of one page, the only file of the page that does something when it is loaded. It connects the person's
// input, the clock and the worker's news to the guard of core/page-guard.ts, and shows what follows.
import { createPageGuard } from '../core/page-guard.js';
import {
  onHold,
  onInput,
  onInputUnlessWarned,
  onLogOutPressed,
  onLook,
  onReturn,
  openPage,
  type Page,
  type View,
} from '../core/page.js';
import { deadlineOf } from '../core/session.js';
import { watchActivity } from './activity.js';
import { announce } from './announcement.js';
import { startClock } from './clock.js';
import { lockedTexts, readConfig, type Config } from './config.js';
import { createCurtain } from './curtain.js';
import { createEnding } from './ending.js';
import { offerInterface } from './interface.js';
import { leaveReport } from './leave-report.js';
import { silenceLeavePrompts } from './leave-prompts.js';
import { openLine } from './line.js';
import { closeAtTheEnd, openEndings, watchPopups } from './popups.js';
import { createShell, element, isInsideGuardedPage } from './shell.js';
import { watchShowMe } from './show-me.js';
import { watchWakeSignals } from './wake-signals.js';
import { createWarning } from './warning.js';

const config = readConfig();
if (!config) closeAtTheEnd();
else if (!isInsideGuardedPage()) startGuard(config);

function startGuard(config: Config): void {
  const { texts, urls, policy, installation } = config;
  const guarding = new AbortController();
  const { signal } = guarding;
  const locked = lockedTexts(texts);
  const shell = createShell(texts.direction, texts.language);
  const curtain = createCurtain(shell, texts);
  const stay = () => guard.apply(onInput);
  const warning = createWarning('warning', shell, texts, stay, logOutNow, config.buttonOnly);
  const ending = createEnding(shell, texts, config, logOutNow);

  let alarm: ReturnType<typeof setTimeout> | undefined;
  let isLeaving = false;
  let hasSignals = false;

  silenceLeavePrompts(signal, () => isLeaving);
  const guard = createPageGuard(
    {
      now: Date.now,
      isHidden: () => document.hidden,
      place: () => ({ path: location.pathname + location.search, locked, rendered: config.page }),
      openLine: (introduce, onNews) => openLine(config, introduce, onNews),
      show,
      leaveReport: (report, { expireAfter }) => leaveReport(urls.scope, report, expireAfter),
      go: leave,
      lookIn(ms) {
        clearTimeout(alarm);
        alarm = setTimeout(look, ms);
      },
      standDown: stop,
    },
    openPage(config, performance.now(), Date.now()),
  );
  const activity = watchActivity(
    (event) => {
      if (config.buttonOnly) return guard.apply(onInputUnlessWarned);
      warning.dismiss(event);
      guard.apply(onInput);
    },
    () => guard.session().policy.expireAfter,
  );
  // Before the signals: what ended with the page must not uncover one that is put away.
  offerInterface(signal, (hold) => guard.apply((page, now, place) => onHold(page, hold, now, place)));
  watchWakeSignals(signal, {
    onWake: look,
    onReturn: () => guard.apply(onReturn),
    onLeave: guard.leave,
    onPutAway: () => shell.show('covered'),
  });
  watchShowMe(signal, shell, texts, policy);
  // Held open for what it does to pages that the browser keeps: news on it throws them out (Chromium, Firefox).
  const endings = openEndings(installation);
  const closePopups = watchPopups(installation, signal);
  const clock = startClock(urls.clock, look);
  if (config.visibleTime) loadSignals();
  look();

  function look(): void {
    guard.apply(onLook);
    clock?.tell(guard.session());
  }

  function show(view: View, { session }: Page, now: number): void {
    const remaining = deadlineOf(session) - now;
    // Before the curtain, which keeps the page's title as it finds it.
    announce(view, remaining);
    if (view === 'curtain' || view === 'locked') {
      warning.close();
      ending.close();
      if (view === 'locked') closePopups();
      return curtain.draw(view === 'locked');
    }
    shell.show(view === 'page' ? 'on' : view);
    // After that: what is hidden cannot have the keyboard back.
    curtain.lift();
    if (view === 'ending') ending.show(remaining);
    else ending.close();
    if (view === 'warning' || view === 'ending') loadSignals();
    if (view !== 'warning') return warning.dismiss();
    activity.expectInput();
    warning.show(remaining);
  }

  function leave(to: 'login' | 'logout' | 'reload'): void {
    isLeaving = true;
    if (to === 'reload') return location.reload();
    closePopups();
    location.replace(urls[to]);
  }

  function stop(): void {
    clearTimeout(alarm);
    warning.close();
    ending.close();
    activity.stop();
    endings?.close();
    clock?.stop();
    guarding.abort();
    announce('off', 0);
    shell.remove();
  }

  function loadSignals(): void {
    if (hasSignals) return;
    hasSignals = true;
    document.head.append(element('script', { src: urls.signals }));
  }

  function logOutNow(): void {
    guard.apply(onLogOutPressed);
  }
}
