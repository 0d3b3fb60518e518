// One clock for everybody: what tests move is moved in this process, in PHP of both kinds and in any other process, to the
// millisecond, and never goes back.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPhp } from '../php-version.js';
import { MovableClock } from './clock.js';

/** How long it may take to ask somebody else for the time, in milliseconds. */
const ASKED_WITHIN = 2000;
const HOUR = 3_600_000;

let clock: MovableClock;
test.beforeEach(() => void (clock = new MovableClock()));
test.afterEach(() => clock.remove());

/** Asks another process for the time, in milliseconds. */
function anotherProcess(environment: Readonly<Record<string, string>>): number {
  const program = 'process.stdout.write(String(Date.now()))';
  const { stdout } = spawnSync(process.execPath, ['-e', program], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return Number(stdout);
}

test('an hour that is moved has passed here, in PHP and in another process, and nowhere else', async () => {
  const php = await startPhp(1, () => clock.now());
  const before = Date.now();
  clock.moveBy(HOUR);
  const said = await php.run({ code: '<?php echo microtime(true) * 1000, " ", time() * 1000;' });
  const [exact, seconds] = said.text.split(' ').map(Number);
  for (const moment of [clock.now(), exact!, anotherProcess(clock.environment)]) {
    expect(moment).toBeGreaterThanOrEqual(before + HOUR);
    expect(moment).toBeLessThan(before + HOUR + ASKED_WITHIN);
  }
  expect(seconds).toBeGreaterThan(before + HOUR - 1000);
  expect(anotherProcess({})).toBeLessThan(before + ASKED_WITHIN);
  php.exit();
});

test('a clock that is held shows its moment to everybody, and goes on from there', () => {
  const moment = clock.now() + 2 * HOUR;
  clock.holdAt(moment);
  expect(anotherProcess(clock.environment) - moment).toBeLessThan(5);
  expect(clock.now() - moment).toBeLessThan(5);
  clock.run();
  const since = performance.now();
  while (performance.now() - since < 20);
  expect(clock.now() - moment).toBeGreaterThanOrEqual(20);
});

test('whatever is done to it, it never goes back, for anybody', () => {
  const steps = [() => clock.holdAt(clock.now()), () => clock.run(), () => clock.moveBy(1)];
  let last = 0;
  for (let turn = 0; turn < 30; turn += 1) {
    steps[turn % steps.length]!();
    const shown = turn % 10 === 0 ? anotherProcess(clock.environment) : clock.now();
    expect(shown).toBeGreaterThanOrEqual(last);
    last = shown;
  }
  expect(() => clock.moveBy(-1)).toThrow('does not go back');
});

test('a wall clock that is put wrong is wrong by that, and only it', () => {
  const wallClock = clock.wallClock();
  wallClock.putWrongBy(-24 * HOUR);
  clock.moveBy(HOUR);
  const behind = clock.now() - anotherProcess(wallClock.environment);
  expect(Math.abs(behind - 24 * HOUR)).toBeLessThan(ASKED_WITHIN);
  expect(anotherProcess(clock.environment) - clock.now()).toBeLessThan(ASKED_WITHIN);
});

/** Waits for a moment 50 ms from now on by the wall clock, as Firefox and WebKit do; says how many milliseconds it took. */
const WAITER = `
#include <pthread.h>
#include <stdio.h>
#include <time.h>
static double ms(struct timespec moment) { return moment.tv_sec * 1e3 + moment.tv_nsec / 1e6; }
int main(void) {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
  struct timespec end, before, after;
  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_nsec += 50000000;
  if (end.tv_nsec >= 1000000000) end.tv_sec += 1, end.tv_nsec -= 1000000000;
  clock_gettime(CLOCK_MONOTONIC, &before);
  pthread_mutex_lock(&mutex);
  while (pthread_cond_timedwait(&condition, &mutex, &end) == 0);
  clock_gettime(CLOCK_MONOTONIC, &after);
  printf("%f", ms(after) - ms(before));
}`;

test('whoever waits for a moment of it waits as long as on any other clock, where it is ahead and where it is behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waiter-'));
  const program = join(folder, 'waiter');
  spawnSync('gcc', ['-x', 'c', '-', '-o', program, '-pthread'], { input: WAITER });
  const wallClock = clock.wallClock();
  const waited = () => {
    const env = { ...process.env, ...wallClock.environment };
    return Number(spawnSync(program, { encoding: 'utf8', env, timeout: ASKED_WITHIN }).stdout);
  };
  wallClock.putWrongBy(-HOUR);
  const behind = waited();
  wallClock.putWrongBy(2 * HOUR);
  const ahead = waited();
  rmSync(folder, { recursive: true });
  for (const ms of [behind, ahead]) {
    expect(ms).toBeGreaterThanOrEqual(50);
    expect(ms).toBeLessThan(ASKED_WITHIN);
  }
});
