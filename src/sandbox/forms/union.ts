import { type Check, fail, isRecord, tuple } from './form.ts';

/** Forms of objects that their number `type` tells apart. */
export type Forms = Readonly<Record<number, Check>>;

/**
 * An object whose form follows from its `type`. Any other type gets UNION_TYPE_CHOICES at the object itself, with the
 * types that would do (bwmarrin/discordgo#1659, NetCordDev/NetCord#151).
 */
export function union(forms: Forms): Check {
  const byType = new Map(Object.entries(forms));
  const message = `Value of field "type" must be one of ${tuple([...byType.keys()].map(Number))}.`;
  return (value, path, report) => {
    if (!isRecord(value)) return fail(report, path, 'MODEL_TYPE_CONVERT', 'Expected an object/dictionary.');
    const { type } = value;
    if (type === undefined || type === null) {
      return fail(report, [...path, 'type'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
    const form = byType.get(String(type));
    if (form === undefined) return fail(report, path, 'UNION_TYPE_CHOICES', message);
    form(value, path, report);
  };
}
