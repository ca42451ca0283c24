import type { CredentialFacts } from '../../core/request/credentialFacts.ts';
import type { Destruction } from '../../core/request/destructive.ts';
import type { DraftProblem } from '../../core/request/draft.ts';
import type { WireNote } from '../../core/request/refusal.ts';

/** What a request destroys. */
export const destructions: Readonly<Record<Destruction, string>> = {
  'delete-guild': 'It deletes the whole server.',
  'leave-guild': 'It makes the bot leave the server.',
  'delete-channel': 'It deletes the channel with everything in it.',
  'delete-message': 'It deletes a message.',
  'bulk-delete-messages': 'It deletes many messages at once.',
  'delete-role': 'It deletes a role and takes it from everyone who has it.',
  'delete-webhook': 'It deletes the webhook; its URL stops working everywhere.',
  'delete-command': 'It deletes an application command.',
  'delete-other': 'It deletes something that cannot be brought back.',
  ban: 'It bans a member.',
  unban: 'It lifts a ban.',
  'bulk-ban': 'It bans many users at once.',
  kick: 'It removes a member from the server.',
  prune: 'It removes every member who was inactive for some days.',
  'transfer-ownership': 'It gives the server to another owner.',
  'may-transfer-ownership': 'It may give the server to another owner: the body cannot be read here.',
  'overwrite-commands': 'It replaces all commands; those that are not in the body are deleted.',
  'overwrite-metadata': 'It replaces all role connection metadata.',
  'overwrite-onboarding': 'It replaces the whole onboarding.',
};

/** What became of a request on its way out. */
export function wireNote(note: WireNote): string {
  switch (note.note) {
    case 'to-sandbox':
      return `It went to the sandbox in place of ${note.from}.`;
    case 'to-base':
      return `It went to ${note.to} in place of ${note.from}: the base address of "${note.profile}".`;
    case 'user-agent-from-profile':
      return `The User-Agent came from "${note.profile}"; the request sets none.`;
    case 'certificate-not-verified':
      return `The certificate of ${note.origin} was not verified, as the setting "tracecord.tls.allowSelfSigned" says.`;
    case 'header-dropped':
      return `The header ${note.name} was left out: it is set by the connection itself.`;
    case 'header-trimmed':
      return `Blanks around the value of ${note.name} were taken off, as this client does.`;
    case 'scheme-assumed':
      return `${note.expression} was taken to hold "${note.scheme} " as well; if it holds the token alone, your code gets 401.`;
    case 'webhook-from-profile':
      return `The webhook's id and token came from "${note.profile}".`;
    case 'credential-left-out':
      return 'Sent without the credential that the code takes from run time, as you chose.';
    default:
      return note satisfies never;
  }
}

/** Which credential a request went with. */
export function credentialNote(facts: CredentialFacts): string {
  const tail = facts.lastFour === '' ? '' : ` (••••${facts.lastFour})`;
  switch (facts.origin) {
    case 'literal':
      return `Credential: the one written in the text${tail}, exactly as written.`;
    case 'profile':
      return `Credential: ${facts.profile ?? ''}${tail}, because the code takes it from run time.`;
    case 'profile-by-default':
      return `Credential: ${facts.profile ?? ''}${tail}, because the route needs one and the request names none.`;
    case 'url':
      return `Credential: the token in the URL${tail}.`;
    case 'none':
      return 'Credential: none was sent.';
    default:
      return facts.origin satisfies never;
  }
}

/** What of a pasted request could not be read. */
export function unreadInPaste(problem: DraftProblem): string {
  switch (problem.code) {
    case 'unsupported-option':
      return `Left out, because it cannot be followed: ${problem.option}.`;
    case 'missing-url':
      return 'What was copied has no URL.';
    case 'invalid-url':
      return `"${problem.url}" is not a URL.`;
    case 'invalid-method':
      return `"${problem.method}" is not an HTTP method.`;
    case 'unfinished':
      return 'What was copied is not finished: a bracket or quote is still open, so something may be missing.';
    case 'unquoted-pattern':
      return `"${problem.word}" is not in quotes, so zsh takes it for a pattern and does not run the command.`;
    case 'unreadable-body':
      return 'The body could not be worked out from what was copied.';
    default:
      return problem satisfies never;
  }
}
