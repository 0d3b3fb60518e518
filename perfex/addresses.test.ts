// The addresses that the browser's half is told, in the ways that a CRM is installed (PERFEX.md 8).
import { expect } from '@playwright/test';
import { agent } from '../host/people.js';
import { MODULE, startHost, test } from './guarded-host.js';
import { readConfigBlock, Visitor } from './visitor.js';

for (const [where, options, folder] of [
  ['a sub-folder', { basePath: '/crm' }, '/crm'],
  ['addresses with index.php', { indexPage: true }, '/index.php'],
] as const) {
  test(`the addresses are right with ${where}`, async () => {
    const host = await startHost(options);
    try {
      const person = new Visitor(host);
      await person.get(`${host.adminUrl.slice(host.baseUrl.length)}/authentication`);
      await person.post(`${host.adminUrl.slice(host.baseUrl.length)}/authentication`, { ...agent });
      const page = await person.get(`${host.adminUrl.slice(host.baseUrl.length)}/clients`);
      const { urls } = readConfigBlock(page.text);
      expect(urls).toMatchObject({ scope: `${folder}/admin`, report: `${host.url}/${MODULE}/session` });
      expect(page.text).toContain(`${host.baseUrl}/modules/${MODULE}/assets/guard.js?v=`);
    } finally {
      await host.close();
    }
  });
}
