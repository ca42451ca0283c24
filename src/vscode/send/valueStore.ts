import type { ExtensionContext } from 'vscode';
import {
  isSameKey,
  type RecentId,
  type RememberedValue,
  recentIds,
  type ValueKey,
  valuesOf,
  withRecent,
  withValue,
} from '../../core/values/remembered.ts';
import { readRecents, readRemembered } from '../../core/values/storedValues.ts';

/** A value with where it lies: `isKept` where that is the workspace's state. */
export interface Given {
  readonly entry: RememberedValue;
  readonly isKept: boolean;
}

const valuesKey = 'values';
const recentsKey = 'recentIds';

/**
 * The values that a person gave: in the workspace's state what may lie on a disk, in memory until the window closes what
 * may not.
 */
export class ValueStore {
  readonly #state: ExtensionContext['workspaceState'];
  #typed: readonly RememberedValue[] = [];

  constructor(state: ExtensionContext['workspaceState']) {
    this.#state = state;
  }

  /** The value that holds for a key. */
  find(key: ValueKey): Given | undefined {
    return this.latest((one) => isSameKey(one, key));
  }

  /** The last value that matches, whatever it was given for. */
  latest(matches: (value: RememberedValue) => boolean): Given | undefined {
    const typed = this.#typed.find(matches);
    if (typed !== undefined) return { entry: typed, isKept: false };
    const entry = this.#kept.find(matches);
    return entry && { entry, isKept: true };
  }

  /** The values of a key that may be shown again, newest first. */
  previous(key: ValueKey): readonly RememberedValue[] {
    return valuesOf(this.#kept, key);
  }

  async remember(value: RememberedValue, isKept: boolean): Promise<void> {
    this.#typed = this.#typed.filter((one) => !isSameKey(one, value));
    if (isKept) await this.#state.update(valuesKey, withValue(this.#kept, value));
    else this.#typed = withValue(this.#typed, value);
  }

  recents(wanted: Omit<RecentId, 'id' | 'name'>): readonly RecentId[] {
    return recentIds(this.#recents, wanted);
  }

  async addRecent(recent: RecentId): Promise<void> {
    await this.#state.update(recentsKey, withRecent(this.#recents, recent));
  }

  /** Forgets all values and last choices; gives how many values there were. */
  async forget(): Promise<number> {
    const all = [...this.#typed, ...this.#kept];
    const count = all.filter((one, index) => all.findIndex((other) => isSameKey(other, one)) === index).length;
    this.#typed = [];
    await this.#state.update(valuesKey, undefined);
    await this.#state.update(recentsKey, undefined);
    return count;
  }

  get #kept(): readonly RememberedValue[] {
    return readRemembered(this.#state.get(valuesKey));
  }

  get #recents(): readonly RecentId[] {
    return readRecents(this.#state.get(recentsKey));
  }
}
