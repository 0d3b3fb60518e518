// The key to a person's drafts: asked for once, when there is something to seal or to open, and never to be read again.
import { NONCE_BYTES, type SealedText } from '../core/draft-messages.js';
import type { DraftEntry } from '../core/draft-store.js';
import type { DraftConfig } from './draft-config.js';
import { pause } from './pause.js';

/** As the server says them. */
export interface DraftTexts {
  readonly [name: string]: string;
}

export interface DraftKey {
  readonly texts: DraftTexts;
  seal(text: string, entry: DraftEntry): Promise<SealedText>;
  /** Answers the text; undefined where it was sealed with a key that is no more, or by nobody. */
  open(text: SealedText, entry: DraftEntry): Promise<string | undefined>;
}

/** How long the server may take, in milliseconds. */
const KEY_LIMIT = 10_000;

const AES = 'AES-GCM';

/** Asks for the key; undefined where it is not to be had now. */
export async function fetchKey(config: DraftConfig): Promise<DraftKey | undefined> {
  try {
    return await Promise.race([askForKey(config), pause(KEY_LIMIT)]);
  } catch {
    return undefined;
  }
}

async function askForKey({ key: url, owner }: DraftConfig): Promise<DraftKey | undefined> {
  const answer = await fetch(url, {
    cache: 'no-store',
    redirect: 'error',
    headers: { 'X-Requested-With': 'XMLHttpRequest', 'X-Inactivity-Logout': 'draft_key' },
  });
  const said = (await answer.json()) as { owner: string; keys: string[]; texts: DraftTexts };
  // Somebody else has logged in meanwhile: what is on this page is not hers.
  if (said.owner !== owner) return undefined;
  return useKeys(await Promise.all(said.keys.map(importKey)), said.texts);
}

async function importKey(text: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, AES, false, ['encrypt', 'decrypt']);
  bytes.fill(0);
  return key;
}

function useKeys(keys: readonly CryptoKey[], texts: DraftTexts): DraftKey {
  return {
    texts,
    async seal(text, entry) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = await crypto.subtle.encrypt(
        bound(nonce, entry),
        keys[0]!,
        new TextEncoder().encode(text),
      );
      return { nonce: nonce.buffer, sealed };
    },
    async open({ nonce, sealed }, entry) {
      for (const key of keys) {
        try {
          return new TextDecoder().decode(await crypto.subtle.decrypt(bound(nonce, entry), key, sealed));
        } catch {
          // Another key, or not what was sealed.
        }
      }
      return undefined;
    },
  };
}

/** A text that was put in another's place, or given another moment, is not opened. */
function bound(iv: BufferSource, { id, owner, page, at }: DraftEntry): AesGcmParams {
  return { name: AES, iv, additionalData: new TextEncoder().encode([id, owner, page, at].join('\n')) };
}

/** Makes a name that nothing else has. */
export function newName(): string {
  return crypto.randomUUID().replace(/-/g, '');
}
