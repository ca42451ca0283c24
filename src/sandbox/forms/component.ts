import { button, componentId } from './button.ts';
import { allComponents, checkIds } from './componentTree.ts';
import type { Path } from './errorTree.ts';
import { type Check, fail, isRecord, list, object, type Report, required } from './form.ts';
import { messageSelects } from './select.ts';
import { type Forms, union } from './union.ts';

/** Places in a row; a button takes one, everything else all of them. */
const rowWidth = 5;

/** A row of components of these kinds. Source: https://docs.discord.com/developers/components/reference#action-row */
export function actionRow(children: Forms): Check {
  const each = list(union(children), { min: 1, max: rowWidth });
  return object({ id: componentId, components: required(each) }, checkWidth);
}

/** A row of buttons, or of one select. */
export const messageRow = actionRow({ 2: button, ...messageSelects });

const rows = list(union({ 1: messageRow }), { max: 5 });

/**
 * Components of the first kind: up to five rows.
 * Source: https://docs.discord.com/developers/components/reference#legacy-message-component-behavior
 */
export const components: Check = (value, path, report) => {
  const before = report.length;
  rows(value, path, report);
  if (report.length === before) checkIds(allComponents(value, path), report);
};

/** Seen in dotnize/Dodong#28. */
function checkWidth({ components: children }: Record<string, unknown>, path: Path, report: Report): void {
  let width = 0;
  for (const [index, child] of (Array.isArray(children) ? children : []).entries()) {
    width += isRecord(child) && Number(child.type) === 2 ? 1 : rowWidth;
    if (width <= rowWidth) continue;
    const message = 'The specified component exceeds the maximum width';
    fail(report, [...path, 'components', index], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
    return;
  }
}
