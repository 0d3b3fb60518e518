// Builds the scripts of the module, as vite.config.ts says.
import { build } from 'vite';
import { SCRIPTS } from '../vite.config.js';

/** Builds them in the repository that this process works in; throws what is wrong with it. */
export async function buildScripts(): Promise<void> {
  for (const mode of SCRIPTS) await build({ mode, logLevel: 'warn' });
}
