import type { Draft } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import { draftOf } from './drafting.ts';
import { implied, joined } from './options.ts';
import { pairsOf } from './pairs.ts';
import type { QueryStyle } from './percent.ts';
import type { PowerShellCommand } from './powershellCursor.ts';
import { type Parameters, type ParameterTable, parameter, readParameters } from './powershellParameters.ts';
import type { Resolver } from './resolver.ts';
import type { BodyShape, NamedHeader, Shape } from './shape.ts';
import { sourceTextOf } from './sourceTextOf.ts';
import { fileBodyOf } from './textBody.ts';
import { type CallValue, stringAt, type Value } from './value.ts';

/** Parameters that take a value; Microsoft's pages on Invoke-RestMethod and Invoke-WebRequest, 5.1 to 7.5. */
const withValue = `
uri method custommethod headers body form infile contenttype useragent authentication token credential websession
sessionvariable certificate certificatethumbprint transferencoding unixsocket outfile timeoutsec
connectiontimeoutseconds operationtimeoutseconds maximumredirection maximumretrycount retryintervalsec httpversion
sslprotocol proxy proxycredential responseheadersvariable statuscodevariable maximumfollowrellink erroraction
errorvariable warningaction warningvariable informationaction informationvariable outvariable outbuffer
pipelinevariable progressaction
`;
const alone = `
usebasicparsing disablekeepalive skipcertificatecheck skipheadervalidation skiphttperrorcheck passthru resume
noproxy usedefaultcredentials proxyusedefaultcredentials allowunencryptedauthentication allowinsecureredirect
preserveauthorizationonredirect preservehttpmethodonredirect followrellink verbose debug
`;
const table: ParameterTable = {
  names: `${withValue} ${alone}`.trim().split(/\s+/),
  switches: new Set(alone.trim().split(/\s+/)),
  aliases: {
    cm: 'custommethod',
    ea: 'erroraction',
    sv: 'sessionvariable',
    rhv: 'responseheadersvariable',
    vb: 'verbose',
  },
  positions: ['uri'],
};

/** What changes the request in a way that cannot be followed. */
const refused: ReadonlySet<string> = new Set(
  'websession certificate certificatethumbprint transferencoding unixsocket'.split(' '),
);

const cmdlets: ReadonlySet<string> = new Set(['invoke-restmethod', 'invoke-webrequest', 'irm', 'iwr']);

/** Whether a command is Invoke-RestMethod or Invoke-WebRequest, by name, alias, or module. */
export function isWebCmdlet(name: string): boolean {
  return cmdlets.has(name.toLowerCase().replace(/^microsoft\.powershell\.utility\\/, ''));
}

/**
 * Windows PowerShell knows `curl` and `wget` as Invoke-WebRequest. For curl that is told by parameters that only the
 * cmdlet has, for wget by the absence of others.
 */
export function isWebAlias({ name, args }: PowerShellCommand): boolean {
  const words = args.flatMap((argument) => (argument.kind === 'value' && argument.isBare ? [argument.value] : []));
  const options = words.flatMap((word) => /^-+\w*/.exec(word.kind === 'string' ? word.text : '') ?? []);
  switch (name.toLowerCase()) {
    case 'curl':
      return args.some(({ kind }) => kind === 'splat')
        ? options.every((option) => !/^(?:--|-\w$)/.test(option))
        : options.some((option) => telling.test(option));
    case 'wget':
      return options.every((option) => table.names.some((known) => `-${known}`.startsWith(option.toLowerCase())));
    default:
      return false;
  }
}

const telling =
  /^-(?:uri|method|headers|body|contenttype|useragent|usebasicparsing|infile|outfile|websession|sessionvariable)$/i;

/** `name=value` of a table (PowerShell's `FormatDictionary`): `ToString()` and `WebUtility.UrlEncode`. */
const tableStyle: QueryStyle = { percent: { safe: '!()*', space: '+' }, lists: 'join', skipsNothing: false };

/** The request of a web cmdlet, or undefined where it does not go to Discord. */
export function readWebCmdlet(command: PowerShellCommand, resolver: Resolver): Draft | undefined {
  const parameters = readParameters(command, table);
  const uri = parameter(parameters, 'uri')?.value;
  if (!uri) return undefined;
  const file = bodyFileOf(parameters, command.input, resolver);
  const shape = shapeOf(uri, command, parameters, file !== undefined, resolver);
  const call: CallValue = {
    kind: 'call',
    callee: { kind: 'name', name: command.name, span: command.span },
    args: [],
    named: [],
    isNew: false,
    later: [],
    span: command.span,
  };
  const draft = draftOf(shape, call, command.finished, 'powershell', resolver);
  if (draft === undefined || file === undefined) return draft;
  return { ...draft, body: fileBodyOf(sourceTextOf(file, resolver)) };
}

