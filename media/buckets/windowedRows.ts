import { mark } from '../dom.ts';

/** Something that the table shows in a row of its own. */
export interface TableItem {
  /** Pixels that it is high, roughly. Items with the same guess are thought to be as high as the last one measured. */
  readonly guess: number;
  /** Its row as it stands now, made when it is first wanted: it comes into the document. */
  enter(): HTMLTableRowElement;
  /** It leaves the document: nothing more has to be drawn. */
  leave(): void;
}

/** So few items are all in the document, for whoever reads or searches the page. */
const allUpTo = 100;

/** Pixels above and below what is in sight that are in the document too. */
const margin = 300;

/** Pixels of a view whose height is not known yet. */
const unknownHeight = 600;

/**
 * The rows of a table of which only those around what is in sight are in the document: a thousand cost as much as fifty.
 * Margins stand for the others. A row that has the focus stays.
 */
export class WindowedRows {
  readonly #body: HTMLElement;
  readonly #onRender: () => void;
  #items: readonly TableItem[] = [];
  #indices = new Map<TableItem, number>();
  /** The pixels above each item, and above the end. */
  #tops = new Float64Array(1);
  #shown = new Map<TableItem, HTMLTableRowElement>();
  /** Pixels of items that were measured at this width. */
  #heights = new WeakMap<TableItem, number>();
  /** Pixels of the last measured item with that guess. */
  readonly #typical = new Map<number, number>();
  readonly #itemOf = new WeakMap<Element, TableItem>();
  readonly #resized = new ResizeObserver((entries) => this.#measure(entries));
  #viewHeight = unknownHeight;
  #viewWidth = 0;
  #scrolled = 0;
  #frame = 0;
  /** What was brought into sight, until somebody scrolls. */
  #revealed: TableItem | undefined;

  /** `body` scrolls; `onRender` hears when other rows may be in the document. */
  constructor(body: HTMLElement, onRender: () => void) {
    this.#body = body;
    this.#onRender = onRender;
    body.addEventListener('scroll', () => {
      if (body.scrollTop !== this.#scrolled) this.#revealed = undefined;
      this.#scrolled = body.scrollTop;
      if (this.#isWindowed) this.#renderSoon();
    });
    this.#resized.observe(body);
  }

  /** How many items there are, in the document or not. */
  get count(): number {
    return this.#items.length;
  }

  /** The place of the item that a row shows; -1 where it shows none. */
  indexOf(row: Element | null): number {
    const item = row === null ? undefined : this.#itemOf.get(row);
    return item === undefined ? -1 : (this.#indices.get(item) ?? -1);
  }

  /** Takes over what there is, in its order. */
  arrange(items: readonly TableItem[]): void {
    this.#items = items;
    this.#revealed = undefined;
    this.#indices = new Map(items.map((item, index) => [item, index]));
    this.#stack();
    this.#render();
  }

  /** The row of an item, brought into sight. */
  reveal(index: number): HTMLTableRowElement | undefined {
    const item = this.#items[index];
    if (item === undefined) return undefined;
    this.#revealed = item;
    if (this.#isWindowed && this.#scrollTo(item)) this.#render();
    return this.#shown.get(item);
  }

  /** Measures nothing and draws nothing any more. */
  close(): void {
    this.#resized.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  /** Scrolls no further than it needs; whether it had to. */
  #scrollTo(item: TableItem): boolean {
    const index = this.#indices.get(item) ?? -1;
    const [top = 0, bottom = 0] = this.#tops.subarray(index, index + 2);
    if (index < 0 || (top >= this.#scrolled && bottom <= this.#scrolled + this.#viewHeight)) return false;
    this.#scroll(top < this.#scrolled ? top : bottom - this.#viewHeight);
    return true;
  }

  #scroll(top: number): void {
    this.#scrolled = top;
    this.#body.scrollTop = top;
    // Rounded, or less where that is too far.
    this.#scrolled = this.#body.scrollTop;
  }

  get #isWindowed(): boolean {
    return this.#items.length > allUpTo;
  }

  #stack(): void {
    const tops = new Float64Array(this.#items.length + 1);
    this.#items.forEach((item, index) => {
      tops[index + 1] = (tops[index] ?? 0) + this.#heightOf(item);
    });
    this.#tops = tops;
  }

  #heightOf(item: TableItem): number {
    return this.#heights.get(item) ?? this.#typical.get(item.guess) ?? item.guess;
  }

  /** The first item whose end is below that many pixels. */
  #itemAt(pixels: number): number {
    let [low, high] = [0, this.#items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tops[middle + 1] ?? 0) > pixels) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #renderSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => this.#settle());
  }

  /** Brings the document to what should be in it. */
  #render(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const from = this.#isWindowed ? this.#itemAt(this.#scrolled - margin) : 0;
    const to = this.#isWindowed ? this.#itemAt(this.#scrolled + this.#viewHeight + margin) + 1 : this.#items.length;
    const indices = this.#items.slice(from, to).map((_, at) => from + at);
    const focused = this.indexOf(document.activeElement?.closest('tr') ?? null);
    if (focused >= 0 && focused < from) indices.unshift(focused);
    if (focused >= to) indices.push(focused);
    this.#put(indices);
    this.#space(indices);
    this.#onRender();
  }

