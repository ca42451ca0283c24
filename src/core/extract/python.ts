import type { Dialect } from './dialect.ts';
import { extractFrom } from './documentReader.ts';
import type { Extraction } from './extraction.ts';
import type { KnownTrees, Parse } from './knownTrees.ts';
import { discordPyRoute } from './libraries/discordPyRoute.ts';
import { discordPyWebhook } from './libraries/discordPyWebhook.ts';
import { pythonRequests } from './libraries/pythonRequests.ts';
import { pythonUrllib } from './libraries/pythonUrllib.ts';
import type { Library } from './library.ts';
import { discordPyClass } from './payloads/discordPyClass.ts';
import { discordPyCommand } from './payloads/discordPyCommand.ts';
import { discordPyObjects } from './payloads/discordPyObjects.ts';
import { discordPyOther } from './payloads/discordPyOther.ts';
import { discordPySend } from './payloads/discordPySend.ts';
import { discordPySuper } from './payloads/discordPySuper.ts';
import type { PayloadReader } from './payloads/payloadReader.ts';
import { reducePythonArithmetic, reducePythonCall, reducePythonPath } from './pythonCalls.ts';
import { bindsInPython, mayUseInPython, readPythonImports, readPythonUse } from './pythonNames.ts';
import { parsePython, readPython } from './pythonValue.ts';

/** The HTTP libraries of Python: one line each. */
const libraries: readonly Library[] = [discordPyRoute, discordPyWebhook, pythonRequests, pythonUrllib];

/** The high-level calls of Python's libraries: one line each. */
const payloads: readonly PayloadReader[] = [
  discordPySend,
  discordPyOther,
  discordPyCommand,
  discordPyClass,
  discordPySuper,
  discordPyObjects,
];

/**
 * The Discord requests in Python, and what high-level calls hand over; `known` is what stays of the document from one
 * reading to the next.
 */
export function extractPython(text: string, known?: KnownTrees): Extraction {
  return extractFrom(text, 'python', dialectOf(known?.reading(parsePython) ?? parsePython), libraries, payloads);
}

function dialectOf(parse: Parse): Dialect {
  return { ...dialect, parse: (slice) => readPython(slice, parse), parseCode: parse };
}

const dialect: Omit<Dialect, 'parse'> = {
  syntax: {
    kind: 'python',
    statement:
      /(?:def|class|if|elif|else|for|while|return|import|from|try|except|finally|with|async|raise|print|global|pass|del|assert|match|case)\b(?!\s*[,=.:]\s*$)|@\w/y,
    perhapsStatement: /(?:await\b|[\w.]+(?:\[[^\]\n]*\])*\s*(?::[^=\n]+)?(?:\s=[^=]|\+=|\())/y,
    nextEntry: /(?:[frbu]?'[^'\n]*'|[frbu]?"[^"\n]*")\s*:|\w+\s*=(?!=)/iy,
    continuation: /(?!)/y,
  },
  skipped:
    /#[^\n]*|"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'/g,
  comment: /#/y,
  commentsOut: /^\s*(?:#|>>>|\.\.\. )|\s#\s/,
  self: ['self', 'cls'],
  branch: /^\s*(?:if|elif|else|for|while|except|match|case|async\s+for)\b/,
  passage: /^\s*(?:try|finally|with|async\s+with|if\s+__name__)\b/,
  readImports: ({ text }) => readPythonImports(text),
  mayUse: mayUseInPython,
  readUse: readPythonUse,
  binds: bindsInPython,
  print: (value) => (value === true ? 'True' : value === false ? 'False' : 'None'),
  reducePath: reducePythonPath,
  reduceCall: reducePythonCall,
  reduceArithmetic: reducePythonArithmetic,
  textOf: () => undefined,
};
