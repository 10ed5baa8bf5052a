import { decodeEntities } from '../entities.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { isRecord, toAmount, toLine } from '../fields/lenient.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { type FieldName, isLanguage } from './field-words.ts';

/** Keys by which records name themselves or hold a text in one language. */
const nameKey =
  /^(?:name|label|title|text|value|displayname|display|rendered|descriptor|formatted|long_?name|iv|raw|plain|default)$/i;

/** One line of text: a text or number, or what an object or a list of one calls itself. */
export function textOf(value: unknown, depth = 0): string | null {
  if (typeof value === 'string')
    return toLine(decodeEntities(value.replace(/<[^<>]{1,400}>/g, ' ')));
  if (typeof value === 'number') return toLine(value);
  if (depth > 3) return null;
  if (Array.isArray(value)) return value.length === 1 ? textOf(value[0], depth + 1) : null;
  if (!isRecord(value)) return null;
  for (const [key, inner] of Object.entries(value)) {
    const text = nameKey.test(key) || isLanguage(key) ? textOf(inner, depth + 1) : null;
    if (text !== null) return text;
  }
  return null;
}

/** Lines of text: those of a list, of an object's name, or of a single value. */
export const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => textOf(each) ?? []);

const hasLetters = /\p{L}{2}/u;
const address = /^(?:https?:)?\/\//i;
const link = /^(?:(?:https?:)?\/\/[^\s<>]+|[/#?.][^\s<>]*|[\w%.-]+(?:\/[\w%.~-]+)+\/?(?:\?\S*)?)$/i;
const money = /\d[\d.,'’ ]*\d|\d/;

/** Whether a value has the form of a field's values. */
export const fits: Readonly<Record<FieldName, (value: unknown) => boolean>> = {
  title: (value) => {
    const text = textOf(value);
    return (
      text !== null &&
      text.length >= 2 &&
      text.length <= 200 &&
      hasLetters.test(text) &&
      !address.test(text) &&
      isoDate(text) === null &&
      !/\{\{|\$\{|<%/.test(text) &&
      (typeof value !== 'string' || !/<(?:p|div|li|table)\b/i.test(value))
    );
  },
  id: (value) =>
    (typeof value === 'number' && Number.isSafeInteger(value)) ||
    (typeof value === 'string' && /^[^\s<>"]{1,200}$/.test(value) && !address.test(value)),
  url: isLink,
  applyUrl: isLink,
  place: isPlace,
  city: isPlaceText,
  region: isPlaceText,
  country: isPlaceText,
  workplace: (value) =>
    typeof value === 'boolean' || textsOf(value).some((text) => workplaceOf(text) !== null),
  department: (value) => {
    const texts = textsOf(value);
    return texts.length > 0 && texts.every((text) => text.length <= 120 && hasLetters.test(text));
  },
  type: (value) => textsOf(value).some((text) => employmentTypeOf(text) !== null),
  date: (value) => isoDate(typeof value === 'number' ? value : textOf(value)) !== null,
  pay: (value) =>
    (isRecord(value) && Object.values(value).some((each) => toAmount(each) !== null)) ||
    textsOf(value).some((text) => text.length <= 200 && money.test(text)),
  payMin: isAmount,
  payMax: isAmount,
  currency: (value) => /^(?:\p{Sc}|\p{L}{1,3}\p{Sc}?|kč|zł)$/iu.test(textOf(value) ?? ''),
  payPeriod: (value) => hasLetters.test(textOf(value) ?? ''),
  body: (value) => lengthOf(value) >= 60,
};

function isLink(value: unknown): boolean {
  const text = typeof value === 'string' ? value.trim() : '';
  return (
    text.length <= 2_000 && link.test(text) && !/\.(?:png|jpe?g|gif|svg|webp|css|js)$/i.test(text)
  );
}

function isPlaceText(value: unknown): boolean {
  const text = textOf(value);
  return text !== null && text.length <= 160 && hasLetters.test(text) && !address.test(text);
}

function isPlace(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.length <= 200 && value.some(isPlace);
  if (!isRecord(value)) return isPlaceText(value);
  return Object.values(value).some(
    (each) => (typeof each === 'string' && isPlaceText(each)) || (isRecord(each) && isPlace(each)),
  );
}

function isAmount(value: unknown): boolean {
  const number = toAmount(value);
  return number !== null && number > 0;
}

/** Characters of all texts inside a value. */
function lengthOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return value.length;
  if (depth > 12 || typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + lengthOf(each, depth + 1), 0);
}
