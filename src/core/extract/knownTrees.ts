import type { Tree } from '@lezer/common';

/** Parses code; the tree depends on nothing else. */
export type Parse = (code: string) => Tree;

/**
 * The trees of a document as it was read last. Between two keystrokes hardly any call changes: what stands in the
 * document as it stood before is not parsed again, wherever it moved.
 */
export class KnownTrees {
  #trees: ReadonlyMap<string, Tree> = new Map();

  /** The parser for one more reading of the document. It keeps what this reading needs, and forgets the rest. */
  reading(parse: Parse): Parse {
    const before = this.#trees;
    const trees = new Map<string, Tree>();
    this.#trees = trees;
    return (code) => {
      const tree = trees.get(code) ?? before.get(code) ?? parse(code);
      trees.set(code, tree);
      return tree;
    };
  }
}
