import { button, componentId } from './button.ts';
import { messageRow } from './component.ts';
import { allComponents, checkIds, type Placed } from './componentTree.ts';
import type { Path } from './errorTree.ts';
import {
  boolean,
  type Check,
  choice,
  fail,
  integer,
  lengthOf,
  list,
  object,
  type Report,
  required,
  text,
  url,
} from './form.ts';
import { type Forms, union } from './union.ts';

/** Components of a message, those within others too. */
const totalLimit = 40;

/** Characters of all text displays together. */
const textLimit = 4000;

/** Text that is shown as it is. Source: https://docs.discord.com/developers/components/reference#text-display */
export const textDisplay = object({ id: componentId, content: required(text({ min: 1, max: textLimit })) });

const media = object({ url: required(url(['http', 'https', 'attachment'])) });
const shown = { media: required(media), description: text({ min: 1, max: 1024 }), spoiler: boolean };

const section = object({
  id: componentId,
  components: required(list(union({ 10: textDisplay }), { min: 1, max: 3 })),
  accessory: required(union({ 2: button, 11: object({ id: componentId, ...shown }) })),
});

const gallery = object({ id: componentId, items: required(list(object(shown), { min: 1, max: 10 })) });

/** Takes files of the same message only. That it says so like this for other addresses is from the pattern, not a log. */
const file = object({
  id: componentId,
  file: required(object({ url: required(url(['attachment'])) })),
  spoiler: boolean,
});

const separator = object({ id: componentId, divider: boolean, spacing: choice([1, 2]) });

/** The types are in logs as `(1, 9, 10, 12, 13, 14)` in a container, and with 17 at the top. */
const inContainer: Forms = { 1: messageRow, 9: section, 10: textDisplay, 12: gallery, 13: file, 14: separator };

const container = object({
  id: componentId,
  accent_color: integer({ min: 0, max: 0xffffff }),
  spoiler: boolean,
  components: required(list(union(inContainer), { min: 1, max: totalLimit })),
});

const top = list(union({ ...inContainer, 17: container }));

/**
 * Components of the second kind, which a message flag calls for.
 * Source: https://docs.discord.com/developers/components/reference
 */
export const componentsOfV2: Check = (value, path, report) => {
  const before = report.length;
  top(value, path, report);
  if (report.length > before) return;
  const all = allComponents(value, path);
  checkIds(all, report);
  checkTotals(all, path, report);
};

/** Codes and messages of both are in the logs of several bots, at the list itself. */
function checkTotals(all: readonly Placed[], path: Path, report: Report): void {
  if (all.length > totalLimit) {
    const message = `Total number of components cannot exceed ${totalLimit}`;
    fail(report, path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  const size = textsOf(all).reduce((sum, content) => sum + lengthOf(content), 0);
  if (size <= textLimit) return;
  const message = `Components displayable text size exceeds maximum size of ${textLimit}`;
  fail(report, path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
}

/**
 * Whether Discord fails over components in which nothing is wrong, with a 500: where the UTF-8 bytes of the text
 * displays and 12 for each of them are more than 10,170 (discord-api-docs#8554; what other components add is not
 * established), or where there are more than 64 media (discord-api-docs#7528).
 */
export function overwhelms(value: unknown): boolean {
  const all = allComponents(value, []);
  const bytes = textsOf(all).reduce((sum, content) => sum + Buffer.byteLength(content) + 12, 0);
  const pictures = all.reduce((sum, { component: { type, items } }) => {
    if (Number(type) === 11) return sum + 1;
    return Number(type) === 12 && Array.isArray(items) ? sum + items.length : sum;
  }, 0);
  return bytes > 10_170 || pictures > 64;
}

function textsOf(all: readonly Placed[]): string[] {
  return all.filter(({ component }) => Number(component.type) === 10).map(({ component }) => String(component.content));
}
