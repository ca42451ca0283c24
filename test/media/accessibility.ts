import type { Page } from 'playwright-core';

/**
 * What an accessibility checker would find on the page: controls and images without a name, tables without caption or
 * headers, unknown roles, ids used twice, text too faint to read (WCAG 1.4.3: 4.5 to 1). Runs inside the page because the
 * policy of the views lets no foreign script in.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ?? (element as HTMLElement).innerText ?? element.textContent ?? '';
    const tell = (element: Element, fault: string) => faults.push(`${fault}: ${element.outerHTML.slice(0, 120)}`);

    for (const control of document.querySelectorAll('button, a, input, meter, summary')) {
      if (visible(control) && nameOf(control).trim() === '') tell(control, 'no name');
    }
    for (const image of document.querySelectorAll('svg, img')) {
      if (image.getAttribute('aria-hidden') !== 'true' && !image.hasAttribute('aria-label')) tell(image, 'no name');
    }
    for (const table of document.querySelectorAll('table')) {
      if (!table.caption?.textContent) tell(table, 'no caption');
      if (table.querySelector('th[scope]') === null) tell(table, 'no headers');
    }
    for (const header of document.querySelectorAll('th:not([scope])')) tell(header, 'header without scope');
    for (const { id } of document.querySelectorAll('[id]')) {
      if (document.querySelectorAll(`#${CSS.escape(id)}`).length > 1) faults.push(`id used twice: ${id}`);
    }
    for (const list of document.querySelectorAll('ul, ol')) {
      if ([...list.children].some((child) => child.tagName !== 'LI')) tell(list, 'list with other than items');
    }
    for (const button of document.querySelectorAll('button button, a button, summary button'))
      tell(button, 'nested control');
    if (document.documentElement.lang === '') faults.push('no language');
    if (document.querySelectorAll('main').length !== 1) faults.push('not one main');

    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const over = (top: number[], below: number[]) => {
      const alpha = top[3] ?? 1;
      return [0, 1, 2].map((index) => (top[index] ?? 0) * alpha + (below[index] ?? 0) * (1 - alpha));
    };
    const backgroundOf = (element: Element | null): number[] => {
      if (element === null) return [255, 255, 255];
      const own = channels(getComputedStyle(element).backgroundColor);
      return (own[3] ?? 1) === 1 && own.length > 0
        ? own
        : over(own.length === 0 ? [0, 0, 0, 0] : own, backgroundOf(element.parentElement));
    };
    const light = (colour: number[]) => {
      const [red = 0, green = 0, blue = 0] = colour.map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || node.nodeValue?.trim() === '' || !visible(element) || element.closest('.unseen'))
        continue;
      const below = backgroundOf(element);
      const [a, b] = [light(over(channels(getComputedStyle(element).color), below)), light(below)];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 4.5) tell(element, `contrast ${contrast.toFixed(2)}`);
    }
    return [...new Set(faults)];
  });
}
