// What the server has rendered into a page for its drafts; nothing where none are kept.

export interface DraftConfig {
  readonly session: string;
  readonly scope: string;
  /** Names that only the server can make: of the person, and of this page as hers. */
  readonly owner: string;
  readonly page: string;
  /** Where the key is to be had. */
  readonly key: string;
  readonly keepFor: number;
}

interface ConfigBlock {
  readonly session: string;
  readonly urls: { readonly scope: string };
  readonly drafts: (Pick<DraftConfig, 'owner' | 'page' | 'key'> & { readonly keepForSeconds: number }) | null;
}

export function readDraftConfig(): DraftConfig | undefined {
  const text = document.getElementById('inactivity-logout-config')?.textContent;
  const { session, urls, drafts } = JSON.parse(text || '{"drafts":null}') as ConfigBlock;
  return drafts
    ? { ...drafts, session, scope: urls.scope, keepFor: drafts.keepForSeconds * 1000 }
    : undefined;
}
