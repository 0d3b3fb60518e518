// What counts as activity: trusted input in this page and in its same-origin frames, however deep and however late
// they are added. Nothing is stored, started or looked up while somebody works: an event costs a comparison.

/** How far the pointer must have moved to count, in CSS pixels: a table that is knocked moves a mouse by less. */
const POINTER_DISTANCE = 4;

/** Input that follows input within this time says nothing new, in milliseconds. */
const QUIET_INPUT = 500;

const EVENTS = [
  'pointermove',
  'pointerdown',
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

/** Calls `onActivity` when the person does something, at most twice a second unless input is expected. */
export function watchActivity(onActivity: (event: Event) => void): ActivityWatch {
  const listening = new AbortController();
  let countedAt = 0;
  let x: number | undefined;
  let y = 0;

  function onInput(event: Event): void {
    if (!event.isTrusted) return;
    if (event.type === 'pointermove' && !hasMoved(event as PointerEvent)) return;
    const now = Date.now();
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

/** Calls `visit` with this window and with every same-origin frame's, now, later, and again when a frame navigates. */
export function forEachWindow(top: Window, signal: AbortSignal, visit: (frame: Window) => void): void {
  const visited = new WeakSet<Document>();

  function enter(view: Window): void {
    const { document } = view;
    if (visited.has(document)) return;
    visited.add(document);
    visit(view);
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach((node) => findFrames(node));
    });
    observer.observe(document, { childList: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect());
    findFrames(document);
  }

  function findFrames(node: Node): void {
    // By name and not by instanceof: each frame has constructors of its own.
    if (node.nodeName === 'IFRAME' || node.nodeName === 'FRAME') followFrame(node as HTMLIFrameElement);
    if ('querySelectorAll' in node) {
      (node as ParentNode).querySelectorAll<HTMLIFrameElement>('iframe, frame').forEach(followFrame);
    }
  }

  function followFrame(frame: HTMLIFrameElement): void {
    enterFrame(frame);
    frame.addEventListener('load', () => enterFrame(frame), { signal });
  }

  function enterFrame(frame: HTMLIFrameElement): void {
    try {
      // Another origin's document is null or throws, and stays none of our business.
      if (frame.contentWindow && frame.contentDocument) enter(frame.contentWindow);
    } catch {
      return;
    }
  }

  enter(top);
}
