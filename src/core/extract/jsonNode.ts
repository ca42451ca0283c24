import type { Node } from 'jsonc-parser';
import { jsonStringText } from './jsonString.ts';
import type { SourceText } from './sourceText.ts';

/** A value in a JSON document, or the lack of one: everything in it is asked for by name, and none of it need be there. */
export class JsonNode {
  readonly #document: string;
  readonly #node: Node | undefined;

  constructor(document: string, node: Node | undefined) {
    this.#document = document;
    this.#node = node;
  }

  get isThere(): boolean {
    return this.#node !== undefined;
  }

  /** Where it is written, quotes or brackets included; nowhere is the beginning of the document. */
  get span(): readonly [number, number] {
    return this.#node === undefined ? [0, 0] : [this.#node.offset, this.#node.offset + this.#node.length];
  }

  /** The member of that name; of one that stands twice, the last. */
  get(name: string): JsonNode {
    const members = this.#node?.type === 'object' ? (this.#node.children ?? []) : [];
    const member = members.findLast((one) => one.children?.[0]?.value === name);
    return new JsonNode(this.#document, member?.children?.[1]);
  }

  /** The items of a list; none where it is no list. */
  get items(): JsonNode[] {
    const items = this.#node?.type === 'array' ? (this.#node.children ?? []) : [];
    return items.map((item) => new JsonNode(this.#document, item));
  }

  /** Undefined where it is no number. */
  get number(): number | undefined {
    return this.#node?.type === 'number' ? Number(this.#node.value) : undefined;
  }

  /** What a string says and where; undefined where it is no string. */
  get text(): SourceText | undefined {
    return this.#node?.type === 'string' ? jsonStringText(this.#document, ...this.span) : undefined;
  }
}
