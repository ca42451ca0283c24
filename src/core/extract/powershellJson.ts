import type { PowerShellCommand } from './powershellCursor.ts';
import { type ParameterTable, parameter, readParameters } from './powershellParameters.ts';
import { compactJson, type JsonStyle, stringAt, type Value } from './value.ts';

const table: ParameterTable = {
  names: [
    'inputobject',
    'depth',
    'compress',
    'enumsasstrings',
    'asarray',
    'escapehandling',
    'erroraction',
    'warningaction',
  ],
  switches: new Set(['compress', 'enumsasstrings', 'asarray']),
  aliases: { ea: 'erroraction', wa: 'warningaction' },
  positions: ['inputobject'],
};

/** As PowerShell 7 writes it. */
const indentedJson: JsonStyle = { comma: ',', colon: ': ', ascii: false, indent: '  ' };

/**
 * What `ConvertTo-Json` makes of its input; null where that cannot be told. Without `-Depth` it goes two levels deep
 * (Microsoft, "ConvertTo-Json"): tables below that become their type's name. A piped list of one item is that item.
 */
export function convertedToJson(command: PowerShellCommand): Value | null {
  const parameters = readParameters(command, table);
  const given = parameter(parameters, 'inputobject')?.value;
  const value = given ?? unwrapped(command.input);
  const depth = Number(literal(parameter(parameters, 'depth')?.value) ?? 2);
  if (value === null || parameters.unknown.length > 0 || !Number.isInteger(depth)) return null;
  const isArray = parameter(parameters, 'asarray') !== undefined && value.kind !== 'array';
  const input: Value = isArray ? { kind: 'array', items: [value], span: value.span } : value;
  const style = parameter(parameters, 'compress') === undefined ? indentedJson : compactJson;
  return { kind: 'json', value: limited(input, depth), style, span: value.span };
}

function unwrapped(input: Value | null): Value | null {
  if (input?.kind !== 'array') return input;
  const [only] = input.items;
  return input.items.length > 1 || only === undefined ? (only === undefined ? null : input) : only;
}

function literal(value: Value | null | undefined): string | undefined {
  return value?.kind === 'string' || value?.kind === 'number' ? value.text : undefined;
}

function limited(value: Value, depth: number): Value {
  if (value.kind === 'object') {
    if (depth < 0) return stringAt('System.Collections.Hashtable', value.span);
    const entries = value.entries.map((entry) =>
      'kind' in entry ? entry : { ...entry, value: limited(entry.value, depth - 1) },
    );
    return { ...value, entries };
  }
  if (value.kind !== 'array') return value;
  if (depth >= 0) return { ...value, items: value.items.map((item) => limited(item, depth - 1)) };
  const parts = value.items.flatMap((item, index) => [
    ...(index === 0 ? [] : [stringAt(' ', item.span)]),
    limited(item, -1),
  ]);
  return parts.length === 0 ? stringAt('', value.span) : { kind: 'join', parts, inside: value.span, span: value.span };
}
