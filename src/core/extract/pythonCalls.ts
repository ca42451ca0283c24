import type { Span } from '../request/text.ts';
import { argumentOf, implied, joined } from './options.ts';
import { type PercentStyle, pythonQuery, quoteStyle } from './percent.ts';
import { braceFormat, percentFormat } from './pythonFormat.ts';
import type { Resolver } from './resolver.ts';
import { stringMethod } from './stringMethods.ts';
import { type ArithmeticValue, type CallValue, type JsonStyle, spacedJson, stringAt, type Value } from './value.ts';

/** `os.environ` and its values. */
export function reducePythonPath(path: string, span: Span): Value | undefined {
  if (path === 'os.environ' || path === 'environ') return { kind: 'environment', name: '', span };
  const method = /(?:^|\.)HTTPMethod\.([A-Z]+)$/.exec(path)?.[1];
  return method === undefined ? undefined : stringAt(method, span);
}

/** What a call of a well-known function gives. */
export function reducePythonCall(call: CallValue, resolver: Resolver): Value | undefined {
  const path = resolver.path(call.callee);
  const [first] = call.args;
  const { span } = call;
  switch (path) {
    case 'os.getenv':
    case 'os.environ.get':
    case 'os.environ.setdefault':
    case 'decouple.config':
      return environmentOf(call, resolver);
    case 'dotenv.dotenv_values':
      return { kind: 'environment', name: '', span };
    case 'json.dumps':
    case 'simplejson.dumps':
      return first && { kind: 'json', value: first, style: styleOf(call, resolver), span };
    case 'str':
      return first && joined([first], span);
    case 'int':
    case 'float':
      return first && numberOf(first, call.args[1] ?? argumentOf(call, 1, 'base'), span, resolver);
    case 'base64.b64encode':
    case 'base64.standard_b64encode':
      return first && { kind: 'base64', value: first, span };
    case 'dict':
      return {
        kind: 'object',
        entries: [...call.args.map((value) => ({ kind: 'spread', value, span: value.span }) as const), ...call.named],
        span,
      };
    case 'list':
    case 'tuple':
    case 'copy.copy':
    case 'copy.deepcopy':
      return first;
    case 'urllib.parse.quote':
    case 'requests.utils.quote':
    case 'urllib.parse.quote_plus':
      return first && { kind: 'encoded', value: first, style: quoteOf(path, call, resolver), span };
    case 'urllib.parse.urlencode':
      return first && { kind: 'query', value: first, style: { ...pythonQuery, skipsNothing: false }, span };
    case 'urllib.parse.urljoin':
      return urlJoined(call, resolver);
    default:
      return methodResult(call, resolver);
  }
}

/** `"%s" % value`, `{…} | {…}`. */
export function reducePythonArithmetic(value: ArithmeticValue, resolver: Resolver): Value | undefined {
  const left = resolver.reduce(value.left);
  if (value.operator === '%' && (left.kind === 'string' || left.kind === 'join')) {
    return percentFormat(value, resolver);
  }
  const right = resolver.reduce(value.right);
  if (value.operator === '|' && left.kind === 'object' && right.kind === 'object') {
    return { kind: 'object', entries: [...left.entries, ...right.entries], span: value.span };
  }
  if (value.operator === '*' && left.kind === 'string' && right.kind === 'number') {
    const count = Number(right.text);
    return count * left.text.length > 10_000 ? undefined : stringAt(left.text.repeat(Math.max(0, count)), value.span);
  }
  return undefined;
}

function environmentOf(call: CallValue, resolver: Resolver): Value | undefined {
  const name = resolver.literal(call.args[0]);
  if (name === undefined) return undefined;
  const fallback = resolver.literal(argumentOf(call, 1, 'default'));
  return { kind: 'environment', name, span: call.span, ...(fallback === undefined ? {} : { fallback }) };
}

/** `indent`, `ensure_ascii` and `separators` of `json.dumps`. */
function styleOf(call: CallValue, resolver: Resolver): JsonStyle {
  const option = (name: string): Value | undefined => {
    const value = argumentOf(call, Number.POSITIVE_INFINITY, name);
    return value && resolver.reduce(value);
  };
  const [indent, ascii, separators] = [option('indent'), option('ensure_ascii'), option('separators')];
  const [comma, colon] = separators?.kind === 'array' ? separators.items.map((item) => resolver.literal(item)) : [];
  const indentText =
    indent?.kind === 'number' ? ' '.repeat(Math.max(0, Math.min(20, Number(indent.text)))) : resolver.literal(indent);
  return {
    comma: comma ?? spacedJson.comma,
    colon: colon ?? spacedJson.colon,
    ascii: !(ascii?.kind === 'literal' && ascii.value === false),
    indent: indentText ?? '',
  };
}

