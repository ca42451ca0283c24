import type { FrameLocator } from 'playwright-core';
import type { Workbench } from '../workbench.ts';

/** The rendered Markdown of a document; versions of VS Code call its tab differently. */
export function previewOf(workbench: Workbench, name: string): Promise<FrameLocator> {
  return Promise.any([`Preview ${name}`, `[Preview] ${name}`].map((title) => workbench.webview(title)));
}
