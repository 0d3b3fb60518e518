import { expect, test } from '@playwright/test';
import { sendWhenDue } from './open-loop.js';

test('a request leaves when it is due, whoever still waits for an answer', async () => {
  const sent: string[] = [];
  let answerTheSlowOne = () => {};
  const slow = new Promise<void>((resolve) => (answerTheSlowOne = resolve));
  const answers = await sendWhenDue([
    {
      at: 20,
      async send() {
        sent.push('second');
        answerTheSlowOne();
        return 'quick';
      },
    },
    {
      at: 0,
      async send() {
        sent.push('first');
        await slow;
        return 'slow';
      },
    },
  ]);
  expect(sent).toEqual(['first', 'second']);
  expect(answers.map(({ outcome }) => outcome)).toEqual(['slow', 'quick']);
  const [first, second] = answers;
  expect(first!.took).toBeGreaterThanOrEqual(19);
  // What the generator is late by is part of what the person waits.
  expect(second!.took).toBeGreaterThanOrEqual(second!.late);
});
