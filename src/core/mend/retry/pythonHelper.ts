/** The HTTP libraries of Python that a helper is written for: requests and httpx alike, and those that await. */
export type PythonAdapterId = 'sync' | 'httpx-async' | 'aiohttp' | 'urllib';

/** What is written into a Python file for the calls of one library. */
export interface PythonAdapter {
  readonly name: string;
  readonly code: string;
  readonly imports: readonly string[];
}

/** The global limit and the wait, for all helpers of a file (the facts are those of JavaScript's `retryDelay`). */
export const pythonRetryDelay = {
  name: 'retry_delay',
  code: `# When Discord's global rate limit ends, in seconds as time.monotonic() counts.
global_limit_end = 0.0


def retry_delay(retry, status, body, header):
    """Seconds until a refused request may be sent again, or None: at most 5 tries, 60 seconds in all."""
    global global_limit_end
    delay = 0.5 * 2 ** (retry["tries"] - 1)
    if status == 429:
        wait = body.get("retry_after") if isinstance(body, dict) else None
        # A 429 without retry_after comes from Cloudflare: sending on only prolongs the block.
        if not isinstance(wait, (int, float)):
            return None
        try:
            wait = max(wait, float(header or 0))
        except ValueError:
            pass
        delay = wait * retry["unit"]
        if body.get("global") is True and delay <= 60:
            global_limit_end = time.monotonic() + delay
    elif status < 500 or not retry["idempotent"]:
        return None
    delay += random.random() * 0.25
    retry["tries"] += 1
    retry["waited"] += delay
    return None if retry["tries"] > 5 or retry["waited"] > 60 else delay
`,
};

const doc = '"""Send again after a 429, as late as Discord asks, and after a 5xx where the request is idempotent."""';
const state = 'retry = {"tries": 1, "waited": 0.0, "idempotent": idempotent, "unit": unit}';

function returning(name: string, isAsync: boolean, status: string, body: string): string {
  const [def, wait, sleep] = isAsync ? ['async def', 'await ', 'await asyncio.sleep'] : ['def', '', 'time.sleep'];
  return `${def} ${name}(send, idempotent=False, unit=1):
    ${doc}
    ${state}
    while True:
        ${sleep}(max(0.0, global_limit_end - time.monotonic()))
        response = ${wait}send()
        if response.${status} < 400:
            return response
        try:
            body = ${body}
        except ValueError:
            body = None
        delay = retry_delay(retry, response.${status}, body, response.headers.get("Retry-After"))
        if delay is None:
            return response
        ${sleep}(delay)
`;
}

/** The helpers, by library. */
export const pythonAdapters: Readonly<Record<PythonAdapterId, PythonAdapter>> = {
  sync: {
    name: 'with_retry_after',
    code: returning('with_retry_after', false, 'status_code', 'response.json()'),
    imports: ['random', 'time'],
  },
  'httpx-async': {
    name: 'httpx_with_retry_after',
    code: returning('httpx_with_retry_after', true, 'status_code', 'response.json()'),
    imports: ['asyncio', 'random', 'time'],
  },
  aiohttp: {
    name: 'aiohttp_with_retry_after',
    code: returning('aiohttp_with_retry_after', true, 'status', 'json.loads(await response.text())'),
    imports: ['asyncio', 'json', 'random', 'time'],
  },
  urllib: {
    name: 'urlopen_with_retry_after',
    code: `def urlopen_with_retry_after(send, idempotent=False, unit=1):
    ${doc}
    ${state}
    while True:
        time.sleep(max(0.0, global_limit_end - time.monotonic()))
        try:
            return send()
        except urllib.error.HTTPError as error:
            text = error.read()
            try:
                body = json.loads(text)
            except ValueError:
                body = None
            delay = retry_delay(retry, error.code, body, error.headers.get("Retry-After"))
            if delay is None:
                # The body was read here: whoever asks for it is given what was read.
                raise urllib.error.HTTPError(
                    error.url, error.code, error.reason, error.headers, io.BytesIO(text)
                ) from error
        time.sleep(delay)
`,
    imports: ['io', 'json', 'random', 'time', 'urllib.error'],
  },
};
