/** Makes something when it is first wanted, once: what needs a chunk of its own costs nothing before. */
export function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
