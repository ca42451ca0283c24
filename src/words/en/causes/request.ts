import { type CauseTable, cut, type Said } from '../../said.ts';

/** Causes in what is asked: form, contents, and things and routes that are not there. */
export const requestCauses = {
  'field-rejected': (said) => ({
    summary: `Discord refused ${said.fields.length === 1 ? `the field ${fieldName(said)}` : `${said.fields.length} fields of the request`}.`,
    cause:
      'The form of the request is right and Discord names each value that it does not accept, with the reason. All of them have to be mended.',
  }),
  'path-value-rejected': (said) => ({
    summary: `A value in the address was refused: ${fieldName(said)}.`,
    cause:
      'The rejected field is not in the body but in the path. Most often it should be an id and is a name, a mention, or @me where a number belongs.',
  }),
  'unfilled-placeholder': (said) => ({
    summary: `The address holds "${said.placeholder}" where an id belongs.`,
    cause:
      'A variable was not filled before the address was put together. Discord then complains about something else; this is the real reason.',
  }),
  'content-type-missing': {
    summary: 'Discord did not read the body: its Content-Type is missing or another.',
    cause:
      'The contents may be right. Discord reads application/json, forms and multipart; anything else counts as an empty body.',
  },
  'form-unsaid': {
    summary: 'Discord refused the form of the request and named no field.',
    cause:
      'The answer has the code for an invalid form without the tree of fields. Old API versions and bodies of a wrong kind do that.',
  },
  'json-broken': {
    summary: 'The body is not valid JSON.',
    cause:
      'Discord could not parse it: a trailing comma, single quotes, a text that was not escaped, or an object that was turned into text by mistake.',
  },
  'json-suspect': {
    summary: 'Discord refused the request, and its body is not valid JSON.',
    cause:
      'The answer only says "bad request". What was sent calls itself JSON and cannot be parsed, which explains it.',
  },
  'message-empty': {
    summary: 'The message has nothing to show.',
    cause:
      'Content, embeds, components, files, stickers and poll are all empty or absent. A variable that is empty at run time is the usual reason.',
  },
  'message-key-misspelt': (said) => ({
    summary: `The message has "${said.key}" where Discord reads "${said.meant}".`,
    cause: 'Keys that Discord does not know are passed over in silence, so nothing was left to send.',
  }),
  'github-payload': {
    summary: "GitHub's event was sent to the plain webhook address.",
    cause:
      'Discord understands GitHub’s form only at the address that ends in /github. At the plain one it finds no message in it.',
  },
  'content-blocked': (said) => ({
    summary: 'What the request says was blocked by a filter.',
    cause: `AutoMod of the server or a filter of Discord's refused the words or the link, not the form${said.message === '' ? '' : `; Discord's words: "${said.message}"`}. Trying again with the same words gives the same.`,
  }),
  'body-too-large': (said) => ({
    summary: `The request is too large${said.bytes === 0 ? '' : ` (${said.bytes.toLocaleString('en')} bytes of text)`}.`,
    cause:
      'All parts count together. The limit depends on the server for files; text has limits of its own, which would be reported per field.',
  }),
  'file-too-large': {
    summary: 'A file is larger than is allowed here.',
    cause:
      'Each file counts by itself; 10 MiB is the limit without boosts or a subscription. Images that are scaled have smaller limits.',
  },
  'url-too-long': {
    summary: 'The address or a header is too long.',
    cause: 'It was refused before anything looked at its contents. A body in the query, or cookies that grew, do that.',
  },
  'legacy-form': {
    summary: 'The answer is that of an old API version: it names a field and no reason.',
    cause:
      'An address without /v10 counts as version 6, whose form errors have neither code nor sentence. With a version in the address the same request is answered in full.',
  },
  'api-version-gone': (said) => ({
    summary: `Discord does not serve this API version${said.version === '' ? '' : ` (v${said.version})`}.`,
    cause: 'Versions 9 and 10 are current, 6 to 8 are deprecated and still answer, the others are refused.',
  }),
  'messages-too-old': {
    summary: 'A message is too old for bulk delete: the limit is 14 days.',
    cause: 'One message older than two weeks is enough to refuse the whole call. Its id says when it was made.',
  },
  'message-count': {
    summary: 'Bulk delete takes 2 to 100 messages.',
    cause: 'The list is too short, too long, or has the same id twice.',
  },
  'forum-thread-name': {
    summary: 'The channel is a forum: a post needs a name or a thread.',
    cause:
      'Messages cannot stand by themselves in a forum. thread_name starts a post, thread_id continues one; exactly one of them belongs here.',
  },
  'forum-tag': {
    summary: 'This forum demands a tag on each post.',
    cause: 'applied_tags is empty. The tags with their ids stand in the channel.',
  },
  'value-refused': (said) => ({
    summary: `Discord refused a value${said.message === '' ? '' : `: "${cut(said.message, 80)}"`}.`,
    cause: `Code ${said.code} speaks of one particular value and names no field. Compare what was sent with what Discord says.`,
  }),
  'media-type-refused': {
    summary: 'The Content-Type of the request is not accepted here.',
    cause:
      'The body was not looked at. JSON needs application/json, OAuth2 token addresses need a form, files need multipart.',
  },
  'bad-request-unsaid': {
    summary: 'Discord could not make sense of the request, and says no more.',
    cause:
      'There is neither a code nor a field. The body parses and the address looks right, so the smallest request that still fails is the way to find it.',
  },
  'unknown-resource': (said) => ({
    summary: `The thing does not exist, or not for this bot${said.message === '' ? '' : `: "${cut(said.message, 60)}"`}.`,
    cause:
      'It was deleted, or the id is of something else. If it existed and were closed to the bot, Discord would answer 50001 or 50013.',
  }),
  'unknown-channel': {
    summary: 'There is no channel with this id.',
    cause:
      'It was deleted, or the id is of a server, message or other environment. A channel that is only hidden would be 50001.',
  },
  'unknown-guild': {
    summary: 'There is no server with this id for this bot.',
    cause: 'The bot is not in it, it was deleted, or the id is of something else (a channel, another environment).',
  },
  'unknown-message': {
    summary: 'There is no message with this id in this channel.',
    cause:
      'It was deleted, is in another channel, or is ephemeral: replies that only one person sees exist only behind their interaction’s webhook address.',
  },
  'unknown-webhook': {
    summary: 'This webhook does not exist (any more).',
    cause:
      'It was deleted in the channel’s settings or by its maker. Sending to it again and again leads to a ban of the address.',
  },
  'unknown-member': {
    summary: 'This person is not in the server.',
    cause: 'They left, were removed, or the id is not a user’s. A user that does not exist at all would be 10013.',
  },
  'unknown-user': {
    summary: 'There is no user with this id.',
    cause:
      'The account was deleted, or the id is of a server, role or message. Somebody who is only not in the server would be 10007.',
  },
  'unknown-role': {
    summary: 'There is no role with this id in this server.',
    cause: 'It was deleted, or is of another server. A role that stands too high would be 50013.',
  },
  'unknown-emoji': {
    summary: 'This emoji does not exist, or is not written as Discord wants it.',
    cause:
      'In the address of a reaction it reads name:id for a custom emoji and percent-encoded Unicode for others; an id alone is not enough.',
  },
  'unknown-command': {
    summary: 'There is no command with this id for this application.',
    cause:
      'It was deleted or replaced by an overwrite of all commands, is of another application, or is a server’s command asked for as a global one (or the reverse).',
  },
  'id-implausible': (said) => ({
    summary: `"${cut(said.id, 30)}" cannot be an id of Discord, or lost its last digits.`,
    cause:
      'Ids have 17 to 20 digits and do not fit into a JavaScript number: as numbers they come out rounded, often ending in 00. Keep them as text.',
  }),
  'route-unknown': {
    summary: 'Discord has no such address.',
    cause:
      'No route of the documentation fits this path. If it did and the thing were missing, the answer would have a code that begins with 10.',
  },
  'route-known-but-empty': {
    summary: 'Discord answered "not found" for a route that exists.',
    cause:
      'The path and the method are documented, and the answer has no code for a missing thing. A wrong version in the address, a trailing part, or a feature that is off can do that.',
  },
  'method-not-allowed': (said) => ({
    summary: `${said.method} is not possible at this address.`,
    cause:
      said.methods.length === 0
        ? 'The path exists, the method does not.'
        : `The path exists; it takes ${said.methods.join(', ')}.`,
  }),
  redirected: (said) => ({
    summary: 'Discord sends this address on to another one.',
    cause: `Redirects are not followed here, so that no token goes astray. The new address is ${said.location}. http:// instead of https:// or an old domain are the usual reasons.`,
  }),
  'not-an-api-path': {
    summary: "This is an address of Discord's web site, not of its API.",
    cause: 'API addresses begin with /api/. Links copied from the browser do not.',
  },
} satisfies CauseTable;

function fieldName({ fields }: Said): string {
  const path = fields[0]?.path ?? '';
  return path === '' ? 'that holds everything' : cut(path, 60);
}
