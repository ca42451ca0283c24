import * as vscode from 'vscode';
import type { Cancel } from '../../core/ports.ts';
import { type Choice, choicesOf } from '../../core/values/choices.ts';
import type { IdItem, IdLook } from '../../core/values/idItem.ts';
import type { IdKind } from '../../core/values/idKind.ts';
import type { RecentId } from '../../core/values/remembered.ts';
import { isWholeId } from '../../core/values/valueProblem.ts';
import type { ValueWords } from '../../words/values.ts';

/** What a list holds. */
export interface Loaded {
  readonly items: readonly IdItem[];
  /** Why it could not be read. */
  readonly failed?: string;
  /** What is to be said about it. */
  readonly note?: string;
}

/** One list to pick from. */
export interface IdListOptions {
  readonly of: IdKind;
  readonly title: string;
  /** Number of this question, from 1, and of all that are asked. */
  readonly step: number;
  readonly steps: number;
  /** Each change of what is typed is looked up. */
  readonly isSearch: boolean;
  readonly recents: readonly RecentId[];
  readonly words: ValueWords;
  readonly load: (query: string, cancel: Cancel, waits: (isWaiting: boolean) => void) => Promise<Loaded>;
}

/** What a person did with a list. `recent` where a last choice was taken that is not in the list. */
export type ListEnd =
  | { readonly kind: 'picked'; readonly id: string; readonly name?: string; readonly recent?: RecentId }
  | { readonly kind: 'type' }
  | { readonly kind: 'back' }
  | { readonly kind: 'dismissed' };

interface Row extends vscode.QuickPickItem {
  readonly end?: ListEnd;
  readonly isRetry?: true;
}

/** Milliseconds of quiet before what was typed is searched for. */
const debounce = 300;

const icons: Partial<Readonly<Record<IdLook, string>>> = {
  guild: 'server',
  text: 'comment',
  voice: 'unmute',
  category: 'folder',
  announcement: 'megaphone',
  thread: 'comment-discussion',
  stage: 'broadcast',
  forum: 'notebook',
  media: 'file-media',
  'other-channel': 'comment',
  role: 'shield',
  'managed-role': 'shield',
  member: 'person',
  bot: 'hubot',
  message: 'mail',
};

/** Shows one list, loading while it is open; whatever was not read when it closes is called off. */
export function showIdList(options: IdListOptions): Promise<ListEnd> {
  const { of, title, step, steps, isSearch, recents, words, load } = options;
  const pick = vscode.window.createQuickPick<Row>();
  let cancel = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let loaded: Loaded = { items: [] };
  let searched = '';

  /** The id that was typed or pasted, where it stands in the list as a row of its own. */
  let typedId = '';

  const show = () => {
    const rows = choicesOf(loaded.items, recents, pick.value).map((choice) => rowOf(choice, of, words, isSearch));
    const chosen = pickedId(pick.activeItems[0]);
    pick.items = [...rows, ...notes(loaded, words), typeRow(words)];
    // Where nothing is typed, what the person had gone to stays chosen. Else the editor goes to what fits best.
    const again = chosen === undefined ? undefined : pick.items.find((row) => pickedId(row) === chosen);
    if (again !== undefined && pick.value === '') pick.activeItems = [again];
  };
  const read = async (query: string) => {
    cancel.abort();
    const own = new AbortController();
    cancel = own;
    pick.busy = true;
    searched = query;
    const next = await load(query, own.signal, (isWaiting) => {
      pick.placeholder = isWaiting ? words.waits : placeholder(isSearch, words);
    });
    if (own.signal.aborted) return;
    loaded = next;
    pick.busy = false;
    show();
  };

  pick.title = title;
  pick.placeholder = placeholder(isSearch, words);
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  if (steps > 1) {
    pick.step = step;
    pick.totalSteps = steps;
  }
  if (step > 1) pick.buttons = [vscode.QuickInputButtons.Back];

  const ended = new Promise<ListEnd>((resolve) => {
    pick.onDidTriggerButton(() => resolve({ kind: 'back' }));
    pick.onDidHide(() => resolve({ kind: 'dismissed' }));
    pick.onDidAccept(() => {
      const [row] = pick.selectedItems;
      if (row?.isRetry) void read(searched);
      else if (row?.end !== undefined) resolve(row.end);
    });
    pick.onDidChangeValue((typed) => {
      const id = isWholeId(typed.trim()) ? typed.trim() : '';
      if (id !== typedId) {
        typedId = id;
        show();
      }
      if (!isSearch || id !== '') return;
      clearTimeout(timer);
      timer = setTimeout(() => void read(typed.trim()), debounce);
    });
  });
  show();
  pick.show();
  void read('');
  return ended.finally(() => {
    clearTimeout(timer);
    cancel.abort();
    pick.dispose();
  });
}

function pickedId(row: Row | undefined): string | undefined {
  return row?.end?.kind === 'picked' ? row.end.id : undefined;
}

function placeholder(isSearch: boolean, words: ValueWords): string {
  return isSearch ? words.searchPlaceholder : words.pickPlaceholder;
}

function rowOf(choice: Choice, of: IdKind, words: ValueWords, isSearch: boolean): Row {
  switch (choice.kind) {
    case 'heading': {
      const label = { last: words.lastChoices, others: words.others, group: choice.name }[choice.of];
      return { label, kind: vscode.QuickPickItemKind.Separator };
    }
    case 'item': {
      const { id, look } = choice.item;
      const { label, description } = words.item(choice.item);
      const end = { kind: 'picked', id, name: label } as const;
      return { label: `$(${icons[look] ?? 'symbol-misc'}) ${label}`, description, alwaysShow: isSearch, end };
    }
    case 'recent': {
      const { recent } = choice;
      const description = [words.recentFrom(recent.of), recent.id].join(' · ');
      const end = { kind: 'picked', id: recent.id, name: recent.name, recent } as const;
      return { label: `$(history) ${recent.name}`, description, end };
    }
    case 'typed':
      return {
        label: `$(edit) ${words.useTyped(choice.id, of)}`,
        alwaysShow: true,
        end: { kind: 'picked', id: choice.id },
      };
    default:
      return choice satisfies never;
  }
}

/** What is said below the list, whatever is typed. */
function notes({ failed, note }: Loaded, words: ValueWords): Row[] {
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
  if (failed !== undefined) {
    return [
      separator,
      { label: `$(refresh) ${words.tryAgain}`, detail: `$(error) ${failed}`, alwaysShow: true, isRetry: true },
    ];
  }
  return note === undefined ? [separator] : [separator, { label: `$(info) ${note}`, alwaysShow: true }];
}

/** The way out of every list. */
function typeRow(words: ValueWords): Row {
  return {
    label: `$(edit) ${words.typeYourself}`,
    description: words.typeYourselfDetail,
    alwaysShow: true,
    end: { kind: 'type' },
  };
}
