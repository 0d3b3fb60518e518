// A question to a page, and its answer, as text: for engines whose protocols carry no functions and not every value.
import type { InPage } from './browser.js';

/** JSON knows no number that is none, and no infinite one. */
interface NotFinite {
  notFinite: string;
}

/** Returns the source of a function that asks the question in the page and promises its answer as text. */
export function sourceOf<Argument, Answer>(question: InPage<Argument, Answer>, argument: Argument): string {
  const given = argument === undefined ? 'undefined' : JSON.stringify(argument);
  const asText =
    '(_, value) => (typeof value === "number" && !isFinite(value) ? { notFinite: String(value) } : value)';
  // tsx names the functions inside of a function by a helper, which the page does not have.
  const helper = 'const __name = (named) => named;';
  return `async () => { ${helper} return JSON.stringify(await (${question})(${given}), ${asText}); }`;
}

/** Returns the answer that a page gave as text; undefined where it gave none, for which WebDriver says null. */
export function answerIn<Answer>(text: string | null | undefined): Answer {
  if (text == null) return undefined as Answer;
  return JSON.parse(text, (_, value: unknown) => {
    const isNotFinite = typeof value === 'object' && value !== null && 'notFinite' in value;
    return isNotFinite ? Number((value as NotFinite).notFinite) : value;
  }) as Answer;
}
