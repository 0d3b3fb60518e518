// Who wants a notification of this browser, which is not asked of anybody else: per browser and person. Kept in the page's
// storage by a name that only the server can make; the browser keeps by itself whether the site may show any.
import type { Config } from './config.js';
import { unlessWithheld } from './withheld.js';

type Whose = Pick<Config, 'installation' | 'person'>;

/** Returns whether this person has asked for it and the browser still allows it; asks nobody. */
export function wantsNotification(whose: Whose): boolean {
  return isAllowed() && whoWants(whose).includes(whose.person);
}

/** Must be called by a press: browsers let a site ask for their permission then alone. Returns whether it is as chosen. */
export async function chooseNotification(whose: Whose, isWanted: boolean): Promise<boolean> {
  if (isWanted && !isAllowed()) await Notification.requestPermission();
  const others = whoWants(whose).filter((name) => name !== whose.person);
  const names = isWanted && isAllowed() ? [...others, whose.person] : others;
  unlessWithheld(() => localStorage.setItem(whose.installation, names.join(' ')));
  return wantsNotification(whose) === isWanted;
}

function isAllowed(): boolean {
  return unlessWithheld(() => Notification.permission) === 'granted';
}

function whoWants({ installation }: Whose): string[] {
  return unlessWithheld(() => localStorage.getItem(installation))?.split(' ') ?? [];
}
