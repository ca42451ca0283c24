import type { BodyField, Use } from '../core/authoring/bodyField.ts';
import type { FieldFacts } from '../core/authoring/fieldFacts.ts';
import { operationFacts, type RouteFacts } from '../core/authoring/routeFacts.ts';
import type { SharedUse } from '../core/authoring/sharedLimits.ts';
import type { RouteAuth } from '../core/discord/route.ts';
import type { PermissionRule } from '../core/discord/routePermission.ts';
import type { PermissionWords } from './permissions.ts';

/** What is said while a request is written: of routes, and of the properties of bodies. */
export interface AuthoringWords {
  /** What may stand there, and whether it has to (`a string, at most 2,000 characters, required`); empty where nothing is known. */
  readonly field: (field: FieldFacts) => string;
  readonly use: (use: Use) => string;
  readonly shared: (use: SharedUse) => string;
  readonly called: (names: string) => string;
  /** Who may ask. */
  readonly auth: Readonly<Record<RouteAuth, string>>;
  readonly permissions: (names: string) => string;
  readonly limitedBy: (id: string) => string;
  readonly more: (count: number) => string;
}

/** What routes are told with: the words of permissions say when one is needed. */
export interface RouteSpeech {
  readonly words: AuthoringWords;
  readonly permissions: Pick<PermissionWords, 'situation' | 'oneOf'>;
}

/** Operations that are told in full; the others are counted. */
const mostRoutes = 4;

/** What is known of operations, as Markdown. */
export function speakRoutes(routes: readonly RouteFacts[], speech: RouteSpeech): string {
  const rest = routes.length - mostRoutes;
  const told = routes.slice(0, mostRoutes).map((route) => speakRoute(route, speech));
  return [...told, ...(rest > 0 ? [speech.words.more(rest)] : [])].join('\n\n');
}

function speakRoute(route: RouteFacts, speech: RouteSpeech): string {
  const { words } = speech;
  const { documentation, permissions, limitedBy } = route;
  const name = documentation === undefined ? '' : ` · ${linkTo(documentation)}`;
  const lines = [
    words.auth[route.auth],
    ...(permissions.length === 0
      ? []
      : [words.permissions(permissions.map((rule) => speakRule(rule, speech)).join(', '))]),
    ...(limitedBy === undefined ? [] : [words.limitedBy(limitedBy)]),
  ];
  return [`**${route.method}** \`${route.template}\`${name}`, ...lines.map((line) => `- ${line}`)].join('\n');
}

function speakRule({ permissions, mode, when }: PermissionRule, { permissions: words }: RouteSpeech): string {
  const names = permissions.map((name) => `\`${name}\``).join(mode === 'any' ? ' / ' : ' + ');
  const said = mode === 'any' && permissions.length > 1 ? `${names} (${words.oneOf})` : names;
  switch (when.kind) {
    case 'always':
      return said;
    case 'situation':
      return `${said} (${words.situation(when.situation)})`;
    case 'body':
      return `${said} (\`${when.key}${when.value === undefined ? '' : `: ${when.value}`}\`)`;
    default:
      return when satisfies never;
  }
}

/** What is known of the property that is pointed at, as Markdown. */
export function speakField({ key, field, use, shared, called, operation }: BodyField, words: AuthoringWords): string {
  const documentation = operation === undefined ? undefined : operationFacts(operation)?.documentation;
  const names = called.map((name) => `\`${field.names}.${name}\``).join(' · ');
  return [
    [`**${key}**`, words.field(field)].filter((part) => part !== '').join(' · '),
    ...(called.length === 0 ? [] : [words.called(names)]),
    ...(use === undefined ? [] : [words.use(use)]),
    ...shared.map(words.shared),
    ...(called.length > 0 ? [] : speakValues(field)),
    ...(documentation === undefined ? [] : [linkTo(documentation)]),
  ].join('\n\n');
}

/** Values with their names, where they have some. */
export function speakValues({ values, isFlags }: FieldFacts): string[] {
  const named = values.filter(({ name }) => name !== undefined);
  const shown = named.map(({ value, name }) => `\`${isFlags ? `1 << ${Math.log2(Number(value))}` : value}\` ${name}`);
  return shown.length === 0 ? [] : [shown.join(' · ')];
}

function linkTo({ title, url }: { readonly title: string; readonly url: string }): string {
  return `[${title}](${url})`;
}
