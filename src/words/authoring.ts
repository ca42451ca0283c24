import type { BodyField, Use } from '../core/authoring/bodyField.ts';
import type { FieldFacts } from '../core/authoring/fieldFacts.ts';
import { operationFacts, type RouteFacts } from '../core/authoring/routeFacts.ts';
import type { SharedUse } from '../core/authoring/sharedLimits.ts';
import type { RouteAuth } from '../core/discord/route.ts';
import type { PermissionRule } from '../core/discord/routePermission.ts';

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
  /** One of these is enough. */
  readonly oneOf: (names: string) => string;
  /** When a permission is needed, by the situations of `routePermission.ts`. */
  readonly situations: Readonly<Record<string, string>>;
  readonly limitedBy: (id: string) => string;
  readonly more: (count: number) => string;
}

/** Operations that are told in full; the others are counted. */
const mostRoutes = 4;

/** What is known of operations, as Markdown. */
export function speakRoutes(routes: readonly RouteFacts[], words: AuthoringWords): string {
  const rest = routes.length - mostRoutes;
  const told = routes.slice(0, mostRoutes).map((route) => speakRoute(route, words));
  return [...told, ...(rest > 0 ? [words.more(rest)] : [])].join('\n\n');
}

function speakRoute(route: RouteFacts, words: AuthoringWords): string {
  const { documentation, permissions, limitedBy } = route;
  const name = documentation === undefined ? '' : ` · ${linkTo(documentation)}`;
  const lines = [
    words.auth[route.auth],
    ...(permissions.length === 0
      ? []
      : [words.permissions(permissions.map((rule) => speakRule(rule, words)).join(', '))]),
    ...(limitedBy === undefined ? [] : [words.limitedBy(limitedBy)]),
  ];
  return [`**${route.method}** \`${route.template}\`${name}`, ...lines.map((line) => `- ${line}`)].join('\n');
}

function speakRule({ permissions, mode, when }: PermissionRule, words: AuthoringWords): string {
  const names = permissions.map((name) => `\`${name}\``);
  const said = mode === 'any' && names.length > 1 ? words.oneOf(names.join(' / ')) : names.join(' + ');
  switch (when.kind) {
    case 'always':
      return said;
    case 'situation':
      return `${said} (${words.situations[when.situation] ?? when.situation})`;
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
