import type { ToBuckets } from '../../src/protocol/buckets.ts';

/** What a patch changes. */
export type Patch = Omit<Extract<ToBuckets, { type: 'patch' }>, 'type'>;

/** Patches that came while the view stands still, the newest of each bucket. */
export class HeldChanges {
  readonly #changed = new Map<string, { readonly row: Patch['changed'][number]; readonly at: number }>();
  readonly #notes = new Map<string, { readonly note: Patch['notes'][number]; readonly at: number }>();
  readonly #removed = new Set<string>();
  #last: { readonly patch: Patch; readonly at: number } | undefined;

  /** Buckets that have changed or gone. */
  get size(): number {
    return new Set([...this.#changed.keys(), ...this.#removed]).size;
  }

  add(patch: Patch, at: number): void {
    for (const key of patch.removed) {
      this.#changed.delete(key);
      this.#notes.delete(key);
      this.#removed.add(key);
    }
    for (const row of patch.changed) this.#changed.set(row.key, { row, at });
    for (const note of patch.notes) this.#notes.set(note.key, { note, at });
    this.#last = { patch, at };
  }

  /** Hands everything on, as it came and when it came. */
  replay(show: (patch: Patch, at: number) => void): void {
    if (this.#last === undefined) return;
    const { patch, at } = this.#last;
    const nothing = { ...patch, changed: [], removed: [], notes: [] };
    show({ ...nothing, removed: [...this.#removed] }, at);
    for (const { row, at: then } of this.#changed.values()) show({ ...nothing, changed: [row] }, then);
    for (const { note, at: then } of this.#notes.values()) show({ ...nothing, notes: [note] }, then);
    show(nothing, at);
  }
}
