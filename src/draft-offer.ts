// What a person sees of her drafts: the offer of what she typed on this page, the list of other pages, and the question at
// a logout. Everything that was typed is shown as text.
import { ownName } from '../core/draft-fields.js';
import { offeringOf, type Draft, type DraftField } from '../core/draft.js';
import type { Unkept } from './draft-collector.js';
import { textOf, type PageField } from './draft-fields.js';
import type { DraftTexts } from './draft-key.js';
import { element } from './shell.js';
import { matchTheme } from './theme.js';

/** A draft as it came out of the worker; undefined where it cannot be read any more. */
export interface OpenedDraft {
  readonly id: string;
  readonly at: number;
  readonly draft: Draft | undefined;
}

export interface Offers {
  /** Offers what was typed on this page. `fill` fills one field in, and answers whether somebody let it. */
  offer(
    opened: OpenedDraft,
    fieldsNow: () => readonly PageField[],
    fill: (field: PageField, value: string) => boolean,
  ): void;
  /** Lists what was typed on other pages. */
  list(elsewhere: readonly OpenedDraft[]): void;
  /** Says what could not be done. */
  sayFailed(what: Unkept | 'notDiscarded'): void;
  /** Asks what is to become of it at a logout; resolves with nothing where she stays. */
  ask(): Promise<'keep' | 'discard' | undefined>;
  /** Takes away the offers of drafts that are there no more. */
  keepOnly(ids: readonly string[]): void;
  remove(): void;
}

/** How often the page is looked at, in milliseconds: dialogs and editors come when they like, and so does a dark theme. */
const LOOK_EVERY = 500;

/** So much is laid out within a frame, in characters, and is more than anybody reads here. */
const SHOWN_MAX = 5000;

