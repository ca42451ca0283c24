import type { Cancel } from '../../core/ports.ts';
import type { IdContext } from '../../core/values/expected.ts';
import { type IdItem, itemsNamed, readItems } from '../../core/values/idItem.ts';
import type { IdKind } from '../../core/values/idKind.ts';
import {
  guildsPerPage,
  homeOf,
  type ListStep,
  listStep,
  mostPages,
  nextPage,
  stepsTo,
  withId,
} from '../../core/values/listing.ts';
import type { RecentId } from '../../core/values/remembered.ts';
import type { ValueWords } from '../../words/values.ts';
import { type Loaded, showIdList } from './idList.ts';
import type { ListReader } from './listReader.ts';

/** How picking ended. */
export type PickEnd =
  /** `within`: the guild, channel or application that it was picked in. */
  | { readonly kind: 'picked'; readonly id: string; readonly name?: string; readonly within?: string }
  /** The person wants to type the value. */
  | { readonly kind: 'type' }
  | { readonly kind: 'dismissed' };

/** What a picker needs. */
export interface IdPickerParts {
  readonly reader: ListReader;
  readonly words: ValueWords;
  /** For whose value it is picked; stands in the title. */
  readonly expression: string;
  /** The last choices of a kind, those of one guild or channel where that is known. */
  readonly recents: (of: IdKind, within: string | undefined) => readonly RecentId[];
}

/** What one question lists; where only the channel is known, that is asked for its guild first. */
type Listing = Exclude<ListStep, { kind: 'first' }>;

/** Lets a person pick an id step by step: where its guild is not known, that is picked first. */
export class IdPicker {
  readonly #of: IdKind;
  readonly #parts: IdPickerParts;

  constructor(of: IdKind, parts: IdPickerParts) {
    this.#of = of;
    this.#parts = parts;
  }

  async pick(within: IdContext): Promise<PickEnd> {
    const { words, expression, recents } = this.#parts;
    let context = within;
    const before: IdContext[] = [];
    for (;;) {
      const { of, step } = nextQuestion(this.#of, context);
      const isLast = of === this.#of;
      const home = homeOf(of, context);
      const shown = await showIdList({
        of,
        title: words.pickTitle(expression, of),
        step: before.length + 1,
        steps: before.length + stepsTo(this.#of, context),
        isSearch: of === 'member',
        // A last choice of what is wanted in the end makes the steps before it superfluous.
        recents: isLast ? recents(of, home) : before.length === 0 ? recents(this.#of, undefined) : [],
        words,
        load: (query, cancel, waits) => this.#load({ of, step, query, context }, cancel, waits),
      });
      if (shown.kind === 'back') {
        context = before.pop() ?? context;
      } else if (shown.kind === 'type' || shown.kind === 'dismissed') {
        return { kind: shown.kind };
      } else if (isLast || shown.recent !== undefined) {
        const { id, name, recent } = shown;
        const place = recent?.within ?? (isLast ? home : undefined);
        return { kind: 'picked', id, ...(name ? { name } : {}), ...(place === undefined ? {} : { within: place }) };
      } else {
        before.push(context);
        context = withId(context, of, shown.id);
      }
    }
  }

  async #load(asked: Asked, cancel: Cancel, waits: (is: boolean) => void): Promise<Loaded> {
    const { of, step, query, context } = asked;
    const { reader, words } = this.#parts;
    switch (step.kind) {
      case 'list':
        return this.#list(of, step.paths, cancel, waits);
      case 'search':
        return query === '' ? { items: [] } : this.#search(of, step, query, cancel, waits);
      case 'guild-of-channel': {
        const answer = await reader.read(step.path, cancel, waits);
        if (answer.kind === 'cancelled') return { items: [] };
        if (answer.kind === 'failed') return { items: [], failed: answer.sentence };
        const guild = (answer.data as { guild_id?: unknown } | null)?.guild_id;
        // A direct message has no guild.
        if (typeof guild !== 'string') return { items: [], note: words.nothingToPick(of) };
        const within = { ...context, guild };
        return this.#load({ ...asked, step: nextQuestion(of, within).step, context: within }, cancel, waits);
      }
      default:
        return step satisfies never;
    }
  }

  async #search(
    of: IdKind,
    { path, all }: Extract<ListStep, { kind: 'search' }>,
    query: string,
    cancel: Cancel,
    waits: (is: boolean) => void,
  ): Promise<Loaded> {
    const { reader, words } = this.#parts;
    const found = await reader.read(path(query), cancel, waits);
    if (found.kind === 'cancelled') return { items: [] };
    if (found.kind === 'read') {
      const items = readItems(of, [found.data]);
      return items.length === 0 ? { items, note: words.nobodyFound } : { items };
    }
    const listed = await reader.read(all, cancel, waits);
    if (listed.kind !== 'read') return { items: [], failed: found.sentence };
    return { items: itemsNamed(readItems(of, [listed.data]), query) };
  }

  /** The first list must be there; of the others (threads) whatever can be had. */
  async #list(of: IdKind, paths: readonly string[], cancel: Cancel, waits: (is: boolean) => void): Promise<Loaded> {
    const { reader, words } = this.#parts;
    const answers: unknown[] = [];
    for (const [index, path] of paths.entries()) {
      let page: string | null = path;
      for (let count = 0; page !== null && count < mostPages; count++) {
        const answer = await reader.read(page, cancel, waits);
        if (answer.kind === 'cancelled') return { items: [] };
        if (answer.kind === 'failed' && index === 0) return { items: readItems(of, answers), failed: answer.sentence };
        if (answer.kind === 'failed') break;
        answers.push(answer.data);
        const items: readonly IdItem[] = readItems(of, [answer.data]);
        page = nextPage(page, items.length, items.at(-1)?.id);
      }
    }
    const items = readItems(of, answers);
    if (items.length === 0) return { items, note: words.nothingToPick(of) };
    if (of === 'guild' && items.length === guildsPerPage * mostPages)
      return { items, note: words.truncated(items.length) };
    return of === 'message' && items.some(({ name }) => name === '')
      ? { items, note: words.withoutContent }
      : { items };
  }
}

/** One look at a list. */
interface Asked {
  readonly of: IdKind;
  readonly step: Listing;
  /** What was typed, where that is searched for. */
  readonly query: string;
  readonly context: IdContext;
}

/** What is asked next, and how it is listed. */
function nextQuestion(wanted: IdKind, within: IdContext): { readonly of: IdKind; readonly step: Listing } {
  let of = wanted;
  let step = listStep(of, within);
  while (step.kind === 'first') {
    of = step.of;
    step = listStep(of, within);
  }
  return { of, step };
}
