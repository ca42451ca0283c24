import type { SurfaceName } from '../../src/vscode/surfaces.ts';

const onDesktopOnly = 'the editor that the tests bring writes no log without its native logger; a desktop writes it';
const idsAlone = 'hands ids of ours to a command of the editor or of ours, no text';
const ofBots = 'the walk of a watched bot has no marked secrets';

/**
 * Surfaces that hold more than our own words and that no walk with marked secrets has come by yet: why. The list may
 * only become shorter.
 */
export const notWalked = {
  'buttons of messages': idsAlone,
  'check of a credential': idsAlone,
  'commands of the panel': idsAlone,
  'explanation to the front': idsAlone,
  'whether it was offered': 'one yes or no',
  'control requests': onDesktopOnly,
  'failed requests of bots': onDesktopOnly,
  'lists that were read': onDesktopOnly,
  'sent requests': onDesktopOnly,
  'documents of the sandbox': 'holds the sandbox’s own tokens, which are no secrets',
  'sandbox messages': 'names the port of the sandbox and why it could not start',
  'environment of debugged programs': ofBots,
  'program of a process': ofBots,
  'request of a bot': ofBots,
  'log in use': 'names a file that the person picked',
  'log messages': 'names a file that the person picked',
  'credential changed': 'gone after seconds; names a credential',
  'credential stored': 'only where the secret storage is persistent, which the browser’s is not',
  'fix of the panel': 'the same edits as those of the lightbulb, which are walked',
  'no credential to check': 'there is no secret when it is said',
  'request in its file': 'opens the file of the person at a line',
  'sample of a failure': 'the page of sample requests shows the same, and is walked',
  'source of a trace': 'opens the file of the person at a line',
  'value changed': 'gone after seconds; names an expression',
  'what a paste left out': 'names an option of curl that was not read',
  'which request': 'asked only where a file has several requests and the cursor is in none',
  'last words of a bot': 'what a hook had not yet told when its bot ended; the same lines as over the connection',
  'wishes of a view': 'goes from the view to the extension host, whose messages to the window alone are listened to',
  'state of a view': 'stays in the window; says how a table is sorted and filtered',
} as const satisfies Partial<Record<SurfaceName, string>>;
