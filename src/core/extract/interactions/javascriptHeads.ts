import { columnsFrom } from '../layout.ts';
import { sliceCall } from '../sliceScanner.ts';
import type { Source } from '../source.ts';
import type { HandlerHead } from './handlerHead.ts';

const answered =
  /(?<![\w$.])([A-Za-z_$][\w$]*)\s*[?!]?\.\s*(?:reply|deferReply|update|deferUpdate|showModal|respond)\s*\(/g;

/** What an interaction of discord.js has and a message or a stream has not. */
const members =
  'deferReply|deferUpdate|showModal|editReply|followUp|customId|commandName|isChatInputCommand|isCommand|isButton|isModalSubmit|isRepliable|isAutocomplete|is\\w*SelectMenu|is\\w*ContextMenu\\w*|options\\s*\\.\\s*get(?:String|Integer|Number|User|Member|Channel|Role|Boolean|Attachment|Subcommand)';

/** So many names are looked for, each of which is a walk over the text. */
const mostNames = 20;

/** No head has its parameters further apart, in UTF-16 units. */
const longestHead = 400;

/** What stands between the parameters of a function and its body. */
const behind = /\)\s*(?::\s*[\w$.<>[\]|&, ]{1,120}?)?\s*(?:=>\s*)?(?=\{)/y;
const arrow = /\s*=>\s*(?=\{)/y;
const notFunctions = /\b(?:if|while|for|switch|catch|with|return|await|typeof|new)\s*$/;

/** The functions of a text that take an interaction and answer it themselves. */
export function javascriptHeads(source: Source): HandlerHead[] {
  const { text } = source;
  const names = new Set([...text.matchAll(answered)].map(([, name = '']) => name));
  const found = new Map<number, HandlerHead>();
  for (const name of [...names].slice(0, mostNames)) {
    for (const head of headsOf(source, name)) found.set(head.span[0], head);
  }
  return [...found.values()];
}

function* headsOf(source: Source, name: string): Generator<HandlerHead> {
  const { text } = source;
  const local = name.replaceAll('$', '\\$');
  const isNamed = /^(?:interaction|inter|itx)$|Interaction$/.test(name);
  const isKnown = isNamed || new RegExp(`(?<![\\w$.])${local}\\s*[?!]?\\.\\s*(?:${members})\\b`).test(text);
  const parameter = new RegExp(`(?<=[({,]\\s*)${local}(?=\\s*[?,):}])|(?<![\\w$.])${local}(?=\\s*=>)`, 'g');
  for (const { index } of text.matchAll(parameter)) {
    const isBare = /^[\w$]+\s*=>/.test(text.slice(index, index + name.length + 20));
    const open = isBare ? index : openingBefore(text, index);
    const close = isBare ? index + name.length : closingBehind(text, index + name.length);
    if (open === undefined || close === undefined) continue;
    const before = text.slice(Math.max(0, open - 160), open);
    if (notFunctions.test(before) || !(isKnown || isToldBy(text, before, index + name.length))) continue;
    const pattern = isBare ? arrow : behind;
    pattern.lastIndex = close;
    if (!pattern.test(text)) continue;
    const brace = pattern.lastIndex;
    const indent = columnsFrom(text, text.lastIndexOf('\n', brace) + 1);
    const slice = sliceCall(text, source.dialect.syntax, brace, brace, indent);
    if (!slice.finished || !source.spend(slice.code.length)) continue;
    const isAsync = /\basync\s*(?:\*\s*)?(?:function\b\s*\*?\s*[\w$]*\s*|[\w$#]+\s*)?(?:<[^<>()]*>)?\s*$/.test(before);
    const code = text.slice(...slice.span);
    yield { name, isAsync, isCommand: false, lead: 'async()=>', code, span: slice.span };
  }
}

/** Where the bracket opens that the parameters stand in; a pattern may lie between. */
function openingBefore(text: string, at: number): number | undefined {
  let depth = 0;
  for (let index = at - 1; index >= 0 && at - index < longestHead; index--) {
    const character = text[index] ?? '';
    if (')]'.includes(character)) depth++;
    else if ('(['.includes(character) && depth-- === 0) return character === '(' ? index : undefined;
    else if (character === ';' || character === '`') return undefined;
  }
  return undefined;
}

function closingBehind(text: string, at: number): number | undefined {
  let depth = 0;
  for (let index = at; index < text.length && index - at < longestHead; index++) {
    const character = text[index] ?? '';
    if ('(['.includes(character)) depth++;
    else if (')]'.includes(character) && depth-- === 0) return character === ')' ? index : undefined;
    else if (character === ';' || character === '`') return undefined;
  }
  return undefined;
}

/** Whether its type or the event that it comes with says that it is an interaction. */
function isToldBy(text: string, before: string, end: number): boolean {
  return (
    /^\s*\??\s*:\s*(?:[\w$]+\.)?\w*Interaction\b/.test(text.slice(end, end + 80)) ||
    /\.(?:on|once)\s*\(\s*(?:['"`]interactionCreate['"`]|(?:[\w$]+\.)*(?:InteractionCreate|INTERACTION_CREATE))\s*,\s*(?:async\s*)?$/.test(
      before,
    ) ||
    (/\.on\s*\(\s*['"`]collect['"`]\s*,\s*(?:async\s*)?$/.test(before) &&
      text.includes('createMessageComponentCollector') &&
      !/create(?:Message|Reaction)Collector/.test(text))
  );
}
