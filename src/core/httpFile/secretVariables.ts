import { hasScheme, namesSecret } from '../request/redaction.ts';
import type { HttpFile } from './httpFile.ts';
import { referencesIn } from './references.ts';

const credentialHeader = /^\s*(?:authorization|proxy-authorization|cookie)\s*:/i;

/** Of environments, which hold other secrets than Discord's. */
const endsLikeSecret = /(?:key|pwd|auth)$/i;

/** The token of a webhook or an interaction in a URL, where it is a variable. */
const tokenInPath = /\/(?:webhooks|interactions)\/[^/\s?#]+\/\{\{\s*%?([^{}\r\n]+?)\s*\}\}/g;

/**
 * Names of the variables that hold secrets: by their names, because a credential's header or a webhook's URL is made of
 * them, because of a scheme in their value, or because another such variable is made of them.
 */
export function secretVariables({ text, lines, roles, outline }: HttpFile): (name: string) => boolean {
  const secret = new Set<string>();
  const open: string[] = [...text.matchAll(tokenInPath)].map((match) => match[1] ?? '');
  lines.forEach((line, index) => {
    const tells = roles[index] === 'curl' ? /authorization|cookie/i : credentialHeader;
    if (tells.test(line.text)) open.push(...referencesIn(text, line.from, line.to).map(({ name }) => name));
  });
  const madeOf = new Map<string, string[]>();
  for (const { name, from, to } of outline.definitions) {
    if (namesSecret(name) || hasScheme(text.slice(from, to))) open.push(name);
    const inner = referencesIn(text, from, to).map((one) => one.name);
    madeOf.set(name, [...(madeOf.get(name) ?? []), ...inner]);
  }
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (secret.has(name)) continue;
    secret.add(name);
    open.push(...(madeOf.get(name) ?? []));
  }
  return (name) => secret.has(name) || namesSecret(name) || endsLikeSecret.test(name);
}
