import type { CauseTable } from '../../said.ts';

/** Causes on the way to Discord: the network, the edge, and whatever answers in Discord's place. */
export const wayCauses = {
  'name-not-found': {
    summary: 'The host name does not exist for this machine, so nothing was sent.',
    cause:
      'The name server answered that there is no such name. The address is misspelt, or this network has a DNS of its own that hides it. Discord never saw the request.',
  },
  'name-server-silent': {
    summary: 'The name server did not answer, so nothing was sent.',
    cause:
      'Looking up the host failed for a reason that can pass: no network, a resolver that is down, or a container without DNS. A name that does not exist would be reported differently.',
  },
  'connection-refused': {
    summary: 'Nothing listens at that address and port: the connection was refused.',
    cause:
      'The machine at the other end answered, and said no. For the sandbox or a proxy that means it is not running; for discord.com it means that something on the way refuses in its name.',
  },
  'network-unreachable': {
    summary: 'There is no way from this machine to that address.',
    cause:
      'The operating system knows no route: no network, a VPN that is down, or an IPv6 address on a network without IPv6. Nothing was sent.',
  },
  'connection-blocked': {
    summary: 'This machine itself does not allow the connection.',
    cause:
      'The operating system or a local firewall forbade it before a single packet left. Discord never saw the request.',
  },
  'connection-reset': {
    summary: 'The connection was cut before an answer came.',
    cause:
      'The other side, or something between, ended the connection. The request may have been carried out all the same: look before you send a POST again.',
  },
  'reset-in-handshake': {
    summary: 'The connection was cut during the TLS handshake.',
    cause:
      'It broke before anything was encrypted, so no request left. That is typical of a proxy, a firewall or a filter that does not let this host through.',
  },
  'closed-by-server': {
    summary: 'The server closed the connection instead of answering.',
    cause:
      'Most often an idle connection was closed at the moment it was used again. The request may or may not have been carried out.',
  },
  'connect-timeout': {
    summary: 'No connection came about in time.',
    cause:
      'The address did not answer at all. A refused connection would have been reported at once, so packets are lost or dropped: a firewall, a VPN, or a proxy that is required and not used.',
  },
  'headers-timeout': {
    summary: 'The request was sent, and no answer began in time.',
    cause:
      'The connection works, since the request left. Discord, or something between, is slow or holds on to it. The request may still be carried out.',
  },
  'body-timeout': {
    summary: 'The answer began and then stopped coming.',
    cause:
      'Status and headers arrived; the rest did not, within the time allowed. The request has been carried out most likely.',
  },
  'deadline-passed': {
    summary: 'The time that the caller allowed for the whole request ran out.',
    cause:
      'This limit is in the code (for example an abort signal with a timeout). It does not say which phase was slow; the timings do.',
  },
  'issuer-untrusted': {
    summary: 'The certificate is signed by somebody whom this machine does not trust.',
    cause:
      "Discord's certificate is publicly trusted, so this one is not Discord's: a company proxy or an antivirus reads the traffic with a certificate of its own, or the system's list of authorities is old.",
  },
  'certificate-expired': {
    summary: 'The certificate is not valid at this time, by the clock of this machine.',
    cause:
      "Either the clock of this machine is wrong, or something between shows an old certificate. Discord's own is renewed long before.",
  },
  'certificate-other-host': {
    summary: 'The certificate belongs to another host than the one that was called.',
    cause:
      'Somebody else answers under this name: a proxy, a captive portal, an entry in the hosts file, or an address instead of a name in the URL.',
  },
  'certificate-refused': {
    summary: 'The certificate was refused.',
    cause: 'It was revoked, is not meant for servers, or its chain is broken. Nothing was sent over this connection.',
  },
  'tls-not-spoken': {
    summary: 'The other side does not speak TLS at this address.',
    cause:
      'What came back was not TLS, most often plain HTTP: https:// with the port of an http server or of a proxy, or a proxy that is given as https:// and is not.',
  },
  'tls-failed': {
    summary: 'Both sides could not agree on a secure connection.',
    cause:
      'The handshake failed on version or cipher. Old systems and proxies that take TLS apart are the usual reason.',
  },
  cancelled: {
    summary: 'The request was called off.',
    cause: 'The code or a person aborted it. If it had left already, it may have been carried out.',
  },
  'client-closed': {
    summary: 'The HTTP client was shut down before the request was done.',
    cause: 'Its pool was closed or destroyed, as happens when a program exits while requests are still under way.',
  },
  'proxy-refused': {
    summary: 'The proxy could not be reached.',
    cause:
      'The connection to the proxy failed, not the one to Discord. Its address or port is wrong, or it is not running.',
  },
  'proxy-wants-login': {
    summary: 'The proxy asks for a login (407).',
    cause: 'Discord never answers 407. The proxy needs a user name and password, and got none or wrong ones.',
  },
  'proxy-failed': {
    summary: 'The proxy answered and did not connect to Discord.',
    cause: 'It refused to open a tunnel or broke it. Its own rules or its own network are the reason, not the request.',
  },
  'request-unsendable': {
    summary: 'The request cannot be written as HTTP, so nothing was sent.',
    cause:
      'Something in it is not allowed: a line break or a non-Latin character in a header, a bad method or address, or a length that does not match the body.',
  },
  'body-file-unreadable': {
    summary: 'A file that the body names could not be read, so nothing was sent.',
    cause:
      'It is gone, no regular file, too large, or may not be read. It was there when it was looked at just before, or it would have been refused without a try.',
  },
  'answer-not-http': {
    summary: 'What came back is not HTTP.',
    cause: 'Another service or a broken proxy answers at this address. Discord and Cloudflare speak clean HTTP.',
  },
  'answer-cut-short': {
    summary: 'The answer ended before it was complete.',
    cause: 'Fewer bytes came than were announced. The request has most likely been carried out.',
  },
  'answer-undecodable': {
    summary: 'The body cannot be decompressed.',
    cause:
      'It is not what its content-encoding says. Something on the way changed the one and not the other, or cut the body.',
  },
  'answer-too-large': {
    summary: 'The answer is larger than the client accepts.',
    cause: "Its headers or its body pass a limit of the client. Discord's headers are small, so look at who answered.",
  },
  'http2-failed': {
    summary: 'The HTTP/2 connection failed.',
    cause: 'Client and server disagreed about the protocol, not about the request. HTTP/1.1 avoids it.',
  },
  'transport-unknown': (said) => ({
    summary: `No answer came: ${said.transport === '' ? 'the reason is not known' : said.transport}.`,
    cause: 'This error code is not known here. The phase in which it came is all that can be said.',
  }),
  'browser-user-agent': {
    summary: "Cloudflare, in front of Discord, refused the request: its User-Agent is a browser's.",
    cause:
      'Bot requests that pass themselves off as a browser are blocked on most routes. /users/@me and /gateway may still answer with the same headers, so they prove nothing. The message sounds like a fault in a network, and almost never is one.',
  },
  'missing-user-agent': {
    summary: 'Cloudflare, in front of Discord, refused the request: it has no User-Agent.',
    cause:
      'Requests without a User-Agent are blocked before they reach Discord. A missing permission would come from Discord itself, with another code.',
  },
  'library-user-agent': (said) => ({
    summary: "Cloudflare, in front of Discord, refused the request; the User-Agent is not in Discord's form.",
    cause: `"${said.userAgent}" is not the form that Discord asks for. The defaults of some libraries are refused, others pass; sending the right one is the quickest way to know.`,
  }),
  'unseen-user-agent': {
    summary: 'Cloudflare, in front of Discord, refused the request; the User-Agent that was sent is not known.',
    cause:
      'This refusal most often follows from the User-Agent, and it is not in what was pasted. Look at what was really sent, defaults of the library included.',
  },
  'blocked-despite-user-agent': {
    summary: "Cloudflare refused the request although the User-Agent is in Discord's form.",
    cause:
      "What is left is the address that it came from, something else in the request that looks like a browser, or a fault on Discord's side, which has produced this answer before. Discord Status and a second network tell these apart.",
  },
  'worker-host': (said) => ({
    summary: 'Cloudflare refused the request; the host it runs on is one possible reason.',
    cause: `The workspace has ${said.file}, so the code seems to run on Cloudflare Workers, whose addresses are shared. Putting a Worker in between as a proxy is known not to help. A run from another machine with the same headers settles it.`,
  }),
  'apps-script-host': (said) => ({
    summary: 'Cloudflare refused the request; Google Apps Script is one possible reason.',
    cause: `The workspace has ${said.file}. Apps Script sends a browser-like User-Agent of its own and shares its addresses with everybody. Whether UrlFetchApp sends the User-Agent you set cannot be proved.`,
  }),
  'firewall-rule': {
    summary: "A rule of Cloudflare's firewall for Discord refused the request.",
    cause:
      'The User-Agent is in order, so the rule matched something else: the address, another header, or the way the client connects.',
  },
  'region-blocked': {
    summary: 'Cloudflare refuses requests from the country or region of this address.',
    cause:
      'Error 1009 speaks of the place of the address only. A VPN or a host abroad may be the reason for a place that you do not expect.',
  },
  'address-banned-by-edge': {
    summary: 'Cloudflare has banned the address that this request came from.',
    cause:
      'Errors 1006 to 1008 are bans of an address, whatever is asked from it. Every other program behind the same address is banned too.',
  },
  'malformed-for-edge': {
    summary: 'Cloudflare could not read the request as HTTP and threw it away.',
    cause:
      'The page is Cloudflare\'s plain "400 Bad Request". A bad header, a wrong Host or a broken line does that; the JSON in the body does not.',
  },
  'edge-page': (said) => ({
    summary: `Cloudflare answered ${said.status === '' ? '' : `${said.status} `}with a page of its own; Discord did not see the request.`,
    cause:
      'Discord answers its API in JSON and adds a Via header. This page has neither, and does not say why the request was stopped.',
  }),
  'edge-rate-limit': {
    summary: 'Cloudflare limits the address that this request came from (1015).',
    cause:
      "This is not one of Discord's buckets: there are no X-RateLimit headers. Too many refused requests, fast unauthenticated calls, or other tenants of a shared address bring it about. Each further request can prolong it.",
  },
  'edge-limit-unsaid': {
    summary: 'A 429 without any of Discord’s rate-limit headers: the limit is in front of Discord.',
    cause:
      'Discord names the wait and the bucket in its own 429. This answer names neither, so it most likely comes from Cloudflare or a proxy and concerns the address.',
  },
  'api-ban': {
    summary: 'The address is banned for a while because of too many refused requests.',
    cause:
      'Cloudflare serves this fixed text to an address that got too many 401, 403 and 429 answers (10,000 in ten minutes is the limit). It comes without Retry-After; going on prolongs it. Everything behind the address is affected.',
  },
  challenge: {
    summary: 'Cloudflare wants a person in front of a browser; an API client cannot pass.',
    cause:
      'The page is a check for people. The way the request looks, or its address, made it suspicious. Do not try to solve it with a program.',
  },
  'origin-unreachable': (said) => ({
    summary: `Cloudflare could not reach Discord's servers${said.status === '' ? '' : ` (${said.status})`}.`,
    cause:
      'Statuses 520 to 530 are made by Cloudflare when the servers behind it fail or do not answer. Nothing in the request causes that.',
  }),
  'edge-bad-gateway': (said) => ({
    summary: `Cloudflare answered ${said.status} in place of Discord's servers.`,
    cause: "The page is Cloudflare's. Discord's own servers were not reached, or gave nothing that could be passed on.",
  }),
  'foreign-answer': {
    summary: 'Something other than Discord answered.',
    cause:
      'The answer has no cf-ray, and neither the headers nor the body are Discord’s. A proxy, a filter or a wrong host gave it.',
  },
  'captive-portal': (said) => ({
    summary: 'A page came where Discord’s API answers with JSON: the network put something in front.',
    cause:
      said.location === ''
        ? 'Hotel and guest networks, and some company proxies, answer every request with a page of their own until somebody logs in.'
        : `The request was sent on to ${said.location}, which is not Discord’s. Networks that want a login do that.`,
  }),
  'content-filter': {
    summary: 'A web filter or a company proxy refused the request.',
    cause: 'The page names such a product. Discord did not see the request; the rules of the network decide.',
  },
  'google-front-end': {
    summary: "Google's front end, before Discord's servers, refused the request as malformed.",
    cause:
      'The page "Error 400 (Bad Request)!!1" is Google\'s. The HTTP itself is broken: a bad header, length or Host; or the request went to a Google host.',
  },
  'worker-exception': (said) => ({
    summary: `A Cloudflare Worker on the way failed (${said.edgeCode}).`,
    cause:
      'Errors 1101 and 1102 are thrown by somebody’s Worker. Discord’s API does not answer so: a proxy of your own or of somebody else is in between.',
  }),
} satisfies CauseTable;
