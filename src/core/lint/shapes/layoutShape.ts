import type { JsonValue } from '../../request/draft.ts';
import { scalarNumber } from '../../scalar.ts';
import { button, componentNumber, messageRow } from './componentShape.ts';
import { componentsIn } from './componentTree.ts';
import {
  address,
  any,
  boolean,
  byType,
  type Judging,
  lengthOf,
  listOf,
  named,
  oneOf,
  record,
  text,
  whole,
} from './shape.ts';

/**
 * Components of messages with the flag IS_COMPONENTS_V2.
 * Source: https://docs.discord.com/developers/components/reference
 */
const mostComponents = 40;
/** Characters that all text displays of a message have together at most. */
export const mostText = 4000;

const own = { type: any, id: componentNumber };

/** Text in a layout or a modal. */
export const textDisplay = record({ ...own, content: text(mostText, 1) }, ['content']);

const medium = record({ url: address('https?', 'attachment') }, ['url']);
const shown = { media: medium, description: text(1024), spoiler: boolean };
const thumbnail = record({ ...own, ...shown }, ['media']);

const section = record(
  {
    ...own,
    components: listOf(byType({ 10: textDisplay }), 3, 1),
    accessory: byType({ 2: button, 11: thumbnail }),
  },
  ['components', 'accessory'],
);

const gallery = record({ ...own, items: listOf(record(shown, ['media']), 10, 1) }, ['items']);

const file = record(
  { ...own, file: record({ url: address('attachment') }, ['url']), spoiler: boolean, name: any, size: any },
  ['file'],
);

const separator = record({ ...own, divider: boolean, spacing: named('SeparatorSpacingSize', oneOf(1, 2)) });

const inContainer = { 1: messageRow, 9: section, 10: textDisplay, 12: gallery, 13: file, 14: separator };

const container = record(
  {
    ...own,
    accent_color: whole(0, 0xffffff),
    spoiler: boolean,
    components: listOf(byType(inContainer), mostComponents, 1),
  },
  ['components'],
);

/** What may stand at the top of a layout. */
export const layoutComponent = byType({ ...inContainer, 17: container });

/** All of a message of components alone. */
export const layoutComponents = listOf(layoutComponent, mostComponents);

/** 40 components in all, and 4,000 characters of text displays. */
export function checkLayout(components: JsonValue | undefined, path: string, judge: Judging): void {
  const all = componentsIn(components, path);
  if (all.length > mostComponents && (Array.isArray(components) ? components.length : 0) <= mostComponents) {
    judge.refuse(path, { kind: 'total', of: 'components', actual: all.length, max: mostComponents });
  }
  const actual = displayedLength(components, judge);
  const displays = all.filter(({ component }) => scalarNumber(component.type) === 10).length;
  if (actual > mostText && displays > 1)
    judge.refuse(path, { kind: 'total', of: 'displayed-text', actual, max: mostText });
}

/** The characters of all text displays, without what is left to run time. */
export function displayedLength(components: JsonValue | undefined, judge: Pick<Judging, 'knows'>): number {
  return componentsIn(components, '').reduce((sum, { component: { type, content } }) => {
    const counts = scalarNumber(type) === 10 && typeof content === 'string' && judge.knows(content);
    return counts ? sum + lengthOf(content) : sum;
  }, 0);
}
