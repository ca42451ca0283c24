import { type Intent, intentBits, isPrivileged } from '../discord/intent.ts';
import { permissionNames, unknownPermissions } from '../discord/permission.ts';
import type { Inspected } from './inspected.ts';
import { matchAt } from './wordAt.ts';

/** A number after a name that says what it holds: `permissions: "8"`, `deny=1024`, `new PermissionsBitField(8n)`. */
const permissionNumber =
  /(?:permissions?(?:_new)?|\b(?:allow|deny)|PermissionsBitField|Permissions)["'`]?\s*[:=(]\s*(?:BigInt\()?["'`]?(\d{1,20})(?=n?\b)/gi;
const intentNumber = /intents?["'`]?\s*[:=(]\s*["'`]?(\d{1,10})\b/gi;

/** The names in a number that stands for permissions or intents. */
export function bitfieldAt(line: string, column: number): Inspected | null {
  const permissions = matchAt(line, column, permissionNumber);
  if (permissions !== undefined) {
    const value = BigInt(permissions.word);
    const unknown = unknownPermissions(value);
    return { kind: 'permissions', span: permissions.span, names: permissionNames(value), unknown };
  }
  const intents = matchAt(line, column, intentNumber);
  if (intents === undefined) return null;
  const value = BigInt(intents.word);
  const names = (Object.keys(intentBits) as Intent[]).filter((name) => (value & BigInt(intentBits[name])) !== 0n);
  const unknown = value & ~names.reduce((all, name) => all | BigInt(intentBits[name]), 0n);
  const privileged = names.filter(isPrivileged);
  return { kind: 'intents', span: intents.span, names, privileged, unknown };
}
