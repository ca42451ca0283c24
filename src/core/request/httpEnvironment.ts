/** The names of the files in which HTTP clients keep the variables of their environments; the private one wins. */
export const httpEnvironmentFiles = {
  shared: 'http-client.env.json',
  private: 'http-client.private.env.json',
} as const;

/** Texts of the two files, as far as they are there. */
export interface HttpEnvironmentTexts {
  readonly shared?: string;
  readonly private?: string;
}

/**
 * The variables of one environment: the named one, or where none is named the only one, or `dev`. A value that is no
 * text, number or constant, or that is made of other variables, is none; a text that is no JSON says nothing.
 */
export function httpEnvironment(texts: HttpEnvironmentTexts, named: string): ReadonlyMap<string, string> {
  const files = filesOf(texts);
  const chosen = chosenHttpEnvironment(texts, named);
  const variables = files.flatMap((environments) => Object.entries(environments.get(chosen) ?? {}));
  return new Map(variables.flatMap(([name, value]) => (isPlain(value) ? [[name, String(value)] as const] : [])));
}

/** The names of all environments of both files, in their order. */
export function httpEnvironmentNames(texts: HttpEnvironmentTexts): string[] {
  return [...new Set(filesOf(texts).flatMap((environments) => [...environments.keys()]))];
}

/** The environment that is used: the named one, the only one, or `dev`. */
export function chosenHttpEnvironment(texts: HttpEnvironmentTexts, named: string): string {
  const names = httpEnvironmentNames(texts);
  const [only] = names;
  return named !== '' ? named : names.length === 1 && only !== undefined ? only : 'dev';
}

function filesOf(texts: HttpEnvironmentTexts): ReadonlyMap<string, object>[] {
  return [texts.shared, texts.private].map((text) => environmentsIn(text));
}

/** The environments of a file by name; `$schema` and the like are none. */
function environmentsIn(text: string | undefined): ReadonlyMap<string, object> {
  const file = text === undefined ? undefined : parsed(text.replace(/^\uFEFF/, ''));
  if (!isObject(file)) return new Map();
  const entries = Object.entries(file).flatMap(([name, variables]) =>
    isObject(variables) && !name.startsWith('$') ? [[name, variables] as const] : [],
  );
  return new Map(entries);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers that lost digits are not taken. */
function isPlain(value: unknown): value is string | number | boolean {
  if (typeof value === 'string') return !value.includes('{{');
  return typeof value === 'boolean' || (typeof value === 'number' && (Number.isSafeInteger(value) || value % 1 !== 0));
}
