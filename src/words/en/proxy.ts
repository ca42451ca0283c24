import type { CaptureProxyWords } from '../capture.ts';

/** What the capture proxy says in English, in an editor as in a terminal. */
export const proxyWords: CaptureProxyWords = {
  unreachable: (host, code) => `Tracecord's proxy could not reach ${host}: ${code}`,
  notHere: "This address is Tracecord's proxy. The path has to begin as it was given out, and then /api.",
  userToken: (headers) =>
    `Tracecord's proxy did not send this request: its Authorization has neither "Bot " nor "Bearer " in front, and beside it stands what only Discord's own client sends (${headers}). Such a token is most likely a user's, which programs must not use. For a bot, put "Bot " in front and leave those headers out.`,
  plain: (host) =>
    `Without TLS: tokens go to ${host} as they are, for everybody on the way to read. Keep this to a private network.`,
};
