// How a page learns that what was typed has been saved: by a form that was sent and led to a page, or in the background by
// jQuery, which Perfex uses for it and which tells whoever asks.
import type { DraftConfig } from './draft-config.js';
import { nameOfForm } from './draft-fields.js';
import { unlessWithheld } from './withheld.js';

/** Where a tab remembers which draft it has sent, and in which login. */
const SENT = 'inactivity-logout-draft-sent';

interface BackgroundRequest {
  readonly type?: string;
  readonly data?: unknown;
}

interface JQuery {
  (on: Document): {
    on(
      type: 'ajaxSuccess',
      heard: (
        event: unknown,
        answer: { readonly responseJSON?: unknown },
        request: BackgroundRequest,
      ) => void,
    ): void;
  };
}

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
  const [of, id] = unlessWithheld(() => sessionStorage.getItem(SENT))?.split(' ') ?? [];
  unlessWithheld(() => sessionStorage.removeItem(SENT));
  const [visit] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    /** Chromium since 109, Firefox since 109; Safari does not say. */
    readonly responseStatus?: number;
  })[];
  const hasArrived = visit?.type === 'navigate' && !((visit.responseStatus ?? 0) >= 400);
  return of === session && hasArrived ? id : undefined;
}

/** Calls `onSaved` with a question: was this text among those that have been saved in the background? */
export function onSavedInBackground(onSaved: (isSaved: (value: string) => boolean) => void): void {
  const { jQuery } = window as unknown as { jQuery?: JQuery };
  jQuery?.(document).on('ajaxSuccess', (_, { responseJSON }, { type, data }) => {
    const isRefused = (responseJSON as { success?: unknown } | undefined)?.success === false;
    if (type?.toUpperCase() !== 'POST' || isRefused) return;
    const sent = new Set<string>();
    const fields =
      data instanceof FormData ? data : new URLSearchParams(typeof data === 'string' ? data : '');
    fields.forEach((value) => sent.add(inLines(String(value))));
    onSaved((value) => sent.has(inLines(value)));
  });
}

/** Forms send another end of line than fields hold. */
function inLines(text: string): string {
  return text.replace(/\r\n/g, '\n');
}
