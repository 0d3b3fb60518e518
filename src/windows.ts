// Every window of a page: its own and those of its same-origin frames, however deep and however their documents came to be
// there: added late, moved, replaced, written into again, or inside a shadow root.

/**
 * Calls `visit` with this window and with every same-origin frame's, now and later. It is called again for a window that
 * may have dropped its listeners, so it must add the same ones each time.
 */
export function forEachWindow(top: Window, signal: AbortSignal, visit: (view: Window) => void): void {
  const watched = new WeakSet<Node>();
  const options = { capture: true, passive: true, signal };

  function enter(view: Window): void {
    visit(view);
    // No observer sees a shadow root that comes late, nor a document that is still loading. But whoever works in a frame
    // went there before: by pointer, which its element notices, or by keyboard, which the window around it loses.
    for (const type of ['pointerover', 'blur']) view.addEventListener(type, onArrival, options);
    watch(view.document);
  }

  function onArrival({ type, target, currentTarget }: Event): void {
    if (type === 'blur') meet((currentTarget as Window).document.activeElement);
    else meet(target as Element);
  }

  function watch(root: Document | ShadowRoot): void {
    if (watched.has(root)) return;
    watched.add(root);
    const observer = new MutationObserver((changes) => {
      const added = new Set<Node>();
      for (const { addedNodes } of changes) addedNodes.forEach((node) => added.add(node));
      // What was added inside of something that was added is found with that.
      for (const node of added) if (!added.has(node.parentNode ?? root)) search(node);
      // `document.open()` keeps the document and drops every listener in it; what is written then is a new root element.
      const view = 'defaultView' in root && root.defaultView;
      if (view && changes.some(({ target }) => target === root)) enter(view);
    });
    observer.observe(root, { childList: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect());
    search(root);
  }

  function search(node: Node): void {
    meet(node as Element);
    if ('querySelectorAll' in node) (node as ParentNode).querySelectorAll('*').forEach(meet);
  }

  function meet(element: Element | null): void {
    // By name and not by instanceof: each frame has constructors of its own.
    if (element?.nodeName === 'IFRAME' || element?.nodeName === 'FRAME') {
      element.addEventListener('load', onLoad, { signal });
      enterFrame(element);
    }
    const root = element?.shadowRoot;
    if (root) {
      watch(root);
      // Seen from outside, everything in a shadow root is its host.
      root.addEventListener('pointerover', onArrival, options);
      if (root.activeElement) meet(root.activeElement);
    }
  }

  function onLoad({ currentTarget }: Event): void {
    enterFrame(currentTarget as Element);
  }

  function enterFrame(frame: Element): void {
    const { contentDocument, contentWindow } = frame as HTMLIFrameElement;
    // Another site's document is null, and stays none of our business.
    if (contentDocument && contentWindow) enter(contentWindow);
  }

  enter(top);
}
