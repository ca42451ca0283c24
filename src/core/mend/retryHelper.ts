/**
 * The functions that *Add retry_after handling* writes into a person's file. They wait as long as the 429 says, the
 * body's `retry_after` or the `Retry-After` header, whichever is larger (both in seconds since API v8; documentation,
 * Rate Limits); they treat a 429 without `retry_after` as Cloudflare's and stop (discord-api-docs#5810); tries and
 * total wait are bounded.
 */
export function javascriptRetryHelper(typed: boolean): string {
  const signature = typed
    ? 'async function withRetryAfter(send: () => Promise<Response>, tries = 5, longestWait = 60): Promise<Response> {'
    : 'async function withRetryAfter(send, tries = 5, longestWait = 60) {';
  return `/** Sends again after a 429, as late as Discord asks (seconds); gives up after some tries or a long wait. */
${signature}
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    const response = await send();
    if (response.status !== 429 || attempt >= tries) return response;
    const body = await response
      .clone()
      .json()
      .catch(() => null);
    // A 429 without retry_after comes from Cloudflare: sending on only prolongs the block.
    if (typeof body?.retry_after !== 'number') return response;
    const seconds = Math.max(body.retry_after, Number(response.headers.get('retry-after')) || 0);
    waited += seconds;
    if (waited > longestWait) return response;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000 + Math.random() * 250));
  }
}
`;
}

/** The same for Python's requests. */
export const pythonRetryHelper = `def with_retry_after(send, tries=5, longest_wait=60):
    """Send again after a 429, as late as Discord asks (seconds); give up after some tries or a long wait."""
    waited = 0.0
    for attempt in range(1, tries + 1):
        response = send()
        if response.status_code != 429 or attempt == tries:
            return response
        try:
            seconds = float(response.json()["retry_after"])
        except (ValueError, KeyError, TypeError):
            # A 429 without retry_after comes from Cloudflare: sending on only prolongs the block.
            return response
        seconds = max(seconds, float(response.headers.get("Retry-After") or 0))
        waited += seconds
        if waited > longest_wait:
            return response
        time.sleep(seconds + random.random() * 0.25)

`;
