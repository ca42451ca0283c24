/**
 * Headers that only Discord's own client sends; beside a token without a scheme they are the one sign of a user's
 * (python-discord/bot#1421).
 */
const clientHeader =
  /^x-(?:super-properties|fingerprint|discord-(?:locale|timezone)|context-properties|debug-options|installation-id|track)$/i;

/** The first header of Discord's own client among those of a request. */
export function clientHeaderOf<H extends { readonly name: string }>(request: {
  readonly headers: readonly H[];
}): H | undefined {
  return request.headers.find(isClientHeader);
}

/** Whether only Discord's own client sends such a header. */
export function isClientHeader({ name }: { readonly name: string }): boolean {
  return clientHeader.test(name);
}
