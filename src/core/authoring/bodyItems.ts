import { isObject, type RecordShape } from '../lint/shapes/shape.ts';
import { valueAt } from './bodyPath.ts';
import { type BodyPlace, bodyPlace } from './bodyPlace.ts';
import { isListOfObjects, typedAt, writeEmpty, writeEntry, writeValue } from './bodyWriting.ts';
import { type FieldFacts, fieldFacts } from './fieldFacts.ts';
import type { AuthoringItem } from './item.ts';
import type { ShapedBody } from './shapedBody.ts';
import { type PlainShape, shapesAt } from './shapesAt.ts';

/** Keys that requests take and of which no shape says how; other such keys are those of answers. */
const undescribed = [
  'nonce',
  'default_reaction_emoji',
  'recurrence_rule',
  'install_params',
  'integration_types_config',
];

/** What can be written at an offset of a body: properties that are not there yet, or the values that there are. */
export function bodyItems(text: string, offset: number, bodies: readonly ShapedBody[]): AuthoringItem[] {
  const place = bodyPlace(text, offset, bodies);
  if (place === null) return [];
  return place.at === 'key' ? keyItems(text, offset, place) : valueItems(text, offset, place);
}

function keyItems(text: string, offset: number, place: BodyPlace): AuthoringItem[] {
  const { shape, body } = place.in;
  const around = valueAt(body.value, place.path);
  const word = text.slice(...place.word);
  const written = isObject(around) ? Object.keys(around).filter((key) => key !== word) : [];
  const present = new Set([...written, ...place.before]);
  const records = shapesAt(shape, body.value, place.path).shapes.filter(isRecord);
  const keys = new Set(records.flatMap(({ fields }) => Object.keys(fields)));
  const items = [...keys].flatMap((key): AuthoringItem[] => {
    if (present.has(key)) return [];
    const at = shapesAt(shape, body.value, [...place.path, key]);
    const field = fieldFacts(at);
    if (field.kind === undefined && !field.isRequired && !undescribed.includes(key)) return [];
    return [propertyItem(text, offset, place, key, field, at.shapes)];
  });
  const isRequired = ({ field }: AuthoringItem) => field?.isRequired === true;
  return [...items.filter(isRequired), ...items.filter((item) => !isRequired(item))];
}

function isRecord(shape: PlainShape): shape is RecordShape {
  return shape.kind === 'record';
}

function propertyItem(
  text: string,
  offset: number,
  place: BodyPlace,
  key: string,
  field: FieldFacts,
  shapes: readonly PlainShape[],
): AuthoringItem {
  const { hasValue, ...entry } = writeEntry(text, offset, place, key, writeEmpty(text, place, field, shapes));
  const leadsOn = !hasValue && (field.values.length > 0 || field.kind === 'object' || isListOfObjects(shapes));
  return { kind: 'property', label: key, field, ...entry, ...(leadsOn ? { leadsOn } : {}) };
}

function valueItems(text: string, offset: number, place: BodyPlace): AuthoringItem[] {
  const { shape, body } = place.in;
  const field = fieldFacts(shapesAt(shape, body.value, place.path));
  const { start, end } = typedAt(text, offset, place);
  return field.values.flatMap((one): AuthoringItem[] => {
    if (place.quote !== '' && typeof one.value !== 'string') return [];
    const written = writeValue(text, place, field, one);
    const name = one.name ?? (typeof one.value === 'string' ? one.value : written);
    const isMember = written.endsWith(`.${name}`);
    return [
      {
        kind: 'value',
        label: isMember ? written : name,
        insert: [written],
        span: [start, end],
        // Found by what is written, by its name and by its number.
        filter: isMember || one.name === undefined ? written : `${name} ${written}`,
        ...(one.name === undefined ? {} : { detail: isMember ? String(one.value) : written }),
      },
    ];
  });
}
