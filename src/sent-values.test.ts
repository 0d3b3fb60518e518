// What a request in the background carries, and whether its answer says that nothing was saved.
import { expect, test } from '@playwright/test';
import { isRefusal, valuesIn } from './sent-values.js';

const TEXT = 'First\r\nשלום 😴 & "more" = 100 %';
const AS_TYPED = 'First\nשלום 😴 & "more" = 100 %';

const form = new FormData();
form.append('subject', TEXT);
form.append('file', new Blob(['x']), 'letter.txt');

for (const [what, body] of [
  ['a form', form],
  ['the fields of a form', new URLSearchParams({ subject: TEXT })],
  ['a form as jQuery writes it', new URLSearchParams({ id: '1', subject: TEXT }).toString()],
  ['JSON', JSON.stringify({ id: 1, subject: TEXT })],
  ['JSON, further in', JSON.stringify({ data: [{ attributes: { subject: TEXT } }] })],
] as const) {
  test(`text is found in ${what}`, () => {
    expect([...valuesIn(body)]).toContain(AS_TYPED);
  });
}

for (const [what, body] of [
  ['a file', new Blob([TEXT])],
  ['bytes', new TextEncoder().encode(TEXT)],
  ['a piece of a longer text', JSON.stringify({ subject: `${TEXT} and on` })],
  ['nothing', null],
] as const) {
  test(`no text is found in ${what}`, () => {
    expect([...valuesIn(body)]).not.toContain(AS_TYPED);
  });
}

for (const [answer, is] of [
  ['{"success":false,"message":"No"}', true],
  ['{"message":"No","success": 0}', true],
  ['{"success":true}', false],
  ['{"id":7}', false],
  ['', false],
  ['<p>"success":false</p>', false],
] as const) {
  test(`${is ? 'a' : 'no'} refusal: ${answer || 'nothing'}`, () => {
    expect(isRefusal(answer)).toBe(is);
  });
}
