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

type Listing = Extract<ListStep, { kind: 'list' | 'search' }>;

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
    let context = await this.#withGuild(within);
    const before: IdContext[] = [];
    for (;;) {
      const next = nextQuestion(this.#of, context);
      if (next === null) return { kind: 'type' };
      const { of, step } = next;
      const isLast = of === this.#of;
      const home = homeOf(of, context);
      const shown = await showIdList({
        of,
        title: words.pickTitle(expression, of),
        step: before.length + 1,
        steps: before.length + stepsTo(this.#of, context),
        isSearch: step.kind === 'search',
        // A last choice of what is wanted in the end makes the steps before it superfluous.
        recents: isLast ? recents(of, home) : before.length === 0 ? recents(this.#of, undefined) : [],
        words,
        load: (query, cancel, waits) => this.#load(of, step, query, cancel, waits),
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

  /** A channel says which guild it belongs to; where it does not, the person says it. */
  async #withGuild(within: IdContext): Promise<IdContext> {
    const step = listStep(this.#of, within);
    if (step.kind !== 'guild-of-channel') return within;
    const { channel: _, ...others } = within;
    const answer = await this.#parts.reader.read(step.path, new AbortController().signal, () => {});
    const guild = answer.kind === 'read' ? (answer.data as { guild_id?: unknown } | null)?.guild_id : undefined;
    return typeof guild === 'string' ? { ...within, guild } : others;
  }

  async #load(of: IdKind, step: Listing, query: string, cancel: Cancel, waits: (is: boolean) => void): Promise<Loaded> {
    if (step.kind === 'list') return this.#list(of, step.paths, cancel, waits);
    if (query === '') return { items: [] };
    const { reader, words } = this.#parts;
    const found = await reader.read(step.path(query), cancel, waits);
    if (found.kind === 'read') {
      const items = readItems(of, [found.data]);
      return items.length === 0 ? { items, note: words.nobodyFound } : { items };
    }
    if (found.kind === 'cancelled') return { items: [] };
    const all = await reader.read(step.all, cancel, waits);
    if (all.kind !== 'read') return { items: [], failed: found.sentence };
    return { items: itemsNamed(readItems(of, [all.data]), query) };
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

/** What is asked next, and how it is listed; null where nothing lists it. */
function nextQuestion(wanted: IdKind, within: IdContext): { readonly of: IdKind; readonly step: Listing } | null {
  let of = wanted;
  let step = listStep(of, within);
  while (step.kind === 'first') {
    of = step.of;
    step = listStep(of, within);
  }
  return step.kind === 'guild-of-channel' ? null : { of, step };
}
