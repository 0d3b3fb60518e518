// What axe finds in a page: https://github.com/dequelabs/axe-core.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Expects that axe has nothing against what a selector names; `except` are rules that do not apply, with a reason beside it. */
export async function findsNothing(page: Page, selector: string, except: string[] = []): Promise<void> {
  // It would copy style sheets, for rules that are not asked about here, into styles that the strict policy forbids.
  const axe = new AxeBuilder({ page }).options({ preload: false });
  const { violations } = await axe.include(selector).disableRules(except).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
