const shards = 256;

/**
 * A map that is never changed in place: `with` and `without` give a new one that shares all but one shard with the old.
 * A write costs one 256th of a copy, so that a reducer stays cheap with a thousand entries. Order is not kept.
 */
export class ShardedMap<Value> {
  readonly size: number;
  readonly #shards: readonly (ReadonlyMap<string, Value> | undefined)[];

  constructor(size = 0, contents: readonly (ReadonlyMap<string, Value> | undefined)[] = new Array(shards)) {
    this.size = size;
    this.#shards = contents;
  }

  get(key: string): Value | undefined {
    return this.#shards[shardOf(key)]?.get(key);
  }

  with(key: string, value: Value): ShardedMap<Value> {
    const shard = new Map(this.#shards[shardOf(key)]);
    const grown = shard.has(key) ? 0 : 1;
    return new ShardedMap(this.size + grown, this.#shards.with(shardOf(key), shard.set(key, value)));
  }

  without(key: string): ShardedMap<Value> {
    const shard = new Map(this.#shards[shardOf(key)]);
    return shard.delete(key) ? new ShardedMap(this.size - 1, this.#shards.with(shardOf(key), shard)) : this;
  }

  *entries(): Generator<[key: string, value: Value]> {
    for (const shard of this.#shards) if (shard !== undefined) yield* shard.entries();
  }
}

/** FNV-1a over UTF-16 units, folded to a shard. */
function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 16)) & (shards - 1);
}