export function createOffers(
  texts: DraftTexts,
  discard: (ids: string[]) => unknown,
  /** Nothing is left of a draft that is not on the page. */
  discardFilledIn: (id: string) => unknown,
): Offers {
  const host = element('inactivity-logout-drafts' as 'div', {
    lang: texts['language'] ?? '',
    dir: texts['direction'] ?? '',
  });
  const root = host.attachShadow({ mode: 'open' });
  const offers = element('section', { className: 'offers' });
  offers.setAttribute('aria-label', say('title'));
  addStyles(root, say('styles'));
  root.append(offers);
  // Perfex binds hotkeys to the document, and Bootstrap's dialogs keep the keyboard to themselves: nothing in here is meant
  // for either.
  for (const type of ['keydown', 'keypress', 'keyup', 'focusin']) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  document.body.append(host);
  const following = setInterval(() => offers.firstChild && matchTheme(host), LOOK_EVERY);
  /** By draft: what is shown of it. */
  const shown = new Map<string, Element>();

  function say(name: string, time?: number): string {
    return (texts[name] ?? '').replace(
      '{time}',
      time === undefined ? '' : timeInWords(time, texts['language']),
    );
  }

  function button(name: string, press: () => void, className = ''): HTMLButtonElement {
    const made = element('button', { type: 'button', className, textContent: say(name) });
    made.addEventListener('click', press);
    return made;
  }

  function row(...buttons: Node[]): HTMLElement {
    return element('div', { className: 'buttons' }, ...buttons);
  }

  function close(id: string): void {
    shown.get(id)?.remove();
    shown.delete(id);
  }

  function discardButton(id: string): HTMLElement {
    return button('discard', () => {
      close(id);
      discard([id]);
    });
  }

  /** Opens a part of what is offered; a screen reader says the sentence once it is there. */
  function announce(sentence: string, ...more: Node[]): HTMLElement {
    const status = element('output');
    const section = element('div', {}, status, ...more);
    offers.append(section);
    status.textContent = sentence;
    matchTheme(host);
    return section;
  }

  function look(...fields: Node[]): HTMLDetailsElement {
    return element('details', {}, element('summary', { textContent: say('look') }), ...fields);
  }

  function text(name: string, kind: DraftField['kind'], value: string): HTMLElement {
    const words = kind === 'tick' ? say(value ? 'on' : 'off') : kind === 'html' ? textOfMarkup(value) : value;
    const isLong = words.length > SHOWN_MAX;
    const beginning = isLong ? words.slice(0, SHOWN_MAX) + ' …' : words;
    const area = element('textarea', { readOnly: true, rows: 3, value: beginning, dir: 'auto' });
    const label = element('label', { textContent: say(name) }, area);
    return isLong ? element('div', {}, label, copyButton(words, area)) : label;
  }

  /** Copies all of a text of which a field shows the beginning; so does whoever selects and copies that by hand. */
  function copyButton(words: string, area: HTMLTextAreaElement): HTMLElement {
    area.addEventListener('copy', (event) => {
      if (area.selectionEnd - area.selectionStart < SHOWN_MAX) return;
      event.clipboardData!.setData('text/plain', words);
      event.preventDefault();
    });
    const copy = button('copyAll', () => {
      area.focus();
      area.select();
      // Where it does not, everything is selected.
      if (!document.execCommand('copy')) return;
      copy.textContent = say('copied');
      copy.focus();
    });
    return copy;
  }

  function fieldShown(field: DraftField, now?: PageField, ...more: Node[]): HTMLElement {
    const label = now?.label || ownName(field.called);
    return element('div', { className: 'field' }, element('strong', { textContent: label }), ...more);
  }

  return {
    offer({ id, at, draft }, fieldsNow, fill) {
      if (!draft) {
        shown.set(id, announce(say('lost', at), row(discardButton(id))));
        return;
      }
      const used = new Set<DraftField>();
      const buttons = row();
      const details = look();
      const [summary] = details.children;
      let drawn: string | undefined;

      /** Draws what is open of it by now: forms come late and go, and somebody may be typing in them. */
      function draw(): void {
        const fields = fieldsNow();
        const open = draft!.fields.flatMap((field) => {
          const now = fields.find(({ called }) => called === field.called);
          const offering = offeringOf(field, now && { kind: now.kind, value: now.read() });
          return offering === 'there' || used.has(field) ? [] : [{ field, now, offering }];
        });
        if (open.length === 0) {
          close(id);
          discardFilledIn(id);
        }
        const offered = open.map(({ field, offering }) => field.called + offering).join();
        if (offered === drawn) return;
        const fitting = open.filter(({ offering }) => offering === 'fits');
        if (drawn === undefined) details.open = fitting.length === 0;
        drawn = offered;
        // Looked for again: a form may have been drawn anew since.
        const use = ({ field }: (typeof open)[0]): void => {
          const now = fieldsNow().find(({ called }) => called === field.called);
          if (now && fill(now, field.value)) used.add(field);
        };
        const restore = button(
          'restore',
          () => {
            fitting.forEach(use);
            // What is left wants a decision of its own.
            details.open = true;
            draw();
          },
          'stay',
        );
        buttons.replaceChildren(...(fitting.length > 0 ? [restore] : []), discardButton(id));
        details.replaceChildren(
          summary!,
          ...open.map((one) => {
            const { field, now, offering } = one;
            return fieldShown(
              field,
              now,
              ...(offering === 'changed' || offering === 'gone'
                ? [element('p', { textContent: say(offering) })]
                : []),
              text('typed', field.kind, field.value),
              ...(offering === 'changed'
                ? [
                    ...(field.before === undefined ? [] : [text('before', field.kind, field.before)]),
                    text('onThePage', field.kind, now!.read()),
                  ]
                : []),
              ...(offering === 'gone'
                ? []
                : [
                    button('use', () => {
                      use(one);
                      draw();
                    }),
                  ]),
            );
          }),
        );
      }

      shown.set(id, announce(say('offer', at), buttons, details));
      draw();
      const drawing = setInterval(() => (shown.has(id) ? draw() : clearInterval(drawing)), LOOK_EVERY);
    },

    list(elsewhere) {
      const entries = elsewhere.map(({ id, at, draft }) => {
        const page = draft && element('a', { href: draft.path, textContent: draft.path });
        const item = element(
          'li',
          {},
          ...(page ? [page] : []),
          element('span', { textContent: page ? ` ${timeInWords(at, texts['language'])}` : say('lost', at) }),
          ...(draft
            ? [
                look(
                  ...draft.fields.map((field) =>
                    fieldShown(field, undefined, text('typed', field.kind, field.value)),
                  ),
                ),
              ]
            : []),
          row(discardButton(id)),
        );
        shown.set(id, item);
        return item;
      });
      const section = announce(say('elsewhere'), element('ul', {}, ...entries));
      section.append(
        row(
          button('close', () => section.remove()),
          button('discardAll', () => {
            section.remove();
            discard(elsewhere.map(({ id }) => id));
          }),
        ),
      );
    },

    sayFailed(what) {
      const section = announce(say(what));
      section.append(row(button('close', () => section.remove())));
    },

    ask() {
      return new Promise((resolve) => {
        const dialog = element(
          'dialog',
          { className: 'warning' },
          element('p', { textContent: say('onLogout') }),
        );
        dialog.setAttribute('aria-label', say('title'));
        const answer = (chosen?: 'keep' | 'discard') => () => {
          dialog.remove();
          resolve(chosen);
        };
        dialog.append(
          row(
            button('logOutAndKeep', answer('keep'), 'stay'),
            button('logOutAndDiscard', answer('discard')),
            button('close', answer()),
          ),
        );
        dialog.addEventListener('close', answer());
        // Among what the guard shows, and looking like it: above the warning, which is shown again above everything else.
        const around = document.querySelector('inactivity-logout')?.shadowRoot ?? root;
        matchTheme(around.host);
        around.append(dialog);
        dialog.showModal();
      });
    },

    keepOnly(ids) {
      for (const id of shown.keys()) if (!ids.includes(id)) close(id);
    },

    remove() {
      clearInterval(following);
      host.remove();
    },
  };
}

/** The styles come with the key, too; where a browser takes no text for them (Safari before 16.4), they are a file. */
function addStyles(root: ShadowRoot, styles: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(
      element('link', { rel: 'stylesheet', href: import.meta.url.replace('offers.js', 'drafts.css') }),
    );
  }
}

function timeInWords(at: number, language?: string): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString(language, { timeStyle: 'short', ...(isToday ? {} : { dateStyle: 'medium' }) });
}

/** A document that is parsed runs nothing and loads nothing. */
function textOfMarkup(html: string): string {
  return textOf(new DOMParser().parseFromString(html, 'text/html').body).trim();
}
