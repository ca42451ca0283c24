import type { JsonValue } from '../../request/draft.ts';
import {
  address,
  any,
  boolean,
  type Check,
  isObject,
  itemsOf,
  type JsonObject,
  type Judging,
  lengthOf,
  listOf,
  record,
  type Shape,
  text,
  time,
  whole,
} from './shape.ts';

/**
 * Embeds.
 * Source: https://docs.discord.com/developers/resources/message#embed-object-embed-limits
 */
const link = address('https?');
const picture = address('https?', 'attachment');
const image = record({ url: picture, proxy_url: any, height: any, width: any }, ['url']);

const field = record({ name: text(256), value: text(1024), inline: boolean }, ['name', 'value']);

const embed = record({
  title: text(256),
  type: any,
  description: text(4096),
  url: link,
  timestamp: time,
  color: whole(0, 0xffffff),
  footer: record({ text: text(2048), icon_url: picture, proxy_icon_url: any }, ['text']),
  image,
  thumbnail: image,
  video: any,
  provider: any,
  author: record({ name: text(256), url: link, icon_url: picture, proxy_icon_url: any }, ['name']),
  fields: listOf(field, 25),
});

/** An embed alone: its own texts count. */
export const oneEmbed: Shape = { ...embed, also: [(value, _, judge) => embedTotal({ embeds: [value] }, '', judge)] };

/** Up to ten embeds. */
export const embedList = listOf(embed, 10);

/** What the embeds of a message have together at most, in characters. */
export const embedsTogether = 6000;

/** Characters of title, description, field names and values, footer and author, of all embeds together. */
export const embedTotal: Check = ({ embeds }, path, judge) => {
  const actual = embedsLength(embeds, judge);
  if (actual > embedsTogether) {
    judge.refuse(`${path}embeds`, { kind: 'total', of: 'embeds', actual, max: embedsTogether });
  }
};

/** The characters that count together, without what is left to run time. */
export function embedsLength(embeds: JsonValue | undefined, judge: Pick<Judging, 'knows'>): number {
  return itemsOf(embeds).reduce<number>((sum, one) => sum + (isObject(one) ? sizeOf(one, judge) : 0), 0);
}

function sizeOf({ title, description, footer, author, fields }: JsonObject, judge: Pick<Judging, 'knows'>): number {
  const texts: (JsonValue | undefined)[] = [title, description];
  if (isObject(footer)) texts.push(footer.text);
  if (isObject(author)) texts.push(author.name);
  for (const one of itemsOf(fields)) if (isObject(one)) texts.push(one.name, one.value);
  return texts.reduce<number>(
    (sum, part) => sum + (typeof part === 'string' && judge.knows(part) ? lengthOf(part) : 0),
    0,
  );
}
