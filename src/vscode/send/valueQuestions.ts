import * as vscode from 'vscode';
import type { Draft } from '../../core/request/draft.ts';
import type { Hole, Values } from '../../core/request/text.ts';
import { type Expected, expectedOf } from '../../core/values/expected.ts';
import { mayBeKept, type Realm, recentKind, type ValueKey, valueKey } from '../../core/values/remembered.ts';
import { cleanValue, valueProblem } from '../../core/values/valueProblem.ts';
import type { ValueWords } from '../../words/values.ts';
import { IdPicker } from './idPicker.ts';
import type { ListReader } from './listReader.ts';
import type { ValueStore } from './valueStore.ts';

/** The request in which a value is missing. */
export interface QuestionPlace {
  readonly draft: Draft;
  /** Relative path of the document. */
  readonly document: string;
  readonly isHttp: boolean;
  /** The document has a name that means the same tomorrow. */
  readonly isLasting: boolean;
  readonly realm: Realm;
  /** What is known of the others. */
  readonly values: Values;
}

/**
 * Asks for one value and remembers it: by a list where ids can be listed, else by a box. False when the person dismissed
 * the question.
 */
export async function askForValue(
  hole: Hole,
  place: QuestionPlace,
  store: ValueStore,
  reader: ListReader | undefined,
  words: ValueWords,
): Promise<boolean> {
  const { realm } = place;
  const expected = expectedOf(place.draft, hole.expression, place.values);
  const key = valueKey(hole, expected, place);
  const isLasting = key.document === undefined || place.isLasting;
  const { of, within } = expected;
  if (of !== undefined && !expected.isSecret && reader !== undefined) {
    const picker = new IdPicker(of, {
      reader,
      words,
      expression: key.name,
      recents: (kind, home) =>
        store.recents({ of: recentKind(kind), realm, ...(home === undefined ? {} : { within: home }) }),
    });
    const end = await picker.pick(within);
    if (end.kind === 'dismissed') return false;
    if (end.kind === 'picked') {
      const { id, name, within: home } = end;
      await store.remember({ ...key, value: id, ...(name === undefined ? {} : { label: name }) }, isLasting);
      const recent = { id, name: name ?? id, of: recentKind(of), realm };
      await store.addRecent(home === undefined ? recent : { ...recent, within: home });
      return true;
    }
  }
  const typed = await typedValue(expected, { key, isLasting }, store, words);
  if (typed === undefined) return false;
  await store.remember({ ...key, value: typed }, isLasting && mayBeKept(typed, expected));
  return true;
}

/** What the person types, or takes of what was given before. */
async function typedValue(
  expected: Expected,
  { key, isLasting }: { readonly key: ValueKey; readonly isLasting: boolean },
  store: ValueStore,
  words: ValueWords,
): Promise<string | undefined> {
  const title = words.typeTitle(key.name);
  const previous = expected.isSecret ? [] : store.previous(key);
  if (previous.length > 0) {
    const given = previous.map(({ value, label = '' }) => ({ label: value, description: label, value }));
    const heading = { label: words.givenBefore, kind: vscode.QuickPickItemKind.Separator, value: '' };
    const another = { label: `$(edit) ${words.typeAnother}`, description: '', value: undefined };
    const chosen = await vscode.window.showQuickPick([heading, ...given, another], { title, ignoreFocusOut: true });
    if (chosen === undefined) return undefined;
    if (chosen.value !== undefined) return chosen.value;
  }
  const value = await vscode.window.showInputBox({
    title,
    prompt: words.typePrompt(expected.form),
    placeHolder: words.typeKept(isLasting && !expected.isSecret),
    password: expected.isSecret,
    ignoreFocusOut: true,
    validateInput: (written) => {
      const problem = valueProblem(written, expected.form);
      return problem === null ? undefined : words.problem(problem);
    },
  });
  return value === undefined ? undefined : cleanValue(value, expected.form);
}
