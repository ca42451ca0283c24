import * as vscode from 'vscode';
import { shownValue, unknownHoles, type Variable, variableAt } from '../../../core/httpFile/variable.ts';
import type { KnownValue } from '../../../core/request/knownValue.ts';
import { type Hole, holesOf } from '../../../core/request/text.ts';
import { shownExpression } from '../../../core/values/filledValue.ts';
import { setting } from '../../settings.ts';
import type { Speech } from '../../speech.ts';
import { rangeOf } from '../spans.ts';
import { appendChange, isChangeable, type KnownAt } from '../valueHover.ts';

/** UTF-16 units of a value that a hover shows. */
const longestShown = 2000;

/** The value of the variable at a position, secrets masked, and where it comes from. */
export async function hoverAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  known: KnownAt,
  speech: Speech,
): Promise<vscode.Hover | undefined> {
  const offset = document.offsetAt(position);
  const variable = variableAt(document.getText(), offset);
  if (variable === null) return undefined;
  const { lookUp, draft } = await known(document, offset);
  const text = new vscode.MarkdownString();
  const shown = shownValue(variable, (hole) => lookUp(hole)?.value);
  if (variable.definition !== null || holesOf(variable.value).some((hole) => lookUp(hole) !== undefined)) {
    text.appendCodeblock(shown.slice(0, longestShown), 'text');
  }
  text.appendText(originsOf(document, variable, lookUp, speech).join('\n'));
  const changeable = holesOf(variable.value).find((hole) => isChangeable(hole, lookUp(hole)));
  if (draft !== undefined && changeable !== undefined) {
    appendChange(
      text,
      { uri: document.uri.toString(), offset, expression: shownExpression(changeable) },
      await speech.values(),
    );
  }
  return new vscode.Hover(text, rangeOf(document, variable.span));
}

function originsOf(
  document: vscode.TextDocument,
  variable: Variable,
  lookUp: (hole: Hole) => KnownValue | undefined,
  { shell }: Speech,
): string[] {
  const { definition, value } = variable;
  const file = setting('environmentFile', document.uri);
  const said = definition === null ? [] : [shell.definedInLine(document.positionAt(definition.from).line + 1)];
  for (const hole of holesOf(value)) {
    const found = lookUp(hole);
    if (found !== undefined)
      said.push(shell.valueOrigin(shownExpression(hole), found.origin, found.file ?? file, found.name));
  }
  const unknown = unknownHoles(variable, (hole) => lookUp(hole)?.value);
  said.push(...unknown.map((hole) => shell.valueAsked(shownExpression(hole))));
  return [...new Set(said)];
}
