import { jsonErrorNames } from '../discord/jsonErrorCode.ts';
import { errorTree, type FieldLine } from './fieldLines.ts';
import { answered, type Reported } from './reported.ts';

/** Errors of libraries in compiled languages: JDA, Discord4J, Discord.Net, DSharpPlus, serenity, twilight, discordgo, disgo. */
export function readCompiled(text: string): Reported | null {
  return (
    jda(text) ??
    discord4j(text) ??
    discordNet(text) ??
    dsharpPlus(text) ??
    serenity(text) ??
    twilight(text) ??
    discordgo(text) ??
    disgo(text)
  );
}

/** `ErrorResponseException: 50013: Missing Permissions`; below 1,000 the number is the HTTP status. */
function jda(text: string): Reported | null {
  const missing = /InsufficientPermissionException: [^\n]*?(?:Missing permission|lack of Permission)[^\n]*/i.exec(text);
  if (missing !== null) return answered('JDA', { status: 403, code: 50013, message: 'Missing Permissions' });
  const limited = /429 on route ([A-Z]+)\/?(\S+)[^\n]*?Retry-After: (\d+) ?ms/.exec(text);
  if (limited !== null) {
    const [, method = '', url = '', wait = '0'] = limited;
    return answered('JDA', {
      status: 429,
      message: 'You are being rate limited.',
      method,
      url,
      retryAfter: Number(wait) / 1000,
    });
  }
  const found = /\bErrorResponseException\]?:? (-?\d+): ([^\n]*)/.exec(text);
  if (found === null) return null;
  const [whole, number = '', message = ''] = found;
  const code = Number(number);
  if (code < 0) return null;
  if (code < 1000) return answered('JDA', { status: code, message });
  const rejected = [
    ...text.slice(found.index + whole.length).matchAll(/^([\w.[\]$-]+)\n\t- (?:([A-Z][A-Z0-9_]+): )?([^\n]*)$/gm),
  ];
  const errors = errorTree(
    rejected.map(([, path = '', inner, said = '']) => ({
      path,
      message: said,
      ...(inner === undefined ? {} : { code: inner }),
    })),
  );
  return answered('JDA', { code, message: message.trim(), ...(errors === undefined ? {} : { errors }) });
}

/** `POST /channels/1/webhooks returned 400 Bad Request with response {code=50035, message=…, errors={…}}` */
function discord4j(text: string): Reported | null {
  const found =
    /\b([A-Z]+) (\/\S+) returned ([1-5]\d\d) [^\n]*? with response \{code=(\d+), message=([^,\n}]*)([^\n]*)/.exec(text);
  if (found === null) return null;
  const [, method = '', url = '', status, code, message = '', rest = ''] = found;
  const errors = errorTree(mapLines(rest));
  return answered('Discord4J', {
    status: Number(status),
    code: Number(code),
    message,
    method,
    url,
    ...(errors === undefined ? {} : { errors }),
  });
}

/** The fields in Java's way to print maps: `errors={name={_errors=[{code=X, message=Y}]}}`. */
function mapLines(text: string): FieldLine[] {
  const path: string[] = [];
  const lines: FieldLine[] = [];
  for (const [whole, key] of text.matchAll(/([\w$-]+)=\{|_errors=\[\{code=\w+, message=[^}]*\}\]|[{}]/g)) {
    if (key !== undefined) path.push(key);
    else if (whole === '}') path.pop();
    else if (whole === '{') path.push('');
    const [, code, message = ''] = /code=(\w+), message=([^}]*)/.exec(whole) ?? [];
    if (code !== undefined)
      lines.push({ path: path.filter((part) => part !== 'errors' && part !== '').join('.'), code, message });
  }
  return lines;
}

/** `DSharpPlus.Exceptions.UnauthorizedException: Unauthorized: 403` */
function dsharpPlus(text: string): Reported | null {
  const found = /\bDSharpPlus\.Exceptions\.\w+: ([^\n:]+): ([1-5]\d\d)/.exec(text);
  return found === null
    ? null
    : answered('DSharpPlus', { status: Number(found[2]), message: `${found[2]}: ${found[1]}` });
}

/** `err="50083: Thread is archived"` in the logs of disgo, and the same alone. */
function disgo(text: string): Reported | null {
  const found = /(?:\berr(?:or)?="?|^)(\d{5,6}): ([A-Z][^"\n]*)/m.exec(text);
  const code = Number(found?.[1]);
  if (found === null || !jsonErrorNames().has(code)) return null;
  return answered('disgo', { code, message: (found[2] ?? '').trim() });
}

/** `The server responded with error 50013: Missing Permissions`; three digits are the HTTP status. */
function discordNet(text: string): Reported | null {
  const found = /The server responded with error (\d+)(?:: ([^\n]*))?/.exec(text);
  if (found === null) return null;
  const [, number = '', message = ''] = found;
  const said = { message: message.trim() };
  return answered(
    'Discord.Net',
    number.length <= 3 ? { ...said, status: Number(number) } : { ...said, code: Number(number) },
  );
}

/** `ErrorResponse { status_code: 403, url: "https://…", …, error: DiscordJsonError { code: 50013, message: "…" } }` */
function serenity(text: string): Reported | null {
  const found =
    /\bErrorResponse \{ status_code: (\d+)([\s\S]*?)DiscordJsonError \{ code: (-?\d+), message: "((?:[^"\\]|\\.)*)"/.exec(
      text,
    );
  if (found === null) return null;
  const [, status, between = '', code, message = ''] = found;
  const url = /https?:\/\/[^"\s,]+/.exec(between)?.[0];
  const method = /method: ([A-Z]+)/.exec(between)?.[1];
  return answered('serenity', {
    status: Number(status),
    message,
    ...(Number(code) <= 0 ? {} : { code: Number(code) }),
    ...(url === undefined ? {} : { url }),
    ...(method === undefined ? {} : { method }),
  });
}

/** `GeneralApiError { code: 50013, message: "…" }, status: StatusCode(403)` */
function twilight(text: string): Reported | null {
  const found = /\bGeneralApiError \{ code: (\d+), message: "((?:[^"\\]|\\.)*)"/.exec(text);
  if (found === null) return null;
  const status = /\bstatus: (?:StatusCode\()?(\d{3})/.exec(text)?.[1];
  return answered('twilight', {
    code: Number(found[1]),
    message: found[2] ?? '',
    ...(status === undefined ? {} : { status: Number(status) }),
  });
}

/** `HTTP 403 Forbidden, {"message": "Missing Permissions", "code": 50013}` */
function discordgo(text: string): Reported | null {
  const found = /\bHTTP ([1-5]\d\d) [A-Z][\w ]*, (\{[^\n]*\})/.exec(text);
  if (found === null) return null;
  return {
    kind: 'exchange',
    by: 'discordgo',
    exchange: { response: { status: Number(found[1]), body: found[2] ?? '' } },
  };
}
