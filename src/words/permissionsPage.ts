import { type PermissionName, permissionBits, permissionNames } from '../core/discord/permission.ts';
import type { PermissionStep } from '../core/discord/permissionSteps.ts';
import type { Explanation, JudgedNeed } from '../core/permissions/explainPermissions.ts';
import type { PermissionFacts } from '../core/permissions/permissionFacts.ts';
import type { PermissionVerdict } from '../core/permissions/permissionVerdict.ts';
import type { NoFacts } from '../core/permissions/readFacts.ts';
import type { PermissionWords } from './permissions.ts';
import { plainMarkdown } from './plainMarkdown.ts';
import { decisiveChannel, flagNames, hexadecimal, roleName, speakObstacle } from './spokenPermissions.ts';

/** Names of flags that one cell of a table holds. */
const mostNames = 6;

/** The calculation as a page of Markdown. `operation`: method and route; `readings`: requests that were sent for it. */
export function permissionsPage(
  operation: string,
  readings: number,
  explanation: Explanation,
  words: PermissionWords,
): string {
  const { facts, obstacles, possible, result } = explanation;
  const { guild, me, channel, isHidden, ownerHasTwoFactor } = facts;
  const spoken = obstacles.map((one) => speakObstacle(one, facts, words, plainMarkdown));
  const [first = words.allowed, ...others] = spoken;
  const place = channel === null ? null : `#${plainMarkdown(channel.name)}`;
  const wanted = explanation.needs.flatMap(({ permissions }) => permissions);
  const parts = [
    `# ${words.title[obstacles.length > 0 ? 'refused' : 'allowed']}`,
    `**${first.says}**`,
    `**${words.change}:** ${first.change}`,
    `> \`${operation}\` · ${words.as(plainMarkdown(me.name), plainMarkdown(guild.name), place)} · ${words.readings(readings)}`,
    ...(isHidden ? [words.hidden] : []),
    ...(guild.asksTwoFactor && ownerHasTwoFactor === null ? [words.twoFactorUnknown] : []),
    ...section(
      words.headings.others,
      others.map(({ says, change }) => `- ${says} ${change}`),
    ),
    ...section(words.headings.needs, needRows(explanation, words)),
    ...possible.map((one) => `- ${speakObstacle(one, facts, words, plainMarkdown).says}`),
    ...section(words.headings.ranks, rankRows(explanation, words)),
    ...section(words.headings.steps, stepRows(explanation, wanted, words)),
    ...section(words.headings.result, [
      `\`${hexadecimal(result)}\` (${result}): ${names(result, words, [], Infinity)}`,
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Why there is nothing to calculate, as a page. `meant`: what the answer means that stood in the way. */
export function noPermissionsPage(operation: string, end: NoFacts, meant: string, words: PermissionWords): string {
  const { says, change } = words.none(cleaned(end), plainMarkdown(meant));
  const parts = [`# ${words.title.unknown}`, `**${says}**`, `**${words.change}:** ${change}`, `> \`${operation}\``];
  return `${parts.join('\n\n')}\n`;
}

function cleaned(end: NoFacts): NoFacts {
  return end.why === 'channel-not-in-guild' ? { ...end, guild: plainMarkdown(end.guild) } : end;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function needRows({ needs, facts }: Explanation, words: PermissionWords): string[] {
  const { permission, bit, verdict, when } = words.columns;
  return table(
    [permission, bit, verdict, when],
    needs.flatMap((need) =>
      need.verdicts.map((one) => [
        `\`${one.permission}\``,
        `\`${hexadecimal(permissionBits[one.permission])}\``,
        verdictCell(one.verdict, facts, words),
        whenNeeded(need, words),
      ]),
    ),
  );
}

function verdictCell(verdict: PermissionVerdict, facts: PermissionFacts, words: PermissionWords): string {
  const name = words.verdict(verdict.kind);
  const by = verdict.kind === 'granted' ? [verdict.by] : verdict.kind === 'denied' ? verdict.by : [];
  const through = by.map((step) => stepName(step, facts, words)).join('; ');
  return `${verdict.kind === 'granted' ? name : `**${name}**`}${through === '' ? '' : ` · ${through}`}`;
}

function whenNeeded({ applies, mode, situation, permissions }: JudgedNeed, words: PermissionWords): string {
  const when = applies === 'yes' ? words.always : words.situation(situation);
  return mode === 'any' && permissions.length > 1 ? `${when}, ${words.oneOf}` : when;
}

function rankRows({ ranks }: Explanation, words: PermissionWords): string[] {
  const { who, own, other, verdict } = words.columns;
  return table(
    [who, other, own, verdict],
    ranks.map((check) => [
      plainMarkdown(check.name),
      `${plainMarkdown(check.other.name)} (${check.other.position})`,
      `${plainMarkdown(check.own.name)} (${check.own.position})`,
      words.outcome(check.outcome),
    ]),
  );
}

function stepRows({ steps, facts }: Explanation, wanted: readonly PermissionName[], words: PermissionWords): string[] {
  const { step, takes, gives, left } = words.columns;
  return table(
    ['#', step, takes, gives, left],
    steps.map((one, index) => [
      String(index + 1),
      `${stepName(one, facts, words)}${one.by === undefined ? '' : ` (${one.by})`}`,
      names(one.before & ~one.after, words, wanted),
      names(one.after & ~one.before, words, wanted),
      `\`${hexadecimal(one.after)}\``,
    ]),
  );
}

function stepName(
  { kind, by = '', lacking = 'VIEW_CHANNEL' }: PermissionStep,
  facts: PermissionFacts,
  words: PermissionWords,
): string {
  const channel = decisiveChannel(facts, plainMarkdown) ?? '';
  return words.step(kind, plainMarkdown(roleName(facts, by)), channel, `\`${lacking}\``);
}

/** A number with the names of its flags, those in bold first that the request needs. */
function names(bits: bigint, words: PermissionWords, wanted: readonly PermissionName[], most = mostNames): string {
  if (bits === 0n) return words.nothing;
  const all = flagNames(bits, words);
  const asked = permissionNames(bits).filter((name) => wanted.includes(name));
  const rest = all.filter((name) => !(asked as readonly string[]).includes(name));
  const room = Math.max(0, most - asked.length);
  const shown = [...asked.map((name) => `**\`${name}\`**`), ...rest.slice(0, room).map((name) => `\`${name}\``)];
  const hidden = rest.length - Math.min(rest.length, room);
  return `${shown.join(', ')}${hidden === 0 ? '' : ` ${words.more(hidden)}`}`;
}
