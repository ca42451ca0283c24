import { answered, type Reported } from './reported.ts';

/** Errors of libraries in compiled languages: JDA, Discord.Net, serenity, twilight and discordgo. */
export function readCompiled(text: string): Reported | null {
  return jda(text) ?? discordNet(text) ?? serenity(text) ?? twilight(text) ?? discordgo(text);
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
  const found = /\bErrorResponseException: (-?\d+): ([^\n]*)/.exec(text);
  if (found === null) return null;
  const [, number = '', message = ''] = found;
  const code = Number(number);
  if (code < 0) return null;
  return answered('JDA', code < 1000 ? { status: code, message } : { code, message: message.trim() });
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
