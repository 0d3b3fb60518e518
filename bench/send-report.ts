// One report by a browser that has none of its connections left: servers keep them for seconds, and a minute has passed.
import { request } from 'node:http';
import type { Door } from '../host/crm-server.js';
import type { Question } from './line.js';

/** How long a browser waits for an answer (src/send-report.ts). Milliseconds. */
const LIMIT = 10_000;

/** Answers 'alive', or in a sentence what happened instead. */
export function sendReport(
  door: Door,
  cookie: string,
  { path, headers, mustContain }: Question,
): Promise<string> {
  return new Promise((resolve) => {
    const asked = request({
      ...door,
      agent: false,
      path,
      headers: { ...headers, Cookie: cookie },
      signal: AbortSignal.timeout(LIMIT),
    });
    asked.on('error', (problem) => resolve(`no answer: ${problem.message}`));
    asked.on('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (body += chunk));
      answer.on('error', (problem) => resolve(`half an answer: ${problem.message}`));
      answer.on('end', () => {
        const isAlive = answer.statusCode === 200 && body.includes(mustContain);
        resolve(isAlive ? 'alive' : `${answer.statusCode}: ${body.slice(0, 120)}`);
      });
    });
    asked.end();
  });
}
