// `npm run build`: builds the scripts of the module, all in one process: to start one for each took longer than to build.
import { buildScripts } from './build-scripts.js';

await buildScripts();
