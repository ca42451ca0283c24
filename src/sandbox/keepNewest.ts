/** Forgets what was put into a map first, until it holds no more than `most`, so that memory stays flat. */
export function keepNewest<K>(things: Map<K, unknown>, most: number): void {
  for (const key of things.keys()) {
    if (things.size <= most) return;
    things.delete(key);
  }
}
