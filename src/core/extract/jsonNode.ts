import type { JsonPiece } from '../request/jsonTree.ts';
import { jsonStringText } from './jsonString.ts';
import type { SourceText } from './sourceText.ts';

/** A value in a JSON document, or the lack of one: everything in it is asked for by name, and none of it need be there. */
export class JsonNode {
  readonly #document: string;
  readonly #piece: JsonPiece | undefined;

  constructor(document: string, piece: JsonPiece | undefined) {
    this.#document = document;
    this.#piece = piece;
  }

  get isThere(): boolean {
    return this.#piece !== undefined;
  }

  /** Where it is written, quotes or brackets included; nowhere is the beginning of the document. */
  get span(): readonly [number, number] {
    return this.#piece === undefined ? [0, 0] : [this.#piece.from, this.#piece.to];
  }

  /** The member of that name; of one that stands twice, the last. */
  get(name: string): JsonNode {
    const members = this.#piece?.kind === 'object' ? this.#piece.members : [];
    return new JsonNode(this.#document, members.findLast(({ key }) => key.value === name)?.value);
  }

  /** The items of a list; none where it is no list. */
  get items(): JsonNode[] {
    const items = this.#piece?.kind === 'array' ? this.#piece.items : [];
    return items.map((item) => new JsonNode(this.#document, item));
  }

  /** Undefined where it is no number. */
  get number(): number | undefined {
    return this.#piece?.kind === 'number' ? this.#piece.value : undefined;
  }

  /** What a string says and where; undefined where it is no string. */
  get text(): SourceText | undefined {
    return this.#piece?.kind === 'string' ? jsonStringText(this.#document, ...this.span) : undefined;
  }
}
