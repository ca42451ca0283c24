import type { RetryAdapter } from './retryAdapter.ts';

/** The HTTP libraries of JavaScript that a helper is written for. */
export type JavaScriptAdapter =
  | 'fetch'
  | 'undici'
  | 'axios'
  | 'got'
  | 'ky'
  | 'superagent'
  | 'node-http'
  | 'apps-script';

/** What decides on the wait, for the helpers of all libraries in a file. */
export interface SharedCode {
  readonly name: string;
  /** Matches its definition: the name may mean something else in a file. */
  readonly definition: RegExp;
  readonly code: (typed: boolean) => string;
}

/** The end of a global limit, which holds back every call of the file. */
export const globalLimit: SharedCode = {
  name: 'globalLimitEnd',
  definition: /\blet globalLimitEnd = 0\b/,
  code: () => `// When Discord's global rate limit ends, in milliseconds as Date.now() counts.
let globalLimitEnd = 0;
`,
};

/**
 * The wait is the body's `retry_after` or the `Retry-After` header, whichever is larger (seconds since API v8;
 * documentation, Rate Limits); a 429 without `retry_after` is Cloudflare's (discord-api-docs#5810); a 5xx may have been
 * carried out, so that only idempotent requests go again.
 */
export const retryDelay: SharedCode = {
  name: 'retryDelay',
  definition: /\bfunction retryDelay\(retry\b/,
  code: (
    typed,
  ) => `/** Milliseconds until a refused request may be sent again, or null: at most 5 tries, 60 seconds in all. */
function retryDelay(${
    typed
      ? 'retry: { tries: number; waited: number; idempotent?: boolean; unit?: number }, status: number, body: any, header: unknown'
      : 'retry, status, body, header'
  })${typed ? ': number | null' : ''} {
  let delay = 500 * 2 ** (retry.tries - 1);
  if (status === 429) {
    // A 429 without retry_after comes from Cloudflare: sending on only prolongs the block.
    if (typeof body?.retry_after !== 'number') return null;
    delay = Math.max(body.retry_after, Number(header) || 0) * (retry.unit ?? 1000);
    if (body.global === true && delay <= 60_000) globalLimitEnd = Date.now() + delay;
  } else if (status < 500 || !retry.idempotent) {
    return null;
  }
  delay += Math.random() * 250;
  retry.tries += 1;
  retry.waited += delay;
  return retry.tries > 5 || retry.waited > 60_000 ? null : delay;
}
`,
};

/** A sleep that also waits for the end of a global limit. */
export const pauseFor: SharedCode = {
  name: 'pauseFor',
  definition: /\bfunction pauseFor\(milliseconds\b/,
  code: (typed) => `/** Waits so many milliseconds, and longer where a global limit holds everything back. */
function pauseFor(milliseconds${typed ? ': number' : ''}) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(milliseconds, globalLimitEnd - Date.now())));
}
`,
};

/** Reads a body that a library hands over as text, or as what it read from it. */
export const parsedBody: SharedCode = {
  name: 'parsedBody',
  definition: /\bfunction parsedBody\(body\b/,
  code: (typed) => `/** The JSON of a body, or null where it is none. */
function parsedBody(body${typed ? ': unknown' : ''}) {
  try {
    return typeof body === 'string' ? JSON.parse(body) : body;
  } catch {
    return null;
  }
}
`,
};

const options = ': { idempotent?: boolean; unit?: number }';

/** The helpers, by library. */
export const javascriptAdapters: Readonly<Record<JavaScriptAdapter, RetryAdapter>> = {
  fetch: {
    name: 'withRetryAfter',
    code: (typed) => `${doc()}
async function withRetryAfter${typed ? '<T extends Response>' : ''}(send${typed ? ': () => Promise<T>' : ''}, options${
      typed ? options : ''
    } = {})${typed ? ': Promise<T>' : ''} {
  const retry = { tries: 1, waited: 0, ...options };
  for (;;) {
    if (Date.now() < globalLimitEnd) await pauseFor(0);
    const response = await send();
    if (response.ok) return response;
    const body = await response.clone().json().catch(() => null);
    const delay = retryDelay(retry, response.status, body, response.headers.get('retry-after'));
    if (delay === null) return response;
    await pauseFor(delay);
  }
}
`,
  },
  undici: {
    name: 'undiciWithRetryAfter',
    code: (typed) => `${doc()}
async function undiciWithRetryAfter${
      typed
        ? '<T extends { statusCode: number; headers: Record<string, unknown>; body: { text(): Promise<string> } }>'
        : ''
    }(send${typed ? ': () => Promise<T>' : ''}, options${typed ? options : ''} = {})${typed ? ': Promise<T>' : ''} {
  const retry = { tries: 1, waited: 0, ...options };
  for (;;) {
    if (Date.now() < globalLimitEnd) await pauseFor(0);
    const response = await send();
    if (response.statusCode < 400) return response;
    const text = await response.body.text();
    const delay = retryDelay(retry, response.statusCode, parsedBody(text), response.headers['retry-after']);
    if (delay === null) {
      // The body was read here: whoever asks for it is given what was read.
      Object.assign(response.body, { text: async () => text, json: async () => JSON.parse(text) });
      return response;
    }
    await pauseFor(delay);
  }
}
`,
    readsText: true,
  },
  axios: {
    name: 'axiosWithRetryAfter',
    code: (typed) => throwing('axiosWithRetryAfter', ['status', 'data'], typed),
    readsText: true,
  },
  superagent: {
    name: 'superagentWithRetryAfter',
    code: (typed) => throwing('superagentWithRetryAfter', ['status', 'text'], typed),
    readsText: true,
  },
  got: {
    name: 'gotWithRetryAfter',
    code: (typed) => throwing('gotWithRetryAfter', ['statusCode', 'body'], typed, '{ limit: 0 }'),
    readsText: true,
  },
  ky: {
    name: 'kyWithRetryAfter',
    code: (typed) => `${doc(' The client itself does not retry meanwhile.')}
async function kyWithRetryAfter${typed ? `<C extends ${extendable}, T>(client: C, send: (client: C) => PromiseLike<T>, options${options} = {}): Promise<T>` : '(client, send, options = {})'} {
  const retry = { tries: 1, waited: 0, ...options };
  for (;;) {
    if (Date.now() < globalLimitEnd) await pauseFor(0);
    try {
      return await send(client.extend({ retry: 0 }));
    } catch (error) {
      const response = ${typed ? '(error as any)' : 'error'}.response;
      if (response === undefined) throw error;
      const body = await response.clone().json().catch(() => null);
      const delay = retryDelay(retry, response.status, body, response.headers.get('retry-after'));
      if (delay === null) throw error;
      await pauseFor(delay);
    }
  }
}
`,
  },
  'node-http': {
    name: 'requestWithRetryAfter',
    code: (typed) => `${doc()}
function requestWithRetryAfter(${
      typed
        ? `open: (answered: (response: any) => void) => any, answered: (response: any) => void, options${options} = {}): Writable`
        : 'open, answered, options = {})'
    } {
  const retry = { tries: 1, waited: 0, ...options };
  const chunks${typed ? ': Buffer[]' : ''} = [];
  const outgoing = new Writable({
    write(chunk, encoding, done) {
      chunks.push(Buffer.from(chunk, encoding));
      done();
    },
    final(done) {
      done();
      attempt();
    },
  });
  async function attempt() {
    if (Date.now() < globalLimitEnd) await pauseFor(0);
    const request = open(async (response) => {
      if (response.statusCode < 400) return answered(response);
      const received${typed ? ': Buffer[]' : ''} = [];
      for await (const chunk of response) received.push(chunk);
      const body = parsedBody(Buffer.concat(received).toString());
      const delay = retryDelay(retry, response.statusCode, body, response.headers['retry-after']);
      if (delay !== null) return pauseFor(delay).then(attempt);
      // The body was read here: whoever asks for it is given what was read.
      const { statusCode, statusMessage, headers, rawHeaders } = response;
      return answered(Object.assign(Readable.from(received), { statusCode, statusMessage, headers, rawHeaders }));
    });
    request.on('error', (error${typed ? ': Error' : ''}) => outgoing.destroy(error));
    if (!request.writableEnded) request.end(Buffer.concat(chunks));
  }
  return outgoing;
}
`,
    readsText: true,
    imports: { from: 'node:stream', names: ['Readable', 'Writable'] },
  },
  'apps-script': {
    name: 'fetchWithRetryAfter',
    code: () => `${doc(' A failure is thrown unless it is muted.')}
function fetchWithRetryAfter(send, options = {}) {
  const retry = { tries: 1, waited: 0, ...options };
  for (;;) {
    if (Date.now() < globalLimitEnd) Utilities.sleep(globalLimitEnd - Date.now());
    const response = send();
    const status = response.getResponseCode();
    if (status < 400) return response;
    const headers = response.getAllHeaders();
    const header = headers['Retry-After'] ?? headers['retry-after'];
    const delay = retryDelay(retry, status, parsedBody(response.getContentText()), header);
    if (delay === null) {
      if (options.muted) return response;
      throw new Error(\`Request failed: \${status} \${response.getContentText()}\`);
    }
    Utilities.sleep(delay);
  }
}
`,
    readsText: true,
    isSynchronous: true,
  },
};

const extendable = '{ extend: (options: any) => C }';

function doc(note = ''): string {
  return `/** Sends again after a 429, as late as Discord asks, and after a 5xx where the request is idempotent.${note} */`;
}

/** The helper of a library that throws an error with the answer in it; its own retries, where it has them, are off. */
function throwing(name: string, [status, body]: readonly [string, string], typed: boolean, off?: string): string {
  const hasClient = off !== undefined;
  const generic = hasClient ? `<C extends ${extendable}, T>` : '<T>';
  const list = hasClient ? 'client: C, send: (client: C) => PromiseLike<T>' : 'send: () => PromiseLike<T>';
  const untyped = hasClient ? 'client, send' : 'send';
  return `${doc(hasClient ? ' The client itself does not retry meanwhile.' : '')}
async function ${name}${typed ? `${generic}(${list}, options${options} = {}): Promise<T>` : `(${untyped}, options = {})`} {
  const retry = { tries: 1, waited: 0, ...options };
  for (;;) {
    if (Date.now() < globalLimitEnd) await pauseFor(0);
    let result${typed ? ': any' : ''};
    let failure${typed ? ': any' : ''} = null;
    try {
      result = await send(${hasClient ? `client.extend({ retry: ${off} })` : ''});
    } catch (error) {
      failure = error;
    }
    const response = failure === null ? result : failure.response;
    const status = response?.${status};
    const isRefused = failure === null ? status >= 400 : status !== undefined;
    const body = isRefused ? parsedBody(response.${body}) : null;
    const delay = isRefused ? retryDelay(retry, status, body, response.headers['retry-after']) : null;
    if (delay !== null) await pauseFor(delay);
    else if (failure === null) return result;
    else throw failure;
  }
}
`;
}
