import * as vscode from 'vscode';
import type { Hole } from '../../core/request/text.ts';
import { filledValues, holesToFill, shownExpression } from '../../core/values/filledValue.ts';
import { nameOfHole } from '../../core/values/remembered.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import { isChangeable, type ValuePlace } from '../editor/valueHover.ts';
import type { Speech } from '../speech.ts';
import type { Preparer } from './preparation.ts';
import { pickRequest } from './requestPicker.ts';
import type { RuntimeValues } from './runtimeValues.ts';

/** Command: gives another value to an expression of the request at a place, or of the one at the cursor. */
export async function changeValue(
  index: RequestIndex,
  preparer: Preparer,
  speech: Speech,
  place: ValuePlace | undefined,
): Promise<void> {
  const words = await speech.values();
  const uri = place && vscode.Uri.parse(place.uri);
  const range = uri && (await rangeAt(uri, place.offset));
  const picked = await pickRequest(index, speech, uri, range);
  if (picked === undefined) return;
  const { document, draft } = picked;
  const lookUp = await preparer.lookUp(document.uri, draft);
  const holes = holesToFill(draft).filter((one) => isChangeable(one, lookUp(one)));
  const shown = new Map(filledValues(draft, lookUp).map((filled) => [filled.expression, filled]));
  const named = holes.find((one) => shownExpression(one) === place?.expression);
  const hole = named ?? (await askWhich());
  if (hole === undefined) return;
  if (await preparer.change(document.uri, draft, hole)) {
    void vscode.window.setStatusBarMessage(words.changed(nameOfHole(hole)), 4000);
  }

  async function askWhich(): Promise<Hole | undefined> {
    if (holes.length === 0) {
      void vscode.window.showInformationMessage(words.noValues);
      return undefined;
    }
    const rows = holes.map((one) => {
      const filled = shown.get(shownExpression(one));
      return {
        label: shownExpression(one),
        description: filled ? (filled.name ?? filled.shown) : words.noValueYet,
        hole: one,
      };
    });
    return (await vscode.window.showQuickPick(rows, { title: words.chooseValueTitle }))?.hole;
  }
}

async function rangeAt(uri: vscode.Uri, offset: number): Promise<vscode.Range | undefined> {
  try {
    const at = (await vscode.workspace.openTextDocument(uri)).positionAt(offset);
    return new vscode.Range(at, at);
  } catch {
    return undefined;
  }
}

/** Command: forgets every value and every last choice of this workspace. */
export async function forgetValues(values: RuntimeValues, speech: Speech): Promise<void> {
  const words = await speech.values();
  const count = await values.forget();
  void vscode.window.setStatusBarMessage(count === 0 ? words.nothingToForget : words.forgotten(count), 4000);
}
