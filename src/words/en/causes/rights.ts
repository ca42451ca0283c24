import { type CauseTable, cut } from '../../said.ts';

const list = (names: readonly string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
/** One of them is missing, and nobody says which. */
const either = (names: readonly string[]) => cut(new Intl.ListFormat('en', { type: 'disjunction' }).format(names), 70);

/** Causes in who asks: credentials, interactions, permissions. */
export const rightsCauses = {
  'no-credential': {
    summary: 'The request has no Authorization, and this route needs one.',
    cause:
      'Nothing was sent that says who is asking. A wrong token would have been sent and refused; here there is none.',
  },
  'no-prefix': {
    summary: 'The token was sent without "Bot " in front.',
    cause:
      'Discord reads a bare token as that of a user account, and does not find it. The token itself may be perfectly good.',
  },
  'blemished-value': {
    summary: 'The Authorization holds more than the token: blanks, quotes, a line break, or a scheme twice.',
    cause:
      'Such characters come along from a file or a copied line and cannot be seen. Discord takes them as part of the token.',
  },
  'placeholder-value': {
    summary: 'A placeholder was sent instead of a token.',
    cause:
      'The variable was not filled: it is empty, undefined, or still the sample text. The process that sent this does not have the token.',
  },
  'bearer-on-bot-token': {
    summary: 'A token that looks like a bot token was sent as Bearer.',
    cause:
      'Bearer is for OAuth2 access tokens, which have no dots. What was sent has the two dots of a bot token, which belongs behind "Bot ".',
  },
  'bot-on-other-secret': (said) => ({
    summary: `What stands behind "${said.scheme === '' ? 'Bot' : said.scheme}" does not have the shape of such a token.`,
    cause:
      'A bot token has three parts with dots between. A client secret (32 characters), a public key or an OAuth2 token was pasted instead.',
  }),
  'basic-on-api': {
    summary: 'Basic authorization was sent to a route that does not take it.',
    cause:
      'Client id and secret are accepted on the OAuth2 token addresses only. Everything else wants "Bot" or "Bearer".',
  },
  'scheme-unknown': (said) => ({
    summary: `"${said.scheme}" is not a scheme that Discord knows.`,
    cause: 'The word before the token has to be "Bot", "Bearer" or, on OAuth2 token addresses, "Basic", spelt so.',
  }),
  'bot-only-route': {
    summary: 'Only bots may use this route.',
    cause:
      'The credential is valid and belongs to a user (an OAuth2 token). The same call with the bot token is what the route expects.',
  },
  'user-only-route': {
    summary: 'Bots cannot use this route.',
    cause:
      'The credential belongs to a bot, and the route is for a user who has granted access: it wants an OAuth2 token behind "Bearer".',
  },
  'token-refused': {
    summary: 'Discord does not know this token: it was reset, or it is not what it is taken for.',
    cause:
      'Its shape and prefix are right, so the value itself is the reason: reset in the portal, reset by Discord after it was published, cut when it was copied, or of another kind of account. Bot tokens do not expire by themselves.',
  },
  'unseen-token-refused': {
    summary: 'Discord refused the credential.',
    cause:
      'The prefix is right. The rest is hidden or has no known shape, so a reset token, a wrong secret and a cut-off value cannot be told apart from here.',
  },
  'user-token-signs': {
    summary: 'This looks like a request of a user account, which programs must not make.',
    cause:
      'A bare token together with headers that only Discord’s own client sends. Automating a user account is against Discord’s terms, and Tracecord does not send such requests.',
  },
  'grant-spent': {
    summary: 'The OAuth2 code or refresh token is not valid (any more).',
    cause:
      'A code works once, for a short time after it was issued, and only with the redirect_uri and client_id that it was made for. A refresh token is replaced at each use and ends when the user removes the application.',
  },
  'client-secret-refused': {
    summary: 'The client id or the client secret is wrong.',
    cause:
      'The application itself was refused, before the grant was looked at. The secret was reset, is of another application, or was cut.',
  },
  'grant-as-json': {
    summary: 'The token address was sent JSON; it takes forms only.',
    cause:
      'The message speaks of the grant type because Discord does not read JSON here and so does not find one. The grant type itself may be right.',
  },
  'grant-type-missing': {
    summary: 'The grant type is missing or not one that Discord knows.',
    cause: 'Discord did not find grant_type in the form. It is misspelt, or the body was not sent as a form.',
  },
  'oauth-refused': (said) => ({
    summary: `OAuth2 refused${said.oauthError === '' ? '' : `: ${said.oauthError}`}.`,
    cause:
      said.oauthDescription === ''
        ? 'The answer says no more than this word. Compare scopes, redirect address and client id with the portal.'
        : `Discord adds: ${said.oauthDescription}`,
  }),
  'bearer-refused': {
    summary: 'The OAuth2 access token is not valid.',
    cause:
      'It has expired, was revoked, or belongs to a user who removed the application. A missing scope would have another code.',
  },
  'scope-missing': {
    summary: 'The OAuth2 token is valid, and lacks the scope that this route needs.',
    cause:
      'The user did not grant it. The scopes of a token are fixed when it is issued, so a new authorization is needed.',
  },
  'identity-token-refused': {
    summary: 'The identity provider’s token or its set-up was refused.',
    cause:
      'This concerns provisional accounts: issuer, audience, key or age of the ID token do not match what the application has set up.',
  },
  'connection-revoked': {
    summary: 'The connection or grant was revoked.',
    cause: 'Whoever granted it took it back. Only a new authorization helps.',
  },
  'webhook-token-refused': {
    summary: 'The token in the webhook address is not the one of this webhook.',
    cause:
      'The webhook exists, since its absence would be 10015; the token was renewed, cut, or belongs to another webhook.',
  },
  'url-token-refused': {
    summary: 'The token in the address was refused.',
    cause:
      'This route identifies by the token in its address, not by Authorization. It is cut, renewed, or of another webhook or interaction.',
  },
  'answered-too-late': (said) => ({
    summary: `The interaction was answered after ${said.age} s; Discord waits 3 s.`,
    cause:
      'Its id says when it was made, the answer says when Discord got the reply. Slow work before the first reply, or a cold start, is the usual reason.',
  }),
  'interaction-elsewhere': (said) => ({
    summary: `Discord does not wait for this interaction, ${said.age} s after it was made.`,
    cause:
      'It was not too late. Another process answered it, or id and token do not belong together. Discord has also been seen to lose interactions without a reason.',
  }),
  'interaction-unknown': {
    summary: 'Discord does not wait for this interaction (any more).',
    cause:
      'The first reply came after 3 s, another process gave it, or id and token are wrong. How old the interaction was cannot be seen here.',
  },
  'already-acknowledged': {
    summary: 'This interaction has been answered already.',
    cause:
      'A first reply is possible once. The code replies twice, a listener is registered twice, or a second process runs with the same token.',
  },
  'interaction-token-expired': {
    summary: 'The token of the interaction is no longer valid: it lives for 15 minutes.',
    cause:
      'After that, replies can no longer be edited or followed up through it. If it is younger, application id and token do not belong together.',
  },
  'follow-up-before-answer': {
    summary: 'The interaction has no webhook yet: it was not answered, or the application id is another.',
    cause:
      'Follow-ups and edits work after the first reply, and with the id of the application that got the interaction. For a webhook of a channel this code would mean that it was deleted.',
  },
  'permission-for-route': (said) => ({
    summary: `The bot lacks a permission: ${either(said.permissions)}.`,
    cause: `For ${said.route} the documentation names ${list(said.permissions)}. Roles may grant it and the channel still deny it; a bot that is timed out has almost none.`,
  }),
  'permission-unstated': {
    summary: 'The bot lacks a permission that this route needs.',
    cause:
      'Discord does not say which, and the documentation states none for this route. The bot can see the thing, else the code would be 50001.',
  },
  'permission-or-hierarchy': (said) => ({
    summary: 'The bot lacks a permission, or its highest role is not above the target.',
    cause: `${said.permissions.length === 0 ? '' : `The route needs ${list(said.permissions)}. `}Discord answers the same when the member or role stands at or above the bot's highest role, or is the owner. Administrator does not change the order.`,
  }),
  'permission-split': (said) => ({
    summary: `The bot lacks ${cutList(said.permissions)}, a permission of its own since February 2026.`,
    cause:
      'Until 2026-02-23 a broader permission (such as MANAGE_MESSAGES for pins) was enough. Bots that worked until then are refused until the new one is granted.',
  }),
  'permission-by-code': (said) => ({
    summary: said.permissions.length === 0 ? 'The bot lacks a permission.' : `The bot lacks ${list(said.permissions)}.`,
    cause: `The code itself says so${said.message === '' ? '' : `; Discord's words: "${said.message}"`}.`,
  }),
  hierarchy: (said) => ({
    summary: 'The target stands at or above the bot’s highest role, most likely.',
    cause: `The same call succeeded for another target a short while ago, so the permission${said.permissions.length === 0 ? '' : ` (${list(said.permissions)})`} is there. What differs is the target: its role is not below the bot's, or it is the owner.`,
  }),
  'channel-hidden': {
    summary: 'The bot cannot see this channel, or is not in its server.',
    cause:
      'Without VIEW_CHANNEL everything in a channel is refused with this code. A channel that does not exist would be 10003.',
  },
  'guild-closed': {
    summary: 'The bot has no access to this server.',
    cause:
      'It is not a member, was removed, or the id belongs to another server. A single missing permission would be 50013.',
  },
  'members-intent': {
    summary: 'The list of members is closed to this bot.',
    cause:
      'This route needs the Server Members Intent, switched on in the portal. A bot that is not in the server gets the same code.',
  },
  'forward-unreadable': {
    summary: 'The message that is forwarded has content that this application may not read.',
    cause:
      'Forwarding needs access to the content: the Message Content Intent, or a message that mentions the application (likely). A channel that the bot cannot see would be 50001.',
  },
  'commands-scope': {
    summary: 'The application may not manage commands in this server.',
    cause: 'It was added without the scope applications.commands, or the id is of a server that it is not in.',
  },
  'owner-without-mfa': {
    summary: 'The server demands two-factor authentication for this, and the bot’s owner has none.',
    cause:
      'For moderation in such servers, the account that owns the application must have it switched on. The bot itself cannot.',
  },
  'dm-refused': {
    summary: 'This person does not accept direct messages from the bot.',
    cause:
      'They blocked it or closed their direct messages. Nothing in the code changes that. Without a common server the code would be 50278.',
  },
  'dm-no-shared-guild': {
    summary: 'The bot and this person have no server in common that allows direct messages.',
    cause:
      'There is no common server (any more), or messages from its members are switched off. A block would be 50007.',
  },
  'dm-impossible': {
    summary: 'A direct message cannot be opened with this account.',
    cause: 'It is the bot itself or another bot. People who refuse messages are answered with 403 instead.',
  },
  'verification-needed': (said) => ({
    summary: 'An account must be verified before this is possible.',
    cause: `A verification of the account or of the server's level is missing${said.message === '' ? '' : `; Discord's words: "${said.message}"`}.`,
  }),
  'refused-by-rule': (said) => ({
    summary: `Discord forbids this${said.message === '' ? '' : `: "${cut(said.message, 80)}"`}.`,
    cause: `Code ${said.code} is a rule, not a missing permission: more rights for the bot do not change it.`,
  }),
  'refused-unsaid': {
    summary: 'Discord refused access and gave no reason.',
    cause: 'There is no code that would tell a missing permission from a rule or from a wrong kind of credential.',
  },
} satisfies CauseTable;

function cutList(names: readonly string[]): string {
  return cut(list(names), 70);
}
