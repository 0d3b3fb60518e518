// What the engines of other browsers need of the system.
import { installMissing, program, type Needed } from './debian-packages.js';

const NEEDED: readonly Needed[] = [
  { package: 'firefox-esr', isThere: program('/usr/bin/firefox-esr') },
  { package: 'webkit2gtk-driver', isThere: program('/usr/bin/WebKitWebDriver') },
  { package: 'xvfb', isThere: program('/usr/bin/Xvfb') },
  { package: 'xdotool', isThere: program('/usr/bin/xdotool') },
];

export function installEngines(): void {
  installMissing(NEEDED);
}
