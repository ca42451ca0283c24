/**
 * A setting as its default says that it is made: settings.json takes anything, and the editor only marks what is wrong.
 * What is of another type counts as not set; of a list, what is no text is left out.
 */
export function soundSetting<Value>(value: unknown, otherwise: Value): Value {
  if (Array.isArray(otherwise)) {
    return (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : otherwise) as Value;
  }
  if (typeof value !== typeof otherwise || value === null || Array.isArray(value)) return otherwise;
  return value as Value;
}
