// How a page learns that what was typed has been saved: by a form that was sent and led to a page, or by a request in the
// background that carried it and was answered.
import type { DraftConfig } from './draft-config.js';
import { nameOfForm } from './draft-fields.js';
import { isRefusal, valuesIn } from './sent-values.js';
import { unlessWithheld } from './withheld.js';
import { watchRequests } from './wrapped-requests.js';

/** Where a tab remembers which draft it has sent, and in which login. */
const SENT = 'inactivity-logout-draft-sent';

/** Notes that a form was sent, unless somebody else has stopped it. */
export function noteSent(event: Event, { session }: DraftConfig, idOf: (form: string) => string): void {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.target) return;
  unlessWithheld(() => sessionStorage.setItem(SENT, `${session} ${idOf(nameOfForm(form))}`));
}

/**
 * Returns the draft whose form has led to this page.
 *
 * - Must take none for saved that led to a login, to an error or nowhere, and then one came back.
 */
export function takeSent({ session }: DraftConfig): string | undefined {
  return unlessWithheld(() => {
    const [of, id] = sessionStorage.getItem(SENT)!.split(' ');
    sessionStorage.removeItem(SENT);
    const [visit] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
      /** Chromium since 109, Firefox since 109; Safari does not say. */
      readonly responseStatus?: number;
    })[];
    const hasArrived = visit!.type === 'navigate' && !(visit!.responseStatus! >= 400);
    return of === session && hasArrived ? id : undefined;
  });
}

/** Calls `onSending` with the values that a request carries; what it answers is called once the server has taken them. */
export function watchSaves(
  signal: AbortSignal,
  onSending: (values: ReadonlySet<string>) => (() => void) | undefined,
): void {
  watchRequests(window, signal, (body) => {
    const onSaved = onSending(valuesIn(body));
    if (!onSaved) return undefined;
    return (answer) => {
      const onText = (text: string): unknown => !isRefusal(text) && onSaved();
      // An answer that is broken off says nothing.
      if (answer?.isSuccess) answer.text().then(onText, () => undefined);
    };
  });
}
