import type { Dialect } from './dialect.ts';
import { extractFrom } from './documentReader.ts';
import type { Extraction } from './extraction.ts';
import { reduceJavaScriptCall, reduceJavaScriptPath, textOfJavaScriptCall } from './javascriptCalls.ts';
import { bindsInJavaScript, mayUseInJavaScript, readJavaScriptImports, readJavaScriptUse } from './javascriptNames.ts';
import { type JavaScriptGrammar, parserOf, readJavaScript } from './javascriptValue.ts';
import type { KnownTrees, Parse } from './knownTrees.ts';
import { appsScript, appsScriptAll } from './libraries/appsScript.ts';
import { axiosLibrary } from './libraries/axiosLibrary.ts';
import { discordRest } from './libraries/discordRest.ts';
import { discordWebhook } from './libraries/discordWebhook.ts';
import { erisRequest } from './libraries/erisRequest.ts';
import { fetchLibrary } from './libraries/fetchLibrary.ts';
import { gotLibrary } from './libraries/gotLibrary.ts';
import { kyLibrary } from './libraries/kyLibrary.ts';
import { nodeHttp } from './libraries/nodeHttp.ts';
import { oceanicRequest } from './libraries/oceanicRequest.ts';
import { superagentLibrary } from './libraries/superagentLibrary.ts';
import { undiciRequest } from './libraries/undiciRequest.ts';
import type { Library } from './library.ts';
import { discordJsBuilder } from './payloads/discordJsBuilder.ts';
import { discordJsChange } from './payloads/discordJsChange.ts';
import { discordJsOther } from './payloads/discordJsOther.ts';
import { discordJsSend } from './payloads/discordJsSend.ts';
import { interactionAnswer } from './payloads/interactionAnswer.ts';
import type { PayloadReader } from './payloads/payloadReader.ts';

/** The HTTP libraries of JavaScript: one line each. */
const libraries: readonly Library[] = [
  fetchLibrary,
  undiciRequest,
  discordRest,
  discordWebhook,
  axiosLibrary,
  gotLibrary,
  kyLibrary,
  superagentLibrary,
  nodeHttp,
  appsScript,
  appsScriptAll,
  erisRequest,
  oceanicRequest,
];

/** The high-level calls of JavaScript's libraries: one line each. */
const payloads: readonly PayloadReader[] = [
  interactionAnswer,
  discordJsSend,
  discordJsOther,
  discordJsChange,
  discordJsBuilder,
];

/** VS Code's ids of the languages that are read as JavaScript, and how each is parsed. */
const grammars = {
  javascript: 'jsx',
  javascriptreact: 'jsx',
  typescript: 'ts',
  typescriptreact: 'ts jsx',
} as const satisfies Record<string, JavaScriptGrammar>;

export type JavaScriptId = keyof typeof grammars;

/**
 * The Discord requests in JavaScript or TypeScript, and what high-level calls hand over; `known` is what stays of the
 * document from one reading to the next.
 */
export function extractJavaScript(text: string, languageId: JavaScriptId, known?: KnownTrees): Extraction {
  const grammar = grammars[languageId];
  const parse = parserOf(grammar);
  const dialect = dialectOf(known?.reading(parse) ?? parse, grammar.startsWith('ts'));
  return extractFrom(text, languageId, dialect, libraries, payloads);
}

function dialectOf(parse: Parse, isTyped: boolean): Dialect {
  return {
    syntax: {
      kind: 'javascript',
      statement:
        /(?:(?:const|let|var|if|for|while|return|function|class|import|export|try|throw|switch|interface|async\s+function|public|private|protected|static)\b(?!\s*[:,(]?\s*[:,])|@\w)/y,
      perhapsStatement: /(?:await\b|[\w$.]+(?:\[[^\]\n]*\])*\s*(?:=[^=>]|\+=|\())/y,
      nextEntry: /(?:'[^'\n]*'|"[^"\n]*"|(?!default\b|case\b)[\w$]+)\s*:(?!:)/y,
      continuation: /(?:\?\.|[.?:+*%&|=]|-(?!-)|\/(?![/*])|as\b|satisfies\b|in\b|instanceof\b)/y,
    },
    skipped:
      /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|`[^`\\]*(?:\\[\s\S][^`\\]*)*(?:`|$)|\/(?<=(?:[=(,:;!&|?{}[]|\breturn|^)\s*\/)(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,100}\]){1,300}\//g,
    comment: /\/\/|\/\*|\*(?!\w)/y,
    commentsOut: /^\s*(?:\/\/|\*(?!\w))|(?:^|[\s;{}),])\/\/\s/,
    self: ['this'],
    branch: /^\s*(?:\}\s*)?(?:if|else|for|while|do|switch|case|default|catch)\b/,
    passage: /^\s*(?:\}\s*)?(?:try|finally)\b/,
    parse: (slice) => readJavaScript(slice, parse, isTyped),
    parseCode: parse,
    readImports: readJavaScriptImports,
    mayUse: mayUseInJavaScript,
    readUse: readJavaScriptUse,
    binds: bindsInJavaScript,
    print: String,
    reducePath: reduceJavaScriptPath,
    reduceCall: reduceJavaScriptCall,
    reduceArithmetic: () => undefined,
    textOf: textOfJavaScriptCall,
  };
}
