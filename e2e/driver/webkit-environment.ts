// What WebKit's MiniBrowser needs around it, whoever drives it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Debian has it in a folder of the processor's. */
const LIBRARIES = '/usr/lib';

export function miniBrowser(): string {
  for (const processor of readdirSync(LIBRARIES)) {
    const program = join(LIBRARIES, processor, 'webkit2gtk-4.1/MiniBrowser');
    if (existsSync(program)) return program;
  }
  throw new Error(`There is no MiniBrowser below ${LIBRARIES}: install webkit2gtk-driver.`);
}

/** Everything that it writes lies in `home`, by which all its processes can be told, too. */
export function webkitEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    GSETTINGS_BACKEND: 'memory',
    // Its sandbox starts no process for root, and there is no graphics card here.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
}
