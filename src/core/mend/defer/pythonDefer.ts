import type { Answer, InteractionHandler } from '../../request/interactionHandler.ts';
import type { Edit } from '../mend.ts';
import { agreed, type Deferral, removed } from './deferral.ts';

/** What one answer becomes: the deferral that it needs, and what it says about who sees it. */
interface Converted {
  readonly defer: string;
  readonly ephemeral: boolean;
  /** What else the deferral is told. */
  readonly option?: string;
  readonly edits: readonly Edit[];
}

/** What an edit of the message takes as `edit_message` does, in all of the libraries. */
const editedOptions: ReadonlySet<string> = new Set([
  'content',
  'embed',
  'embeds',
  'attachments',
  'view',
  'allowed_mentions',
]);

/** What looks at the first answer itself, which is the component's message after a deferral that shows nothing. */
const looksAtOriginal = /\b(?:original_response|original_message|edit_original_\w+|delete_original_\w+)\s*\(/;

/**
 * `response.defer()`, and `followup.send` in place of `send_message`, `edit_original_response` in place of
 * `edit_message`; what the contexts of commands send adapts by itself. Null where that is not the same.
 */
export function deferInPython(text: string, handler: InteractionHandler, answers: readonly Answer[]): Deferral | null {
  const converted = answers.map((answer) => convert(text, handler, answer));
  if (converted.some((each) => each === null)) return null;
  const all = converted.flatMap((each) => each ?? []);
  const defer = agreed(all.map((each) => each.defer));
  const ephemeral = agreed(all.map((each) => each.ephemeral));
  const isEdit = agreed(answers.map(({ method }) => method === 'response.edit_message'));
  const option = agreed(all.map((each) => each.option ?? ''));
  if (option === undefined || defer === undefined || ephemeral === undefined || isEdit === undefined) return null;
  return {
    statement: `await ${handler.name}.${defer}(${[ephemeral ? 'ephemeral=True' : '', option].filter((each) => each !== '').join(', ')})`,
    edits: all.flatMap(({ edits }) => edits),
  };
}

function convert(text: string, handler: InteractionHandler, answer: Answer): Converted | null {
  const ephemeral = ephemeralOf(text, answer);
  if (ephemeral === null) return null;
  const names = answer.args.map(({ name }) => name ?? '');
  switch (answer.method) {
    case 'response.send_message': {
      const option = handler.isCommand ? '' : asNewMessage(text, handler);
      if (answer.isUsed || names.includes('delete_after')) return null;
      if (!handler.isCommand && option === '' && looksAtOriginal.test(text)) return null;
      const edits = replacedMethod(text, answer, 'followup.send');
      return edits && { defer: 'response.defer', ephemeral, option, edits };
    }
    case 'response.edit_message': {
      if (answer.isUsed || names.some((name) => !editedOptions.has(name))) return null;
      const edit = /^[ \t]*(?:import|from)[ \t]+nextcord\b/m.test(text)
        ? 'edit_original_message'
        : 'edit_original_response';
      const edits = replacedMethod(text, answer, edit);
      return edits && { defer: 'response.defer', ephemeral: false, edits };
    }
    case 'respond':
      return { defer: 'defer', ephemeral, edits: [] };
    case 'send':
      return { defer: isContext(text, handler) ? 'defer' : 'response.defer', ephemeral, edits: [] };
    case 'response.defer':
    case 'defer': {
      const edit = names.every((name) => name === 'ephemeral') ? removed(text, answer) : null;
      return edit && { defer: answer.method, ephemeral, edits: [edit] };
    }
    default:
      return null;
  }
}

/**
 * How a component's or modal's deferral announces a message of its own, as each library says it; empty where it cannot
 * be told which one it is (discord.py and py-cord have the same name): then the follow-up makes the message.
 */
function asNewMessage(text: string, { name }: InteractionHandler): string {
  if (/^[ \t]*(?:import|from)[ \t]+(?:disnake|nextcord)\b/m.test(text)) return 'with_message=True';
  if (/\bslash_command\b|\bApplicationContext\b|\bdiscord\.Bot\s*\(/.test(text)) return 'invisible=False';
  const isFirst = new RegExp(`\\(\\s*self\\s*,\\s*${name}\\b[^()]*,\\s*\\w+`).test(text);
  return isFirst || /\bapp_commands\b|\bCommandTree\b/.test(text) ? 'thinking=True' : '';
}

/** Whether a command's context answers, which has `defer` itself; an interaction has `response.defer`. */
function isContext(text: string, { name, isCommand }: InteractionHandler): boolean {
  const isInteraction = new RegExp(`\\b${name}\\s*:\\s*["']?(?:[\\w.]+\\.)?\\w*Interaction\\b`).test(text);
  return isCommand && !isInteraction && !/^(?:interaction|inter|itx)$/.test(name);
}

/** Whether only the user sees it; null where that is known only at run time. */
function ephemeralOf(text: string, { args }: Answer): boolean | null {
  if (args.some(({ kind }) => kind === 'spread')) return null;
  const given = args.find(({ name }) => name === 'ephemeral');
  if (given === undefined) return false;
  const written = text.slice(...given.value);
  return /^(?:True|False)$/.test(written) ? written === 'True' : null;
}

function replacedMethod(text: string, { callee, method }: Answer, replacement: string): readonly Edit[] | null {
  const start = callee[1] - method.length;
  return text.slice(start, callee[1]) === method ? [{ span: [start, callee[1]], text: replacement }] : null;
}
