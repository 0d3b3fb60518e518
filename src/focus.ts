// Where the keyboard is, so that it can be given back. A dialog that closes gives it back by itself, but Chromium and
// WebKit do so in the page alone: an editor in a frame would lose its caret, and the next sentence with it.

/** Remembers what has the keyboard, in however many frames and shadow roots; returns how to give it back. */
export function rememberFocus(): () => void {
  const { view, focused } = whereKeyboardIs();
  const selection = focused?.isContentEditable ? focused.ownerDocument.getSelection() : null;
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  return () => {
    view?.focus();
    // The window alone is not enough for Chromium: keys would go nowhere until the element has the focus once more.
    focused?.focus({ preventScroll: true });
    if (!anchorNode?.isConnected || !focusNode?.isConnected) return;
    selection?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  };
}

/**
 * Hands a key on to the frame that has got the keyboard back by it. In the page itself, and in Firefox, the browser would
 * do so; in Chromium a key stays with the document in which it went down.
 */
export function passKeyToFrame(event: KeyboardEvent): void {
  const { view, focused } = whereKeyboardIs();
  const isText = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (view === window || !isText) return;
  event.preventDefault();
  focused?.ownerDocument.execCommand('insertText', false, event.key);
}

function whereKeyboardIs(): { view: Window | null; focused: HTMLElement | null } {
  let view: Window | null = window;
  let focused = document.activeElement;
  for (let inner = focused; inner; inner = inner.shadowRoot?.activeElement ?? activeInFrame(inner)) {
    focused = inner;
    // Another site's frame can be given the keyboard; what has it in there is not for us to know.
    if ('contentWindow' in inner) view = inner.contentWindow as Window | null;
  }
  return { view, focused: focused as HTMLElement | null };
}

function activeInFrame(element: Element): Element | null {
  return (element as HTMLIFrameElement).contentDocument?.activeElement ?? null;
}
