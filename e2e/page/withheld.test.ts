// Storage, channels and workers that a browser withholds, as with all cookies blocked: asking for them throws.
import { thisVersion } from '../driver/another-version.js';
import { controlled, expect, test } from '../promise.js';

test.use({ savedPolicy: { timeoutMinutes: 60 } });

/** Begins the guard of a page where everything is withheld that may be. Runs inside it. */
function withhold(): void {
  const refuse = () => {
    throw new DOMException('Access is denied.', 'SecurityError');
  };
  Object.defineProperty(window, 'sessionStorage', { get: refuse });
  Object.defineProperty(navigator, 'serviceWorker', { get: refuse });
  Object.defineProperty(window, 'BroadcastChannel', {
    value: class {
      constructor() {
        // By now the guard has begun and is not complete.
        Object.assign(window, {
          saidEarly: document.documentElement.dataset['inactivityLogout'] ?? 'nothing',
        });
        refuse();
      }
    },
  });
}

function whatGuardSays(): string | undefined {
  return document.documentElement.dataset['inactivityLogout'];
}

function whatGuardSaidEarly(): unknown {
  return (window as { saidEarly?: unknown }).saidEarly;
}

/** Asks for the sample of the warning, and returns whether it shows. */
function showsWarning(): boolean {
  const button = document.createElement('button');
  button.dataset['inactivityLogoutShowMe'] = '';
  document.body.append(button);
  button.click();
  button.remove();
  return document.querySelector('inactivity-logout')?.shadowRoot?.querySelector('dialog[open]') != null;
}

controlled('a browser that withholds what it may', () => {
  test(
    'without storage, channels and workers the guard of a page is at work, and says so only when it is',
    { tag: ['@catches:withheld-storage-stops-the-guard', '@catches:guard-says-on-before-it-is'] },
    async ({ person, office }) => {
      const { guard, worker } = thisVersion();
      await person.logIn();
      office.installs({ guard: `(${withhold.toString()})();\n${guard}`, worker });
      await person.open('/admin/clients');
      await expect.poll(() => person.runs(whatGuardSays, undefined)).toBe('on');
      expect(await person.runs(whatGuardSaidEarly, undefined)).toBe('nothing');
      expect(await person.runs(showsWarning, undefined)).toBe(true);
    },
  );
});
