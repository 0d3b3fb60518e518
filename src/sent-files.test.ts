// What is an upload, and what is not.
import { expect, test } from '@playwright/test';
import { bytesOf, carriesFile } from './sent-files.js';

function formWith(value: string | Blob): FormData {
  const form = new FormData();
  form.append('subject', 'A letter');
  if (typeof value === 'string') form.append('file', value);
  else form.append('file', value, 'letter.txt');
  return form;
}

for (const [what, body, is] of [
  ['a file', new Blob(['x']), true],
  ['a form with a file', formWith(new Blob(['x'])), true],
  ['a form in which no file was chosen', formWith(new Blob([])), false],
  ['a form without a file', formWith('x'), false],
  ['bytes', new Uint8Array(1), true],
  ['a stream', new Blob(['x']).stream(), true],
  ['text', 'x'.repeat(100_000), false],
  ['the fields of a form', new URLSearchParams({ subject: 'x' }), false],
  ['a list', ['x'], false],
  ['nothing', undefined, false],
] as const) {
  test(`${what} is ${is ? 'an' : 'no'} upload`, () => {
    expect(carriesFile(body)).toBe(is);
  });
}

/** A form as its page describes it. */
function form(change: object): HTMLFormElement {
  const elements = [{}, { files: [{ size: 3 }, { size: 4 }] }, { files: [] }, { files: null }];
  return { target: '', method: 'post', enctype: 'multipart/form-data', elements, ...change } as never;
}

for (const [what, change, bytes] of [
  ['of a form that leads to another page', {}, 7],
  ['of a form that leads elsewhere than here', { target: 'preview' }, 0],
  ['of a search', { method: 'get' }, 0],
  ['of a form that sends the names of files', { enctype: 'application/x-www-form-urlencoded' }, 0],
  ['of a form without files', { elements: [{}, { files: null }] }, 0],
] as const) {
  test(`${bytes} bytes are those ${what}`, () => {
    expect(bytesOf(form(change))).toBe(bytes);
  });
}
