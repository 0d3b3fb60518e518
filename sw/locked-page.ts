// The locked page: one document without script, compiled into the worker, that tries again by itself. It holds
// nothing of the CRM. Where nothing is known against the session, it only says that the server is away.
import template from '../public/locked.html?raw';
import { adminPath } from './addresses.js';
import { record } from './record.js';

declare const LOCKED_STYLE_HASH: string;

/** Answers the locked page; it goes on to `returnTo`, never to an address that may have a side effect. */
export async function lockedPage(what: 'locked' | 'away', returnTo: string | undefined): Promise<Response> {
  const texts = (await record.read())?.locked;
  const [title, message] =
    what === 'away' ? [texts?.awayTitle, texts?.awayMessage] : [texts?.title, texts?.message];
  const values: { [name: string]: string } = {
    language: texts?.language ?? 'en',
    direction: texts?.direction ?? 'ltr',
    title: title || 'No connection',
    message: message || 'The server cannot be reached. This page tries again by itself.',
    address: returnTo ?? adminPath,
  };
  const body = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''));
  return new Response(body, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      // The icon is an empty one: without it Firefox asks the server for its own, and complains that it may not.
      'Content-Security-Policy': `default-src 'none'; img-src data:; style-src '${LOCKED_STYLE_HASH}'`,
    },
  });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
