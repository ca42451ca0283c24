/** Folders and what is bound to each: the id of a profile, `sandbox` or `none`. */
export type Bindings = Readonly<Record<string, string>>;

/** Reads the bindings out of stored state of any shape. Keys are the addresses of folders. */
export function readBindings(stored: unknown): Bindings {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(Object.entries(stored).filter(([, id]) => typeof id === 'string' && id !== ''));
}

/** The bindings with one folder bound, or let go where `id` is undefined. */
export function withBinding(stored: unknown, folder: string, id: string | undefined): Bindings {
  const { [folder]: _, ...others } = readBindings(stored);
  return id === undefined ? others : { ...others, [folder]: id };
}

/** The bindings without those to one profile. */
export function withoutBindingsTo(stored: unknown, id: string): Bindings {
  return Object.fromEntries(Object.entries(readBindings(stored)).filter(([, bound]) => bound !== id));
}

/** The bindings without those to profiles: to the sandbox and to none they stay. */
export function withoutProfileBindings(stored: unknown): Bindings {
  const kept = Object.entries(readBindings(stored)).filter(([, bound]) => bound === 'sandbox' || bound === 'none');
  return Object.fromEntries(kept);
}
