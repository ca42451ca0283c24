import { scalarText } from '../../scalar.ts';
import { componentsIn } from './componentTree.ts';
import {
  any,
  boolean,
  type Check,
  isObject,
  itemsOf,
  type JsonObject,
  type Judging,
  listOf,
  record,
  text,
} from './shape.ts';

/**
 * What a message says of its files.
 * Source: https://docs.discord.com/developers/resources/message#attachment-object-attachment-request-structure
 */
export const attachments = listOf(
  record(
    {
      id: { kind: 'snowflake' },
      filename: text(1024),
      title: text(1024),
      description: text(1024),
      duration_secs: { kind: 'number' },
      waveform: text(400),
      is_spoiler: boolean,
      content_type: any,
      size: any,
      url: any,
      proxy_url: any,
      flags: any,
      uploaded_filename: any,
    },
    ['id'],
  ),
  10,
);

/** Each attachment of a new message is one of the files, by the number in `files[n]`. */
export const attachmentFiles: Check = ({ attachments: told }, path, judge) => {
  const numbers = judge.files?.map(({ field }) => /^files\[(\d+)\]$/.exec(field)?.[1]);
  if (numbers === undefined || numbers.includes(undefined)) return;
  itemsOf(told).forEach((one, index) => {
    if (!isObject(one) || one.id === undefined || !judge.knows(one.id) || isUploaded(one)) return;
    if (numbers.includes(scalarText(one.id))) return;
    judge.refuse(`${path}attachments[${index}].id`, { kind: 'file', name: `files[${scalarText(one.id)}]` });
  });
};

/** It was uploaded before, to a place that Discord gave. */
function isUploaded({ uploaded_filename }: JsonObject): boolean {
  return uploaded_filename !== undefined;
}

/**
 * `attachment://name` is a file of the same message: components are refused otherwise, pictures of embeds stay empty.
 * Source: https://docs.discord.com/developers/reference#using-attachments-within-embeds
 */
export const referencedFiles: Check = (value, path, judge) => {
  const names = namesOf(value, judge);
  if (names === undefined) return;
  const look = (url: unknown, at: string, doubtful: boolean): void => {
    const name = typeof url === 'string' && judge.knows(url) ? /^attachment:\/\/(.+)$/is.exec(url)?.[1] : undefined;
    if (name !== undefined && !names.includes(name)) judge.refuse(at, { kind: 'file', name }, doubtful);
  };
  for (const { component, path: at } of componentsIn(value.components, `${path}components`)) {
    for (const key of ['media', 'file']) {
      const medium = component[key];
      if (isObject(medium)) look(medium.url, `${at}.${key}.url`, false);
    }
    itemsOf(component.items).forEach((item, index) => {
      if (isObject(item) && isObject(item.media)) look(item.media.url, `${at}.items[${index}].media.url`, false);
    });
  }
  itemsOf(value.embeds).forEach((embed, index) => {
    if (!isObject(embed)) return;
    for (const key of ['image', 'thumbnail']) {
      const picture = embed[key];
      if (isObject(picture)) look(picture.url, `${path}embeds[${index}].${key}.url`, true);
    }
  });
};

/** Names that the files have or are given; undefined where one is left to run time. */
function namesOf(value: JsonObject, judge: Judging): readonly string[] | undefined {
  if (judge.files === undefined || !judge.isWhole(value) || !judge.knows(value.attachments)) return undefined;
  const given = itemsOf(value.attachments).flatMap((one) => (isObject(one) ? [scalarText(one.filename ?? '')] : []));
  return [...judge.files.map(({ filename }) => filename), ...given];
}
