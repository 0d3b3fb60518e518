// What a browser, its owner's policy or a content security policy may withhold: storage, channels, workers. Asking for it
// throws then, and nothing of that kind may stop the guard.

/** Returns what `get` returns; undefined where the browser withholds it. */
export function unlessWithheld<Value>(get: () => Value): Value | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}
