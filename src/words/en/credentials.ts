import type { ProfileKind } from '../../core/profiles/profile.ts';
import type { CredentialWords } from '../credentials.ts';

const kinds: Readonly<Record<ProfileKind, string>> = {
  bot: 'Bot token',
  bearer: 'OAuth2 bearer token',
  webhook: 'Webhook URL',
  none: 'No credential',
};

const ways: Readonly<Record<ProfileKind, string>> = {
  bot: 'Store a bot token…',
  bearer: 'Store an OAuth2 bearer token…',
  webhook: 'Store a webhook URL…',
  none: 'Make a profile without a credential…',
};

/** The words of credentials in English. */
export const credentialWords: CredentialWords = {
  kind: (kind) => kinds[kind],
  environment: (environment) => environment,
  environmentDetail: (environment) =>
    ({
      development: 'Asks only before what deletes or overwrites',
      staging: 'The same; the word stands in the status bar',
      production: 'Asks before everything that is not GET; marked in status bar, lenses and panel',
    })[environment],
  color: (color) => color,
  chooseTitle: 'Which credential goes with requests of this workspace?',
  chooseForFolder: (folder) => `Which credential goes with requests of the folder "${folder}"?`,
  inUse: 'in use',
  readOnly: 'read-only',
  trySandbox: 'Try it in the sandbox',
  trySandboxDetail: 'A local Discord: no account, no token, no network',
  sendWithout: 'Send without a credential',
  manage: 'Manage credentials…',
  letGoOf: (folder) => `Unbind the folder "${folder}"`,
  store: (kind) => ways[kind],
  storeDetail: "Goes to the editor's secret storage",
  storeNoneDetail: 'With a base address, proxy and User-Agent of its own',
  readEnvironment: (file) => `Take one from ${file} or the environment…`,
  readEnvironmentDetail: 'Pick a variable; its value is stored as a profile',
  chooseVariable: 'Which variable holds the token?',
  fileUntrusted: (file) => `${file} is not read in Restricted Mode.`,
  noVariablesUntrusted: (file) =>
    `No variable of the environment looks like a token, and ${file} is not read in Restricted Mode. Trust this workspace first.`,
  noVariables: (file) => `No variable that looks like a token in ${file} or the environment.`,
  secretPrompt: (kind) =>
    kind === 'webhook'
      ? 'Webhook URL, as copied from the channel settings'
      : `${kinds[kind]}, without "Bot " or "Bearer " in front`,
  secretEmpty: 'Nothing was pasted.',
  secretBlanks: 'There is white space or a line break in it: copy it again.',
  secretNotWebhook: 'This is not a webhook URL of Discord (https://discord.com/api/webhooks/…).',
  secretPrefixed: 'Leave out "Bot " or "Bearer "; it is added when the request is sent.',
  secretSame: 'This is the one that is stored already.',
  namePrompt: 'A name for it, for example "My bot, staging"',
  nameEmpty: 'Give it a name.',
  nameTaken: (name) => `There is a credential "${name}" already: choose another name.`,
  environmentTitle: (name) => `What does "${name}" reach?`,
  stored: (name) => `"${name}" is stored and in use.`,
  persistence: (persistence) =>
    ({
      lasting: '',
      browser: 'In a browser the secret storage may last only until the page is reloaded.',
      'no-keyring':
        'No keyring was found on this Linux: the editor may keep the secret without strong encryption, or only until it closes.',
    })[persistence],
  understood: 'Understood',
  manageTitle: 'Credentials',
  managePlaceholder: (isEmpty) =>
    isEmpty ? 'Nothing is stored yet: what should be?' : 'Enter opens one; its buttons use, replace and delete it',
  stepsTitle: (name) => `Credential "${name}"`,
  credentials: 'Stored',
  more: 'More',
  unread: (count) =>
    count === 1
      ? 'One is kept that this version cannot read; "Forget all" deletes it.'
      : `${count} are kept that this version cannot read; "Forget all" deletes them.`,
  use: 'Use',
  check: 'Use and check',
  edit: 'Edit',
  rename: 'Rename…',
  changeEnvironment: 'Environment…',
  changeColor: 'Colour…',
  colorTitle: (name) => `Colour of "${name}"`,
  readOnlyRow: (isReadOnly) => (isReadOnly ? 'Let it write again' : 'Make it read-only'),
  readOnlyDetail: 'Read-only: everything but GET and HEAD is refused',
  base: 'Base address…',
  baseTitle: (name) => `Where do requests with "${name}" go?`,
  baseName: (base) => (base === 'discord' ? 'Discord' : base === 'sandbox' ? 'Sandbox' : base),
  baseDetail: (base) =>
    base === 'discord' ? 'Where each request says' : "To the sandbox; in place of a bot token goes the sandbox's own",
  baseOther: 'Another address…',
  basePrompt: 'Origin such as https://proxy.example:8443; plain http only on this machine',
  baseInvalid: 'An origin is https://host or https://host:port, without a path; http counts on this machine alone.',
  baseNotAllowed: 'not allowed',
  proxy: 'Proxy…',
  proxyPrompt: 'http://user:password@host:port; the password goes to the secret storage. Empty: as the editor',
  proxyInvalid:
    'A proxy is http://host:port or https://host:port, with a login in front of the host where it wants one.',
  proxyUsual: 'as the editor',
  proxyPasswordPrompt: (user) => `Password of ${user}; empty keeps the one that is stored`,
  userAgent: 'User-Agent…',
  userAgentPrompt: 'For requests that set none, such as DiscordBot (https://example.com, 1.0). Empty: as the library',
  userAgentInvalid: 'A User-Agent holds visible ASCII characters and blanks between them.',
  userAgentUsual: 'as the library',
  rotate: 'Replace the secret…',
  rotateDetail: 'Name, environment and everything else stay',
  otherBot: (name) => `This token is of another bot than "${name}" so far.`,
  otherBotDetail: (before, now) => `So far the bot's id was ${before}; in the new token it is ${now}.`,
  otherBotConfirm: 'Store It All the Same',
  rotated: (name) => `"${name}" has a new secret.`,
  bind: 'Bind to a folder…',
  bindTitle: (name) => `Which folders always use "${name}"?`,
  boundTo: (folders) => (folders.length === 0 ? '' : folders.join(', ')),
  bindDetail: (other) => (other === undefined ? '' : `bound to "${other}"`),
  bound: (folder, name) => `Requests in "${folder}" go with "${name}".`,
  letGo: (folder) => `"${folder}" is bound to no credential.`,
  remove: 'Delete…',
  removeTitle: (name) => `Delete the credential "${name}"?`,
  removeDetail: 'Its secret is deleted from the secret storage. At Discord the token stays valid.',
  removeConfirm: 'Delete',
  chooseToRemove: 'Which stored credential should be deleted?',
  removed: (name) => `"${name}" is deleted.`,
  nothingToRemove: 'No credential is stored.',
  forgetAll: 'Forget all credentials…',
  forgetAllTitle: (count) =>
    count === 1 ? 'Delete the one stored credential?' : `Delete all ${count} stored credentials?`,
  forgetAllUnread: (count) =>
    count === 1
      ? 'That includes one that this version of Tracecord cannot read: it is damaged, or a later version stored it.'
      : `That includes ${count} that this version of Tracecord cannot read: they are damaged, or a later version stored them.`,
  forgetAllConfirm: 'Delete All',
  forgotten: (count) => (count === 1 ? 'One credential is deleted.' : `${count} credentials are deleted.`),
  botId: (id) => `bot ${id}`,
  applicationId: (id) => `application ${id}`,
  allowTitle: (origin) => `Send to ${origin}? It is not Discord's API.`,
  allowPlaceholder: (credential) => `Whoever runs it can read the request and keep the credential (${credential})`,
  allowNot: 'Do not send',
  allowOnce: 'Send once',
  allowAlways: 'Always allow this address',
  allowAlwaysDetail: 'Only if it is yours. It is written into your user settings (tracecord.allowedOrigins)',
};
