import * as vscode from 'vscode';
import { Lifetime } from '../lifetime.ts';

/** A person went one step back. */
export const back = Symbol('back');

/** What was picked, and by which of its buttons where it was by one. */
export interface Picked<T> {
  readonly item: T;
  readonly button?: vscode.QuickInputButton;
}

/** How a list is shown. */
export interface ListOptions<T extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeholder?: string;
  readonly items: readonly T[];
  readonly hasBack: boolean;
  /** The one that is marked at first. */
  readonly active?: T | undefined;
}

/** Lets a person pick one of several; undefined when dismissed. */
export function pickStep<T extends vscode.QuickPickItem>(
  options: ListOptions<T>,
): Promise<Picked<T> | typeof back | undefined> {
  const { title, placeholder, items, hasBack, active } = options;
  const list = vscode.window.createQuickPick<T>();
  list.title = title;
  list.placeholder = placeholder;
  list.items = items;
  list.matchOnDescription = true;
  list.buttons = hasBack ? [vscode.QuickInputButtons.Back] : [];
  if (active !== undefined) list.activeItems = [active];
  return ask(list, (settle, own) => {
    own(list.onDidTriggerItemButton(({ item, button }) => settle({ item, button })));
    own(
      list.onDidAccept(() => {
        const [item] = list.selectedItems;
        if (item !== undefined) settle({ item });
      }),
    );
  });
}

/** How a line is asked for. */
export interface LineOptions {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly hasBack: boolean;
  /** It is not shown while it is typed. */
  readonly isSecret?: boolean;
  /** What is wrong with it, as a sentence. */
  readonly problem?: (typed: string) => Promise<string | undefined> | string | undefined;
}

/** Asks for a line, taken as typed; undefined when dismissed. It stays while the person looks elsewhere to copy. */
export function lineStep(options: LineOptions): Promise<string | typeof back | undefined> {
  const { title, prompt, value = '', hasBack, isSecret = false, problem } = options;
  const input = vscode.window.createInputBox();
  input.title = title;
  input.prompt = prompt;
  input.value = value;
  input.password = isSecret;
  input.ignoreFocusOut = true;
  input.buttons = hasBack ? [vscode.QuickInputButtons.Back] : [];
  return ask<string>(input, (settle, own) => {
    own(
      input.onDidChangeValue(async (typed) => {
        const sentence = typed === '' ? undefined : await problem?.(typed);
        if (typed === input.value) input.validationMessage = sentence;
      }),
    );
    own(
      input.onDidAccept(async () => {
        const typed = input.value;
        const sentence = await problem?.(typed);
        if (sentence === undefined) settle(typed);
        else input.validationMessage = sentence;
      }),
    );
  });
}

type Asked = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

/** Shows a question until it is settled, left or dismissed. */
function ask<T>(
  asked: Pick<Asked, 'onDidHide' | 'show' | 'dispose'> & {
    readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
  },
  listen: (settle: (answer: T) => void, own: (listener: vscode.Disposable) => void) => void,
): Promise<T | typeof back | undefined> {
  return new Promise((resolve) => {
    const lifetime = new Lifetime();
    const settle = (answer: T | typeof back | undefined) => {
      resolve(answer);
      lifetime.dispose();
      asked.dispose();
    };
    const own = (listener: vscode.Disposable) => void lifetime.own(listener);
    listen(settle, own);
    own(asked.onDidTriggerButton((button) => button === vscode.QuickInputButtons.Back && settle(back)));
    own(asked.onDidHide(() => settle(undefined)));
    asked.show();
  });
}
