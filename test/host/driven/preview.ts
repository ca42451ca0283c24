import type { FrameLocator } from 'playwright-core';
import type { Workbench } from '../workbench.ts';

/** The rendered Markdown of a document; versions of VS Code call its tab differently. */
export function previewOf(workbench: Workbench, name: string): Promise<FrameLocator> {
  return Promise.any([`Preview ${name}`, `[Preview] ${name}`].map((title) => workbench.webview(title)));
}

/** The page that a command made, rendered. `about`: with what its name begins. */
export async function pageOf(workbench: Workbench, about: string, title: string): Promise<FrameLocator> {
  const tab = workbench.page.locator('.tab').filter({ hasText: new RegExp(`${about}-\\d+\\.md`) });
  const name = /[\w-]+-\d+\.md/.exec(await tab.first().innerText())?.[0] ?? '';
  const preview = await previewOf(workbench, name);
  await preview.getByRole('heading', { name: title, exact: true }).first().waitFor();
  return preview;
}
