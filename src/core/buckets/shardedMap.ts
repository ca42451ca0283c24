const shards = 256;

/**
 * A map that is never changed in place: `with` and `without` give a new one that shares all but one shard with the old.
 * A write costs one 256th of a copy, so that a reducer stays cheap with a thousand entries. Order is not kept.
 */
export class ShardedMap<Value> {
  #size: number;
  readonly #shards: (Map<string, Value> | undefined)[];
  /** Nobody else has seen it: it may be changed in place. */
  readonly #isOwn: boolean;

  constructor(size = 0, contents: (Map<string, Value> | undefined)[] = new Array(shards), isOwn = false) {
    this.#size = size;
    this.#shards = contents;
    this.#isOwn = isOwn;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): Value | undefined {
    return this.#shards[this.#shardOf(key)]?.get(key);
  }

  with(key: string, value: Value): ShardedMap<Value> {
    const index = this.#shardOf(key);
    const shard = this.#writable(index);
    const before = shard.size;
    return this.#after(index, shard.set(key, value), shard.size - before);
  }

  without(key: string): ShardedMap<Value> {
    const index = this.#shardOf(key);
    if (this.#shards[index]?.has(key) !== true) return this;
    const shard = this.#writable(index);
    shard.delete(key);
    return this.#after(index, shard, -1);
  }

  /** A copy for one owner, which `with` and `without` change in place: for many writes that nobody watches. */
  owned(): ShardedMap<Value> {
    return new ShardedMap(this.#size, [new Map(this.entries())], true);
  }

  *entries(): Generator<[key: string, value: Value]> {
    for (const shard of this.#shards) if (shard !== undefined) yield* shard.entries();
  }

  /** What is changed in place needs no shards. */
  #shardOf(key: string): number {
    return this.#isOwn ? 0 : shardOf(key);
  }

  #writable(index: number): Map<string, Value> {
    const shard = this.#shards[index];
    return this.#isOwn && shard !== undefined ? shard : new Map(shard);
  }

  #after(index: number, shard: Map<string, Value>, growth: number): ShardedMap<Value> {
    if (!this.#isOwn) return new ShardedMap(this.#size + growth, this.#shards.with(index, shard));
    this.#shards[index] = shard;
    this.#size += growth;
    return this;
  }
}

/** FNV-1a over UTF-16 units, folded to a shard. */
function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 16)) & (shards - 1);
}
