// What a request in the background carries, and whether its answer says that it was taken: in any of the ways in which
// scripts send what stands in a form.
import { inLines } from '../core/draft.js';

/** Returns every value of a body: of a form, coded as one or not, or of JSON. */
export function valuesIn(body: unknown): Set<string> {
  const values = new Set<string>();
  const add = (value: unknown): void => void values.add(inLines(String(value)));
  try {
    JSON.parse(body as string, (_, value) => add(value));
  } catch {
    (body instanceof FormData ? body : new URLSearchParams(String(body))).forEach(add);
  }
  return values;
}

/** Returns whether an answer says that nothing was saved, as Perfex does. */
export function isRefusal(answer: string): boolean {
  return /^\s*\{[^]*"success"\s*:\s*(false|0)\b/.test(answer);
}
