import { unknownKey } from '../lint/rules/unknownKey.ts';
import type { BodyMend, Edit } from './mend.ts';

/** Writes `embeds: [embed]` for `embed: embed`. */
export const renameToEmbeds: BodyMend = ({ text, draft }) => {
  const { body } = draft;
  const finding = unknownKey(draft).find(({ mends }) => mends.includes('rename-to-embeds'));
  if (finding === undefined || finding.facts.rule !== 'body/unknown-key' || body === null) return null;
  const field = body.fields.get(finding.facts.path);
  const key = field?.key;
  const written = key === undefined ? '' : text.slice(...key);
  if (field === undefined || key === undefined || !/^(["']?)embed\1$/.test(written)) return null;
  const renamed: Edit = { span: key, text: written.replace('embed', 'embeds') };
  const colon = /^\s*:\s*/.exec(text.slice(key[1]));
  // `{ embed }`: the name and the value are the same characters.
  if (colon === null) return /^\s*[,}]/.test(text.slice(key[1])) ? [{ span: key, text: 'embeds: [embed]' }] : null;
  const start = key[1] + colon[0].length;
  const name = /^[A-Za-z_$][\w.$]*(?=\s*[,}\n])/.exec(text.slice(start));
  const end = field.value[0] === start ? field.value[1] : name === null ? undefined : start + name[0].length;
  if (end === undefined) return null;
  if (text[start] === '[') return [renamed];
  return [renamed, { span: [start, start], text: '[' }, { span: [end, end], text: ']' }];
};
