// What may hold the session by itself, case by case.
import { expect, test } from '@playwright/test';
import { isStartedByHand, minutesOfForm, minutesOfMedium, UNTIL_IT_ENDS, type Medium } from './own-holds.js';

/** The recording of a call, ten minutes of which are left. */
const recording: Medium = {
  paused: false,
  ended: false,
  loop: false,
  muted: false,
  volume: 1,
  duration: 900,
  currentTime: 300,
  playbackRate: 1,
};

test('a video that loops holds nothing', { tag: '@catches:looping-video-holds' }, () => {
  expect(minutesOfMedium({ ...recording, loop: true }, false)).toBe(0);
});

for (const [what, change, isHidden, holds] of [
  ['what plays, is heard and is seen', {}, false, true],
  ['what is heard in a hidden tab', {}, true, true],
  ['what is muted and seen', { muted: true }, false, true],
  ['what is muted in a hidden tab', { muted: true }, true, false],
  ['what is turned down in a hidden tab', { volume: 0 }, true, false],
  ['what is paused', { paused: true }, false, false],
  ['what is over', { ended: true }, false, false],
  ['what nothing is known of yet', { duration: NaN }, false, false],
] as const) {
  test(`${what} ${holds ? 'holds' : 'does not hold'} the session`, () => {
    const minutes = minutesOfMedium({ ...recording, ...change }, isHidden);
    if (holds) expect(minutes).toBeGreaterThan(0);
    else expect(minutes).toBe(0);
  });
}

for (const [what, change, minutes] of [
  ['waits for its network', {}, 25],
  ['is played at double speed', { playbackRate: 2 }, 15],
  ['is at its end', { currentTime: 900 }, 5],
  ['comes live', { duration: Infinity }, UNTIL_IT_ENDS],
  ['runs backwards', { playbackRate: -1 }, 5],
] as const) {
  test(`ten minutes of what ${what} hold for ${minutes} at most`, () => {
    expect(minutesOfMedium({ ...recording, ...change }, false)).toBe(minutes);
  });
}

for (const [bytes, minutes] of [
  [1, 5],
  [37_500_000, 15],
  [1e15, UNTIL_IT_ENDS],
] as const) {
  test(`a form with ${bytes} bytes holds for ${minutes} minutes at most`, () => {
    expect(minutesOfForm(bytes)).toBeCloseTo(minutes, 5);
  });
}

for (const [after, isByHand] of [
  [0, true],
  [5000, true],
  [5001, false],
  [-5001, false],
  [Infinity, false],
] as const) {
  test(`what begins ${after} ms after input was ${isByHand ? '' : 'not '}started by it`, () => {
    expect(isStartedByHand(1_000_000, 1_000_000 + after)).toBe(isByHand);
  });
}
