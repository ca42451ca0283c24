import type { FrameLocator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import type { Workbench } from '../workbench.ts';

/** The rendered Markdown of a document; versions of VS Code call its tab differently. */
export function previewOf(workbench: Workbench, name: string): Promise<FrameLocator> {
  return Promise.any([`Preview ${name}`, `[Preview] ${name}`].map((title) => workbench.webview(title)));
}

/**
 * The page that a command made last, rendered. `about`: with what its name begins; the number behind it says how often
 * something was asked, which a test that is tried again does more than once.
 */
export async function pageOf(workbench: Workbench, about: string, title: string): Promise<FrameLocator> {
  const tab = workbench.page.locator('.tab.active').filter({ hasText: new RegExp(`${about}-\\d+\\.md`) });
  return eventually(async () => {
    const name = /[\w-]+-\d+\.md/.exec(await tab.last().innerText({ timeout: 5000 }))?.[0] ?? '';
    const preview = await previewOf(workbench, name);
    await preview.getByRole('heading', { name: title, exact: true }).first().waitFor({ timeout: 10_000 });
    return preview;
  });
}
