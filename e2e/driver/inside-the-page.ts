// What other scripts of a page do in it: frames they open, events they make up. All of it runs inside the page, so
// nothing here uses anything from around it.

/** Shows an address in a frame of the page it runs in, and waits until it is there. */
export function addFrame(address: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.src = address;
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    document.body.append(frame);
  });
}

/** Answers how many frames of the page it runs in have a guard of their own. */
export function countGuardsInFrames(): number {
  return [...document.querySelectorAll('iframe')].filter((frame) =>
    frame.contentDocument?.querySelector('inactivity-logout'),
  ).length;
}

/** Dispatches every kind of input in the page it runs in, as scripts can; browsers mark it as not trusted. */
export function dispatchInput(): void {
  const at = (x: number) => ({ bubbles: true, clientX: x, clientY: 300, screenX: x, screenY: 300 });
  for (const x of [300, 350, 400]) document.body.dispatchEvent(new PointerEvent('pointermove', at(x)));
  document.body.dispatchEvent(new PointerEvent('pointerdown', at(400)));
  document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'a' }));
  document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true, deltaY: 100 }));
}

/** Suggests pages to fetch before anybody asks for them (speculation rules), where the page's policy allows it. */
export function suggestToFetch(paths: string[]): void {
  const rules = document.createElement('script');
  rules.type = 'speculationrules';
  rules.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  rules.textContent = JSON.stringify({
    prefetch: [{ source: 'list', urls: paths, eagerness: 'immediate' }],
  });
  document.head.append(rules);
}
