// The guard's two style sheets. Constructed ones, because a content security policy may forbid inline styles; where a
// browser has none (Safari before 16.4), they are linked as files of the module, which `'self'` allows. Only those
// browsers ask for the files, and once: they are cached like the guard itself.
import pageStyles from './page.css?inline';
import { ownScript } from './own-script.js';
import shadowStyles from './shell.css?inline';

/** Styles the guard's shadow root and the page around it; returns how to leave the page as it was. */
export function addStyles(root: ShadowRoot, page: Document): () => void {
  try {
    const [ours, pages] = [constructed(shadowStyles), constructed(pageStyles)];
    root.adoptedStyleSheets = [ours];
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, pages];
    return () => {
      page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => sheet !== pages);
    };
  } catch {
    root.append(linked('shell'));
    const link = linked('page');
    page.head.append(link);
    return () => link.remove();
  }
}

function constructed(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** The file lies beside the guard, and goes by its revision. */
function linked(name: string): HTMLLinkElement {
  const href = ownScript?.src.replace('guard.js', `${name}.css`) ?? '';
  return Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
}
