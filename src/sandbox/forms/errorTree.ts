/** Where in a body something is: `['embeds', 0, 'title']`; empty for the body itself. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a body, a path parameter or a query parameter. */
export interface FormError {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

interface Tree {
  [key: string]: Tree | { code: string; message: string }[];
}

/**
 * The `errors` of a 50035: an object for each step of the path, indices of arrays as keys too, `_errors` at the leaves.
 * Source: https://docs.discord.com/developers/reference#error-messages
 */
export function errorTree(errors: readonly FormError[]): Tree {
  const root = branch();
  for (const { path, code, message } of errors) {
    let tree = root;
    for (const step of path) {
      tree[step] ??= branch();
      tree = tree[step] as Tree;
    }
    tree._errors ??= [];
    (tree._errors as { code: string; message: string }[]).push({ code, message });
  }
  return root;
}

/** Keys come from bodies, so that one may be `__proto__`: without a prototype it is a key like any other. */
function branch(): Tree {
  return Object.create(null) as Tree;
}

/**
 * The body of a form error before version 8: for a field its messages, for a field with fields only the keys of those
 * (`{"embeds":["0"]}`, python-discord-webhook#118); what concerns the whole body is under `_misc` (CrazyHackGUT/Discord#14).
 */
export function legacyErrors(errors: readonly FormError[]): Record<string, string[]> {
  const fields = Object.create(null) as Record<string, string[]>;
  for (const { path, message } of errors) {
    const [field = '_misc', next] = path;
    const said = next === undefined ? message : String(next);
    fields[field] ??= [];
    if (!fields[field].includes(said)) fields[field].push(said);
  }
  return fields;
}
