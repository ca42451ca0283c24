import type { APIAttachment, APIMessage } from 'discord-api-types/v10';
import { isRecord } from '../forms/form.ts';
import type { Call } from '../operation.ts';

type Component = Record<string, unknown>;

/**
 * Components as a message shows them: each with an id, with the defaults of what was left out, and with addresses for
 * media. Ids that were not given (or are 0) are counted from 1 in the order of the tree and avoid those that were.
 * Source: developers/components/reference#anatomy-of-a-component; the order is not documented.
 */
export function shownComponents(call: Call, sent: unknown, files: readonly APIAttachment[]): APIMessage['components'] {
  const taken = new Set(idsOf(sent));
  let last = 0;
  const nextId = () => {
    do last++;
    while (taken.has(last));
    return last;
  };

  function show(component: Component): Component {
    const { id, type } = component;
    const shown: Component = { ...defaults[Number(type)], ...component, id: isGiven(id) ? id : nextId() };
    if (Array.isArray(component.components)) shown.components = component.components.filter(isRecord).map(show);
    if (isRecord(component.accessory)) shown.accessory = show(component.accessory);
    if (Array.isArray(component.items)) {
      const items = component.items.filter(isRecord);
      shown.items = items.map((item) => ({ description: null, spoiler: false, ...item, media: media(item.media) }));
    }
    if (isRecord(component.media)) shown.media = media(component.media);
    if (isRecord(component.file)) Object.assign(shown, { ...about(component.file), file: media(component.file) });
    return shown;
  }

  function fileOf({ url }: Component): APIAttachment | undefined {
    return files.find(({ filename }) => url === `attachment://${filename}`);
  }

  function about(file: Component): Component {
    const found = fileOf(file);
    return { name: found?.filename ?? null, size: found?.size ?? null };
  }

  /** Source of the fields: developers/components/reference#unfurled-media-item */
  function media(item: unknown): Component {
    const sentItem = isRecord(item) ? item : {};
    const file = fileOf(sentItem);
    const url = file?.url ?? sentItem.url;
    const more = file === undefined ? {} : { attachment_id: file.id, content_type: file.content_type };
    return { id: call.world.newId(call.now), url, proxy_url: url, width: null, height: null, ...more };
  }

  const top = Array.isArray(sent) ? sent.filter(isRecord).map(show) : [];
  return top as unknown as NonNullable<APIMessage['components']>;
}

const select: Component = { min_values: 1, max_values: 1 };

/** What is shown where nothing was sent, by type. Source: developers/components/reference, the table of each type. */
const defaults: Readonly<Record<number, Component>> = {
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  11: { description: null, spoiler: false },
  13: { spoiler: false },
  14: { divider: true, spacing: 1 },
  17: { accent_color: null, spoiler: false },
};

function isGiven(id: unknown): id is number {
  return typeof id === 'number' && id !== 0;
}

function idsOf(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(idsOf);
  if (!isRecord(value)) return [];
  const own = isGiven(value.id) ? [value.id] : [];
  return [...own, ...idsOf(value.components), ...idsOf(value.accessory)];
}
