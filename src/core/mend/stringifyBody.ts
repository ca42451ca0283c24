import type { Mend } from './mend.ts';

/** Makes JSON of an object that is written out where the text of a body belongs: `body: { … }` of fetch. */
export const stringifyBody: Mend = ({ text, draft }) => {
  const { body, language } = draft;
  if (body === null || !/^(?:java|type)script/.test(language)) return null;
  const [start, end] = body.span;
  const isValue = /\bbody["']?\s*:\s*$/.test(text.slice(Math.max(0, start - 40), start));
  if (!isValue || text[start] !== '{' || text[end - 1] !== '}') return null;
  return [
    { span: [start, start], text: 'JSON.stringify(' },
    { span: [end, end], text: ')' },
  ];
};
