/** How text enters a URL or a form: what stays as it is beside letters, digits and `-_.~`, and what a blank becomes. */
export interface PercentStyle {
  readonly safe: string;
  readonly space: '+' | '%20' | ' ';
}

/** `encodeURIComponent`. */
export const componentStyle: PercentStyle = { safe: "!'()*", space: '%20' };

/** Python's `urllib.parse.quote`. */
export const quoteStyle: PercentStyle = { safe: '/', space: '%20' };

/** Forms as JavaScript's `URLSearchParams` and Python's `urlencode` write them; they differ in `*` and `~` only. */
const formStyle: PercentStyle = { safe: '*', space: '+' };

/** How an object becomes a query or a form. */
export interface QueryStyle {
  readonly percent: PercentStyle;
  /** A list: `a=1&a=2`, `a[]=1&a[]=2`, or `a=1%2C2`. */
  readonly lists: 'repeat' | 'brackets' | 'join';
  /** Whether keys with nothing (`null`, `None`) are left out. */
  readonly skipsNothing: boolean;
  /** Keys with `undefined` are left out where `null` is not. */
  readonly skipsUndefined?: true;
  /** How constants are written; as the language prints them where absent. */
  readonly constants?: Readonly<Record<'true' | 'false' | 'null', string>>;
}

/** JavaScript's `URLSearchParams`. */
export const searchParamsQuery: QueryStyle = { percent: formStyle, lists: 'join', skipsNothing: false };

/** superagent, which writes with qs (superagent 10, `indices: false`). */
export const superagentQuery: QueryStyle = {
  percent: { safe: '', space: '%20' },
  lists: 'repeat',
  skipsNothing: false,
  skipsUndefined: true,
};

/** Python's requests and `urlencode`. */
export const pythonQuery: QueryStyle = { percent: { safe: '', space: '+' }, lists: 'repeat', skipsNothing: true };

/** httpx writes constants as JSON does, and nothing as nothing (httpx 0.28, `primitive_value_to_str`). */
export const httpxQuery: QueryStyle = {
  ...pythonQuery,
  skipsNothing: false,
  constants: { true: 'true', false: 'false', null: '' },
};

/** The text percent-encoded as UTF-8; lone surrogates become U+FFFD. */
export function percentEncode(text: string, style: PercentStyle): string {
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[!'()*]/g, hexOf);
  return encoded.replace(/%[\dA-F]{2}/g, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (character === ' ') return style.space;
    return style.safe.includes(character) ? character : code;
  });
}

function hexOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
