// Whether the page is dark. Its own theme decides, and not the system's: a page that knows no dark theme is light at night,
// and one that a theme module has darkened is dark at noon.

/** What a page of Perfex is painted on, the uppermost first. */
const GROUNDS = ['#wrapper', 'body', 'html'];

/** Half of the way from black to white, as the eye weighs red, green and blue. */
const HALF_BRIGHT = 128;

/** Gives the guard's element the colours of the page around it. */
export function matchTheme(host: Element): void {
  host.classList.toggle('dark', isPageDark());
}

function isPageDark(): boolean {
  for (const ground of GROUNDS) {
    const element = document.querySelector(ground);
    const color = element ? getComputedStyle(element).backgroundColor : '';
    // Whatever is not written so is neither of the two for sure.
    const [, r, g, b, alpha] = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(color) ?? [];
    if (r === undefined || alpha === '0') continue;
    return 0.3 * Number(r) + 0.59 * Number(g) + 0.11 * Number(b) < HALF_BRIGHT;
  }
  return false;
}
