// Installs a module as an administrator does: uploads its zip at Setup > Modules, then follows its "Activate" link.
// Works over plain HTTP against any Perfex.

import { unzipSync } from 'fflate';
import { AdminClient, alertOf, hiddenFields, type Place } from './admin-client.js';
import type { Person } from './people.js';

export { AdminClient, CookieJar, type Answer } from './admin-client.js';

/** Uploads and activates a module; throws with what the page said when Perfex refuses. */
export async function installModule(
  baseUrl: string,
  zip: Uint8Array,
  fileName: string,
  login: Person,
  place: Place = {},
): Promise<void> {
  const client = await AdminClient.logIn(baseUrl, login, place);
  await uploadModule(client, zip, fileName);
  await activateModule(client, moduleNameIn(zip, fileName));
}

/** Uploads a module's zip and leaves the module as it is otherwise. */
export async function uploadModule(client: AdminClient, zip: Uint8Array, fileName: string): Promise<void> {
  const name = moduleNameIn(zip, fileName);
  const list = await client.get(`${client.adminPath}/modules`);
  const form = /<form[^>]*action="([^"]*modules\/upload[^"]*)"[\s\S]*?<\/form>/.exec(list.text);
  if (!form?.[1]) throw new Error(`Setup > Modules shows no upload form (status ${list.status}).`);
  const sent = await client.upload(form[1], 'module', { name: fileName, bytes: zip }, hiddenFields(form[0]));
  const page = await client.follow(sent);
  if (!linkTo(page.text, `modules/(?:activate|deactivate)/${name}`)) {
    throw new Error(`${fileName} was not accepted: ${alertOf(page.text) || `status ${sent.status}`}`);
  }
}

/** Follows the "Activate" link of an uploaded module. */
export async function activateModule(client: AdminClient, name: string): Promise<void> {
  const list = await client.get(`${client.adminPath}/modules`);
  const activate = linkTo(list.text, `modules/activate/${name}`);
  if (!activate) {
    if (linkTo(list.text, `modules/deactivate/${name}`)) return;
    throw new Error(`Setup > Modules offers no link to activate ${name}.`);
  }
  const page = await client.follow(await client.get(activate));
  if (!linkTo(page.text, `modules/deactivate/${name}`)) {
    throw new Error(`${name} was not activated: ${alertOf(page.text) || `status ${page.status}`}`);
  }
}

function moduleNameIn(zip: Uint8Array, fileName: string): string {
  const folders = new Set<string>();
  // Only the names are wanted, so nothing is unpacked.
  unzipSync(zip, { filter: ({ name }) => (folders.add(name.split('/')[0] ?? ''), false) });
  const [folder] = folders;
  if (folders.size !== 1 || !folder)
    throw new Error(`${fileName} must hold exactly one folder, the module's.`);
  return folder;
}

function linkTo(html: string, pattern: string): string | undefined {
  return new RegExp(`href="([^"]*${pattern})"`).exec(html)?.[1];
}
