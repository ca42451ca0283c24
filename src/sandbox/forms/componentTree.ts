import type { Path } from './errorTree.ts';
import { fail, isRecord, type Report, repeated } from './form.ts';

/** A component wherever it stands. */
export interface Placed {
  readonly component: Readonly<Record<string, unknown>>;
  readonly path: Path;
}

/** All components of a list, those within others too: children, accessories, and what a label is for. */
export function allComponents(value: unknown, path: Path): Placed[] {
  const found: Placed[] = [];
  const visit = (component: unknown, at: Path) => {
    if (!isRecord(component)) return;
    found.push({ component, path: at });
    visitAll(component.components, [...at, 'components']);
    visit(component.accessory, [...at, 'accessory']);
    visit(component.component, [...at, 'component']);
  };
  const visitAll = (list: unknown, at: Path) => {
    if (Array.isArray(list)) for (const [index, one] of list.entries()) visit(one, [...at, index]);
  };
  visitAll(value, path);
  return found;
}

/**
 * Custom ids differ within a message or dialog (discord-api-docs#3673), and so do the numbers of components, of which 0
 * is none. Source: https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
export function checkIds(all: readonly Placed[], report: Report): void {
  const customIds = all.map(({ component }) => component.custom_id ?? undefined);
  for (const index of repeated(customIds)) {
    const message = 'Component custom id cannot be duplicated';
    fail(report, [...(all[index]?.path ?? []), 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
  }
  for (const index of repeated(all.map(({ component }) => component.id || undefined))) {
    // code and message from the pattern of the custom id, not from a log
    fail(report, [...(all[index]?.path ?? []), 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  }
}