  /** The document again, with what was measured since. */
  #settle(): void {
    this.#render();
    if (this.#revealed !== undefined && this.#isWindowed && this.#scrollTo(this.#revealed)) this.#render();
  }

  #put(indices: readonly number[]): void {
    const before = this.#shown;
    const wanted = new Set(indices.flatMap((index) => this.#items[index] ?? []));
    for (const [item, row] of before) {
      if (wanted.has(item)) continue;
      row.remove();
      this.#resized.unobserve(row);
      item.leave();
    }
    this.#shown = new Map();
    let cursor = this.#body.firstElementChild;
    for (const item of wanted) {
      const row = before.get(item) ?? this.#enter(item);
      this.#shown.set(item, row);
      // The row at the cursor has its place further down: it steps aside, and all behind it stay.
      if (cursor !== null && cursor !== row && cursor.nextElementSibling === row) {
        cursor.remove();
        cursor = row;
      }
      if (cursor === row) cursor = row.nextElementSibling;
      else this.#body.insertBefore(row, cursor);
    }
  }

  #enter(item: TableItem): HTMLTableRowElement {
    const row = item.enter();
    this.#itemOf.set(row, item);
    this.#resized.observe(row);
    return row;
  }

  /** Lets margins stand for what is not in the document. */
  #space(indices: readonly number[]): void {
    mark(this.#body, 'data-windowed', this.#isWindowed ? '' : null);
    const above = (index: number) => this.#tops[index] ?? 0;
    indices.forEach((index, at) => {
      const item = this.#items[index];
      const row = item === undefined ? undefined : this.#shown.get(item);
      if (row === undefined) return;
      row.style.marginBlockStart = at === 0 ? pixels(above(index)) : '';
      row.style.marginBlockEnd = pixels(above(indices[at + 1] ?? this.#items.length) - above(index + 1));
      mark(row, 'aria-rowindex', String(index + 2));
    });
  }

  #measure(entries: readonly ResizeObserverEntry[]): void {
    let [isChanged, shift] = [false, 0];
    for (const { target, borderBoxSize } of entries) {
      const [size] = borderBoxSize;
      if (size === undefined) continue;
      if (target === this.#body) {
        isChanged = this.#resizeView(size.inlineSize, target.clientHeight) || isChanged;
        continue;
      }
      const index = this.indexOf(target);
      const item = this.#items[index];
      if (item === undefined || size.blockSize === 0) continue;
      const grown = size.blockSize - this.#heightOf(item);
      this.#typical.set(item.guess, size.blockSize);
      this.#heights.set(item, size.blockSize);
      if (grown === 0) continue;
      isChanged = true;
      if ((this.#tops[index + 1] ?? 0) <= this.#scrolled) shift += grown;
    }
    if (!isChanged) return;
    this.#stack();
    if (!this.#isWindowed) return;
    // What is in sight stays where it is when what is above turns out to be higher or lower than it was guessed.
    if (shift !== 0) this.#scroll(this.#scrolled + shift);
    this.#renderSoon();
  }

  /** Whether another size asks for other rows. */
  #resizeView(width: number, height: number): boolean {
    if (width === this.#viewWidth && height === this.#viewHeight) return false;
    if (width !== this.#viewWidth) {
      const known = [...this.#shown.keys()].map((item) => [item, this.#heights.get(item)] as const);
      this.#heights = new WeakMap(known.flatMap(([item, pixels]) => (pixels === undefined ? [] : [[item, pixels]])));
    }
    this.#viewWidth = width;
    this.#viewHeight = height;
    return true;
  }
}

function pixels(length: number): string {
  return length === 0 ? '' : `${length}px`;
}
