import { parseWebhookUrl } from '../discord/tokenShape.ts';
import type { ActiveProfile } from './credential.ts';
import { type Draft, headerPart } from './draft.ts';
import { namesSecret } from './redaction.ts';
import { encodeValue, fillText, type Hole, type Span, type Text, type Values, writeText } from './text.ts';
import { boundaryFor, type FilledBody, fillBody } from './wireBody.ts';
import { webhookValues } from './wireUrl.ts';

/** A header with its holes filled. The Authorization stands in its place with an empty value: it is decided apart. */
export interface FilledHeader {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly isAuthorization: boolean;
}

/** A draft with its holes filled. It holds secrets in the clear and lives only while a wire is made. */
export interface FilledDraft {
  readonly method: string;
  readonly url: string;
  /** The Authorization at most once, the last one, as `headerPart` finds it. */
  readonly headers: readonly FilledHeader[];
  readonly body: FilledBody | null;
  /** Separates the parts of a multipart body. */
  readonly boundary: string;
  /** Holes without a value, each expression once; the Authorization's are not among them. */
  readonly unresolved: readonly Hole[];
  /** Values that most likely are secrets, by the names of their holes, in the forms in which they were put in. */
  readonly secrets: readonly string[];
  /** The active webhook profile gave the address or a part of it. */
  readonly isFromWebhookProfile: boolean;
}

/** Fills every hole of a draft but those of its Authorization. */
export function fillDraft(
  draft: Draft,
  values: Values,
  profile: ActiveProfile | null,
  filePath: (written: string) => string,
): FilledDraft {
  const unresolved = new Map<string, Hole>();
  const secrets = new Set<string>();
  const fillWith = (source: Values) => (text: Text) => {
    const filled = fillText(text, (hole) => {
      const value = source(hole);
      if (value !== undefined && namesSecret(hole.expression)) {
        secrets.add(secretIn(value)).add(secretIn(encodeValue(value, hole.encoding)));
      }
      return value;
    });
    for (const hole of filled.unresolved) unresolved.set(hole.expression, hole);
    return filled.text;
  };
  const fill = fillWith(values);
  const fromWebhook = webhookValues(draft.url.text, profile, values);
  if (fromWebhook !== undefined && profile !== null) secrets.add(secretIn(profile.secret.trim()));

  const authorization = headerPart(draft, 'authorization');
  const headers = draft.headers.flatMap((header): FilledHeader[] => {
    const isAuthorization = header.name.toLowerCase() === 'authorization';
    if (isAuthorization && header !== authorization) return [];
    const value = isAuthorization ? '' : fill(header.value.text);
    // What only run time knows may be that there is no such header.
    const isOpen = header.value.text.length === 1 && typeof header.value.text[0] !== 'string';
    if (isOpen && value === '' && !isAuthorization) return [];
    return [{ name: header.name, value, span: header.value.span, isAuthorization }];
  });
  const boundary =
    declaredBoundary(headers) ?? boundaryFor(JSON.stringify(draft.body?.parts ?? writeText(draft.url.text)));
  return {
    method: fill(draft.method.text).trim(),
    url: fillWith(fromWebhook ?? values)(draft.url.text),
    headers,
    body: draft.body && fillBody(draft.body, { client: draft.client, boundary, fill, filePath }),
    boundary,
    unresolved: [...unresolved.values()],
    secrets: [...secrets],
    isFromWebhookProfile: fromWebhook !== undefined,
  };
}

/** Of a webhook's address only the token is secret: the rest of it says which route was requested. */
function secretIn(value: string): string {
  return parseWebhookUrl(value)?.token ?? value;
}

/** The boundary that the request itself names in its Content-Type. */
function declaredBoundary(headers: readonly FilledHeader[]): string | undefined {
  const type = headers.findLast(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? [];
  return quoted ?? bare;
}
