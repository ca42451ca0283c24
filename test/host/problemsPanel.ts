import type { Page } from 'playwright-core';

/** One line of the Problems panel. */
export interface Problem {
  /** File name. */
  readonly file: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly source: string;
  readonly code: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
}

/** Reads the Problems panel, which stands open: every line in sight, none where the panel says that there are none. */
export async function readProblems(page: Page): Promise<Problem[]> {
  const panel = page.locator('.markers-panel-container');
  await panel.locator(':is(.monaco-list-row, .message-box-container):visible').first().waitFor();
  return panel.locator('.monaco-list-row').evaluateAll((rows) => {
    const problems: Problem[] = [];
    let file = '';
    for (const row of rows) {
      const textOf = (selector: string) =>
        [...row.querySelectorAll(selector)]
          .map((part) => part.textContent ?? '')
          .join('\n')
          .replaceAll('\u00a0', ' ');
      const severity = row.querySelector('.marker-icon')?.className.match(/\b(error|warning|info)\b/)?.[1];
      if (severity === undefined) file = textOf('.label-name') || file;
      else {
        const [line = 0, column = 0] = (textOf('.marker-line').match(/\d+/g) ?? []).map(Number);
        problems.push({
          file,
          severity: severity as Problem['severity'],
          message: textOf('.marker-message'),
          source: textOf('.marker-source'),
          code: textOf('.marker-code'),
          line,
          column,
        });
      }
    }
    return problems;
  });
}
