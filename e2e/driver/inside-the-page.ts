// What other scripts of a page do in it: frames they open, events they make up. All of it runs inside the page, so
// nothing here uses anything from around it.

/** Shows an address in a frame of the page it runs in, or in a frame of its frame, and waits until it is there. */
export function addFrame({
  address,
  id = '',
  inside,
}: {
  address: string;
  id?: string;
  inside?: string;
}): Promise<void> {
  const around =
    inside === undefined ? document : document.querySelector<HTMLIFrameElement>(inside)?.contentDocument;
  if (!around) throw new Error(`There is no frame ${inside}.`);
  const frame = Object.assign(around.createElement('iframe'), {
    id,
    src: address,
    width: '900',
    height: '400',
  });
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    around.body.append(frame);
    frame.scrollIntoView();
  });
}

/** Answers how many frames of the page it runs in, and of their frames, have a guard of their own. */
export function countGuardsInFrames(): number {
  const count = (view: Window): number =>
    Array.from(view.frames).reduce((sum, frame) => {
      const own = frame.document.querySelectorAll('inactivity-logout').length;
      return sum + own + count(frame);
    }, 0);
  return count(window);
}

/** Adds a link to the end of the page it runs in, as the pages of other modules have them. */
export function addLink({ id, href }: { id: string; href: string }): void {
  const link = Object.assign(document.createElement('a'), { id, href, textContent: id });
  document.querySelector('#wrapper .content')?.append(link);
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
export function suggestToFetch(addresses: string[]): void {
  const rules = document.createElement('script');
  rules.type = 'speculationrules';
  rules.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  rules.textContent = JSON.stringify({
    prefetch: [{ source: 'list', urls: addresses, eagerness: 'immediate' }],
  });
  document.head.append(rules);
}

/**
 * Answers where a hand would click on an element of the page it runs in, once it is in view and still, with nothing else
 * in front of it; undefined until then.
 */
export async function placeToClick(selector: string): Promise<{ x: number; y: number } | undefined> {
  const element = document.querySelector(selector);
  if (element === null) return undefined;
  const place = () => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: Math.floor(left + width / 2), y: Math.floor(top + height / 2), width, height };
  };
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const before = place();
  // A hidden page paints nothing that one could wait for.
  if (!document.hidden) await new Promise((resolve) => requestAnimationFrame(resolve));
  const { x, y, width, height } = place();
  if (x !== before.x || y !== before.y || width === 0 || height === 0) return undefined;
  const inFront = document.elementFromPoint(x, y);
  return inFront !== null && (element.contains(inFront) || inFront.contains(element)) ? { x, y } : undefined;
}

/** Answers whether the selector names a frame of the page it runs in. */
export function isFrame(selector: string): boolean {
  return document.querySelector(selector) instanceof HTMLIFrameElement;
}

/** Selects what is in a field of the page it runs in, so that what is typed next replaces it. */
export function selectValue(selector: string): void {
  document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector)?.select();
}