function shapeOf(
  uri: Value,
  command: PowerShellCommand,
  parameters: Parameters,
  hasFile: boolean,
  resolver: Resolver,
): Shape {
  const method = methodOf(parameters, command.span[0], resolver);
  const value = parameter(parameters, 'body')?.value ?? command.input;
  const isQuery = value?.kind === 'object' && resolver.literal(method)?.toUpperCase() === 'GET';
  const body = hasFile || isQuery ? undefined : bodyOf(value, parameter(parameters, 'form')?.value, resolver);
  const headers = parameter(parameters, 'headers')?.value;
  const problems: Span[] = [...parameters.unknown];
  for (const { name, span } of parameters.list) if (refused.has(name)) problems.push(span);
  const named = namedHeaders(parameters, problems, resolver);
  return {
    client: 'powershell',
    method,
    url: withScheme(uri, resolver),
    address: uri,
    ...(isQuery && value ? { query: { values: [value], style: tableStyle } } : {}),
    headers: headers ? [headers] : [],
    named,
    ...(body === undefined ? {} : { body }),
    unsupported: problems.map((span): Value => ({ kind: 'unknown', span })),
  };
}

/** An address without a scheme is meant for http. */
function withScheme(uri: Value, resolver: Resolver): Value {
  const text = resolver.literal(uri);
  if (text === undefined || /^[a-z][\w+.-]*:\/\//i.test(text)) return uri;
  return joined([implied('http://', uri.span[0]), uri], uri.span);
}

function methodOf(parameters: Parameters, at: number, resolver: Resolver): Value {
  const method = parameter(parameters, 'method')?.value ?? parameter(parameters, 'custommethod')?.value;
  if (!method || /^default$/i.test(resolver.literal(method) ?? '')) return implied('GET', at);
  return method;
}

function bodyOf(
  value: Value | null | undefined,
  form: Value | null | undefined,
  resolver: Resolver,
): BodyShape | undefined {
  if (form) return formOf(form, resolver);
  if (!value) return undefined;
  return value.kind === 'object' ? { kind: 'form', value, style: tableStyle } : { kind: 'raw', value };
}

/** `-Form @{ … }`: files are octets, everything else is text. */
function formOf(form: Value, resolver: Resolver): BodyShape {
  const { pairs, unknown } = pairsOf(form, resolver);
  const parts = pairs.map(({ name, value }) => {
    const type = value.kind === 'call' ? 'application/octet-stream' : 'text/plain; charset=utf-8';
    return { name, value, contentType: stringAt(type, value.span) };
  });
  return { kind: 'multipart', value: form, parts, unknown };
}

function namedHeaders(parameters: Parameters, problems: Span[], resolver: Resolver): NamedHeader[] {
  const headers: NamedHeader[] = [];
  for (const { name, value, span } of parameters.list) {
    const nameSpan: Span = [span[0], span[0]];
    if (!value) continue;
    if (name === 'contenttype') headers.push({ name: 'Content-Type', value, nameSpan });
    if (name === 'useragent') headers.push({ name: 'User-Agent', value, nameSpan });
    if (name !== 'authentication') continue;
    const scheme = resolver.literal(value)?.toLowerCase();
    const token = parameter(parameters, 'token')?.value;
    if ((scheme === 'bearer' || scheme === 'oauth') && token) {
      const text = joined([stringAt('Bearer ', nameSpan), token], token.span);
      headers.push({ name: 'Authorization', value: text, nameSpan });
    } else if (scheme !== 'none') problems.push(span);
  }
  return headers;
}

/** The path of `-InFile`, or of `Get-Content path -Raw` as the body. */
function bodyFileOf(parameters: Parameters, input: Value | null, resolver: Resolver): Value | undefined {
  const file = parameter(parameters, 'infile')?.value;
  if (file) return file;
  const body = parameter(parameters, 'body')?.value ?? input;
  return body ? fileIn(body, resolver) : undefined;
}

/** The path in what `Get-Content path -Raw` gives. */
export function fileIn(value: Value, resolver: Resolver): Value | undefined {
  return value.kind === 'call' && resolver.path(value.callee) === 'Get-Content' ? value.args[0] : undefined;
}
