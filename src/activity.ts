// What counts as activity: trusted input in this page and in its same-origin frames, however deep and however late
// they are added. Nothing is stored, started or looked up while somebody works: an event costs a comparison.

import { isHeldTooLong, onKeyDown, type HeldKey } from '../core/held-key.js';
import { forEachWindow } from './windows.js';

/** How far the pointer must have moved to count, in CSS pixels: a table that is knocked moves a mouse by less. */
const POINTER_DISTANCE = 4;

/** Input that follows input within this time says nothing new, in milliseconds. */
const QUIET_INPUT = 500;

/** Screen readers, switches and voice control press by mouse events and a click, some by a click alone. */
const EVENTS = [
  'pointermove',
  'pointerdown',
  'mousedown',
  'click',
  'keydown',
  'wheel',
  'touchstart',
  'touchmove',
  'input',
] as const;

export interface ActivityWatch {
  /** From now on the next input counts, however soon it comes. */
  expectInput(): void;
  stop(): void;
}

/**
 * Calls `onActivity` when the person does something, at most twice a second unless input is expected. `expireAfter`
 * returns the timeout in force, by which a key that is held down ceases to count.
 */
export function watchActivity(onActivity: (event: Event) => void, expireAfter: () => number): ActivityWatch {
  const listening = new AbortController();
  let countedAt = 0;
  let x: number | undefined;
  let y = 0;
  let held: HeldKey | undefined;

  function onInput(event: Event): void {
    if (!event.isTrusted) return;
    if (event.type === 'pointermove' && !hasMoved(event as PointerEvent)) return;
    const now = Date.now();
    if (event.type === 'keydown') held = onKeyDown(held, (event as KeyboardEvent).repeat, now);
    const isFromKey = event.type === 'keydown' || event.type === 'input';
    if (isFromKey && isHeldTooLong(held, expireAfter(), now)) return;
    // A clock that went back must not make input wait for it to catch up.
    if (Math.abs(now - countedAt) < QUIET_INPUT) return;
    countedAt = now;
    onActivity(event);
  }

  // The first position is only where the pointer lies: browsers send it when a page appears below it.
  function hasMoved({ screenX, screenY }: PointerEvent): boolean {
    const isFirst = x === undefined;
    const distance = isFirst ? 0 : Math.abs(screenX - (x ?? 0)) + Math.abs(screenY - y);
    if (!isFirst && distance <= POINTER_DISTANCE) return false;
    x = screenX;
    y = screenY;
    return !isFirst;
  }

  forEachWindow(window, listening.signal, (frame) => {
    for (const type of EVENTS) {
      frame.addEventListener(type, onInput, { capture: true, passive: true, signal: listening.signal });
    }
  });

  return {
    expectInput() {
      countedAt = 0;
    },
    stop() {
      listening.abort();
    },
  };
}
