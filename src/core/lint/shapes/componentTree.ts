import type { JsonValue } from '../../request/draft.ts';
import { scalarText } from '../../scalar.ts';
import { isObject, itemsOf, type JsonObject, type Judging, repeatedIn } from './shape.ts';

/** A component wherever it stands. */
interface PlacedComponent {
  readonly component: JsonObject;
  readonly path: string;
}

/** All components of a list, with those inside rows, sections, containers and labels. */
export function componentsIn(list: JsonValue | undefined, path: string): PlacedComponent[] {
  const found: PlacedComponent[] = [];
  const visit = (value: JsonValue | undefined, at: string): void => {
    for (const [index, one] of itemsOf(value).entries()) visit(one, `${at}[${index}]`);
    if (!isObject(value)) return;
    found.push({ component: value, path: at });
    for (const key of ['components', 'accessory', 'component']) visit(value[key], `${at}.${key}`);
  };
  visit(list, path);
  return found;
}

/**
 * Custom ids differ within a message or modal (discord-api-docs#3673), and so do the numbers of components, of which 0 is
 * none (developers/components/reference#anatomy-of-a-component).
 */
export function checkIds(placed: readonly PlacedComponent[], judge: Judging): void {
  for (const key of ['custom_id', 'id']) {
    const values = placed.map(({ component }) => {
      const value = component[key];
      return value === undefined || value === null || value === '' || value === 0 || !judge.knows(value)
        ? undefined
        : scalarText(value);
    });
    for (const [index, first] of repeatedIn(values)) {
      judge.refuse(`${placed[index]?.path}.${key}`, { kind: 'duplicate', first: `${placed[first]?.path}.${key}` });
    }
  }
}
