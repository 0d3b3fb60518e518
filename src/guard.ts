// The guard of one page, the only file of the page that does something when it is loaded. It connects the person's
// input, the clock and the worker's news to the decisions of core/page.ts, and shows what they answer.
import type { PageMessage } from '../core/messages.js';
import {
  lookAgainIn,
  onInput,
  onLeave,
  onLogOutPressed,
  onLook,
  onNews,
  onReturn,
  openPage,
  viewAt,
  type Page,
  type PageStep,
} from '../core/page.js';
import { watchActivity } from './activity.js';
import { lockedTexts, readConfig, type Config } from './config.js';
import { createCurtain } from './curtain.js';
import { createEnding } from './ending.js';
import { silenceLeavePrompts } from './leave-prompts.js';
import { openLine } from './line.js';
import { createShell, isInsideGuardedPage } from './shell.js';
import { watchShowMe } from './show-me.js';
import { watchWakeSignals } from './wake-signals.js';
import { createWarning } from './warning.js';

const config = readConfig();
if (config && !isInsideGuardedPage()) startGuard(config);

function startGuard(config: Config): void {
  const { texts, urls, policy } = config;
  const guarding = new AbortController();
  const { signal } = guarding;
  const locked = lockedTexts(texts);
  const shell = createShell(texts.direction, texts.language);
  const curtain = createCurtain(shell, texts);
  const warning = createWarning(
    'warning',
    shell,
    texts,
    () => take(onInput(page, Date.now(), place())),
    logOutNow,
  );
  const ending = createEnding(shell, texts, config.session, logOutNow);

  let page: Page = openPage(config, performance.now(), Date.now());
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let isLeaving = false;

  silenceLeavePrompts(signal, () => isLeaving);
  const line = openLine(config, hello, (news) => take(onNews(page, news, Date.now())));
  const activity = watchActivity((event) => {
    warning.dismiss(event);
    take(onInput(page, Date.now(), place()));
  });
  watchWakeSignals(signal, {
    onWake: look,
    onReturn: () => take(onReturn(page, Date.now(), place())),
    onLeave() {
      take(onLeave(page, Date.now()));
      line.leave();
    },
    onPutAway: () => shell.show('covered'),
  });
  watchShowMe(signal, shell, texts, policy);
  // Held open for what it does to pages that the browser keeps: news on it throws them out (Chromium, Firefox).
  const evictions = new BroadcastChannel('inactivity-logout');
  look();

  function look(): void {
    take(onLook(page, Date.now(), place()));
  }

  function take(step: PageStep): void {
    if (signal.aborted) return;
    page = step.page;
    if (step.standsDown) return stop();
    render();
    if (step.tell) line.tell(step.tell);
    if (step.go) leave(step.go);
    clearTimeout(alarm);
    alarm = setTimeout(look, lookAgainIn(page, Date.now(), document.hidden));
  }

  function render(): void {
    const now = Date.now();
    const view = viewAt(page, now);
    if (view === 'curtain' || view === 'locked') {
      warning.close();
      ending.close();
      return curtain.draw(view === 'locked');
    }
    curtain.lift();
    shell.show(view === 'page' ? 'on' : view);
    if (view === 'ending') ending.show((page.session.endsAt ?? now) - now);
    else ending.close();
    if (view !== 'warning') return warning.dismiss();
    activity.expectInput();
    warning.show(page.session.lastActivityAt + page.session.policy.expireAfter - now);
  }

  function leave(to: 'login' | 'logout' | 'reload'): void {
    isLeaving = true;
    if (to === 'reload') location.reload();
    else location.replace(urls[to]);
  }

  function stop(): void {
    clearTimeout(alarm);
    curtain.lift();
    warning.close();
    ending.close();
    activity.stop();
    evictions.close();
    guarding.abort();
    shell.remove();
  }

  function logOutNow(): void {
    take(onLogOutPressed(page, Date.now(), place()));
  }

  function hello(): PageMessage {
    return { type: 'HELLO', copy: page.session, locked };
  }

  function place(): { path: string; locked: typeof locked } {
    return { path: location.pathname + location.search, locked };
  }
}
