// Builds the scripts of the module straight into the folder that is zipped: the page's guard, what it loads late, drafts and
// what is offered of them, uploads and media that hold the session, one's own settings, the worker, a page's clock, and the
// worker that says goodbye. `vite build` makes the guard; `--mode worker` and so on the
// others; `npm run build` all of them.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { injectManifest } from 'workbox-build';

const ASSETS = 'perfex/inactivity_logout_master/assets';

const entries: Record<string, string> = {
  guard: 'src/guard.ts',
  signals: 'src/signals.ts',
  worker: 'sw/worker.ts',
  clock: 'sw/clock-of-a-page.ts',
  drafts: 'src/drafts.ts',
  offers: 'src/draft-offer.ts',
  'own-holds': 'src/own-holds.ts',
  'own-settings': 'src/own-settings.ts',
  goodbye: 'sw/goodbye.ts',
};

/** All of them in the order in which they are built: the worker is told which guard there is. */
export const SCRIPTS = Object.keys(entries);

/** The first Firefox and Safari with a modal dialog, and a Chromium of their time; README.md tells who is left out. */
const OLDEST_BROWSERS = ['chrome92', 'edge92', 'firefox98', 'safari15.4'];

export default defineConfig(({ mode }) => {
  const name = mode in entries ? mode : 'guard';
  return {
    publicDir: false,
    // The package's default build is ES5, twice the size of its modules.
    resolve: { alias: { 'workbox-window': 'workbox-window/index.mjs' } },
    define: { LOCKED_STYLE_HASH: JSON.stringify(lockedStyleHash()) },
    build: {
      target: OLDEST_BROWSERS,
      // Newer than the scripts' target, or the compiler imitates `color-scheme`, which these browsers have.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      outDir: ASSETS,
      emptyOutDir: false,
      copyPublicDir: false,
      rollupOptions: {
        input: entries[name]!,
        // What is imported by another of them is a module, and keeps its exports.
        output: { format: name === 'offers' ? 'es' : 'iife', entryFileNames: `${name}.js` },
        preserveEntrySignatures: 'strict',
      },
    },
    plugins:
      {
        guard: [stylesAsFiles('shell.css', 'page.css')],
        offers: [stylesAsFiles('drafts.css')],
        worker: [revisionsOfTheBuild()],
      }[name] ?? [],
  };
});

/** Lays the page's styles beside its script, for browsers that cannot take them out of it. */
function stylesAsFiles(...fileNames: string[]): Plugin {
  return {
    name: 'styles-as-files',
    generateBundle() {
      for (const fileName of fileNames) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(`src/${fileName}`) });
      }
    },
  };
}

/** Tells the worker which page script it was built with, so that page and worker know whether they belong together. */
function revisionsOfTheBuild(): Plugin {
  return {
    name: 'revisions-of-the-build',
    async closeBundle() {
      mkdirSync('build', { recursive: true });
      renameSync(`${ASSETS}/worker.js`, 'build/worker.js');
      const { warnings } = await injectManifest({
        swSrc: 'build/worker.js',
        swDest: `${ASSETS}/worker.js`,
        globDirectory: ASSETS,
        globPatterns: ['guard.js'],
      });
      if (warnings.length > 0) throw new Error(warnings.join('\n'));
    },
  };
}

/** The locked page carries its style inline, under a policy that allows exactly this style and nothing else. */
function lockedStyleHash(): string {
  const style = /<style>([\s\S]*?)<\/style>/.exec(readFileSync('public/locked.html', 'utf8'))?.[1];
  if (style === undefined) throw new Error('public/locked.html has no <style>');
  return `sha256-${createHash('sha256').update(style).digest('base64')}`;
}