function numberOf(value: Value, base: Value | undefined, span: Span, resolver: Resolver): Value {
  if (base !== undefined) {
    const [digits, radix] = [resolver.literal(value)?.trim().toLowerCase(), Number(resolver.literal(base))];
    const isHexadecimal = radix === 16 && /^(?:0x)?[\da-f]{1,13}$/.test(digits ?? '');
    return isHexadecimal
      ? { kind: 'number', text: String(Number.parseInt(digits ?? '', 16)), span }
      : { kind: 'unknown', span };
  }
  const text = resolver.literal(value)?.trim();
  return text !== undefined && /^-?\d+$/.test(text) ? { kind: 'number', text, span } : { kind: 'numeric', value, span };
}

function quoteOf(path: string, call: CallValue, resolver: Resolver): PercentStyle {
  const safe = resolver.literal(argumentOf(call, 1, 'safe'));
  if (path.endsWith('_plus')) return { safe: safe ?? '', space: '+' };
  return safe === undefined ? quoteStyle : { safe, space: '%20' };
}

function urlJoined(call: CallValue, resolver: Resolver): Value | undefined {
  const [base, address] = call.args;
  const root = resolver.literal(base);
  if (root === undefined || address === undefined || !URL.canParse(root)) return undefined;
  const reduced = resolver.reduce(address);
  const head = resolver.literal(reduced.kind === 'join' ? reduced.parts[0] : reduced);
  if (head === undefined) return undefined;
  if (/^[a-z][a-z\d+.-]*:/i.test(head)) return address;
  const url = new URL(root);
  const front = head.startsWith('/') ? url.origin : url.origin + url.pathname.replace(/[^/]*$/, '');
  return joined([implied(front, address.span[0]), address], call.span);
}

/** `data.get("key", default)` and its kin, where the dictionary is known well enough to tell. */
function foundIn(call: CallValue, object: Value, resolver: Resolver): Value | undefined {
  const key = resolver.literal(call.args[0]);
  if (object.kind !== 'object' || key === undefined) return undefined;
  const isWhole = object.entries.every((entry) => !('kind' in entry) && resolver.literal(entry.key) !== undefined);
  const found = resolver.entry(object, key);
  if (found !== undefined) return isWhole ? found : undefined;
  return isWhole ? (call.args[1] ?? { kind: 'literal', value: null, span: call.span }) : undefined;
}

/** Methods of strings, dictionaries and lists. */
function methodResult(call: CallValue, resolver: Resolver): Value | undefined {
  if (call.callee.kind !== 'member' || call.callee.key.kind !== 'string') return undefined;
  const { object, key } = call.callee;
  const reduced = resolver.reduce(object);
  const isText = ['string', 'join', 'json', 'query', 'environment', 'encoded', 'base64'].includes(reduced.kind);
  switch (key.text) {
    case 'get':
      return reduced.kind === 'environment' && reduced.name === ''
        ? environmentOf(call, resolver)
        : foundIn(call, reduced, resolver);
    case 'pop':
    case 'setdefault':
      return foundIn(call, reduced, resolver);
    case 'format':
      return braceFormat(reduced, call, resolver);
    case 'strip':
    case 'rstrip':
    case 'lstrip':
    case 'upper':
    case 'lower':
    case 'replace':
    case 'ljust':
    case 'rjust':
    case 'removeprefix':
    case 'removesuffix':
      return stringMethod(key.text, reduced, object, call, resolver);
    case 'encode':
    case 'decode':
      return isText &&
        call.args.every((argument) => argument.kind === 'string' && /^(?:utf-?8|ascii)$/i.test(argument.text))
        ? object
        : undefined;
    case 'copy':
      return reduced.kind === 'object' || reduced.kind === 'array' ? object : undefined;
    case 'join': {
      const list = call.args[0] === undefined ? undefined : resolver.reduce(call.args[0]);
      if (!isText || list?.kind !== 'array' || list.items.some((item) => item.kind === 'spread')) return undefined;
      return joined(
        list.items.flatMap((item, index) => (index === 0 ? [item] : [object, item])),
        call.span,
      );
    }
    default:
      return undefined;
  }
}
