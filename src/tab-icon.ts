// The icon of the tab while a warning is up.

export interface TabIcon {
  warn(): void;
  /** Leaves the icons as the page would have them by now. */
  restore(): void;
}

export function createTabIcon(href: string): TabIcon {
  const ours = Object.assign(document.createElement('link'), { rel: 'icon', type: 'image/svg+xml', href });
  /** The page's own, which are none for the time being; modules that draw numbers on them may go on doing so. */
  const pagesOwn = new Map<HTMLLinkElement, string>();

  return {
    warn() {
      for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')) {
        if (link === ours) continue;
        pagesOwn.set(link, link.rel);
        link.rel = '';
      }
      if (!ours.isConnected) document.head.append(ours);
    },
    restore() {
      ours.remove();
      for (const [link, rel] of pagesOwn) link.rel = rel;
      pagesOwn.clear();
    },
  };
}
