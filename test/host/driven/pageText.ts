import type { Page } from 'playwright-core';

/** Everything that stands in a page and in all its frames, in sight or not: texts, attributes, what is typed in inputs. */
export async function pageText(page: Page): Promise<string> {
  const frames = await Promise.all(
    page.frames().map((frame) =>
      frame
        .evaluate(() => {
          const typed = [...document.querySelectorAll('input, textarea')].map(
            (input) => (input as HTMLInputElement).value,
          );
          return [document.documentElement.outerHTML, document.documentElement.textContent, ...typed].join('\n');
        })
        // A frame may go while it is asked.
        .catch(() => ''),
    ),
  );
  return frames.join('\n').replaceAll('\u00a0', ' ');
}
