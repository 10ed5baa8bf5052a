import { fieldAt, isBranch, type Spot } from './json-path.ts';
import { leavesOf } from './leaves.ts';

/** Records that the links of a page must agree on. */
const leastShare = 0.8;
/** Records compared with the links. */
const mostRecords = 40;

/**
 * The form of the openings' addresses, proven by links of the page that hold a record's id or name:
 * `https://acme.example/jobs/{id}`. Null if the links prove none.
 */
export function linkTemplate(records: readonly Spot[], links: readonly string[]): string | null {
  const sample = records.slice(0, mostRecords);
  const names = namesIn(sample);
  const counts = new Map<string, number>();
  const wanted = [...new Set(links)].filter((link) => !link.includes('{'));
  for (const record of sample) {
    const own = new Set<string>();
    const values = names.flatMap(({ name, path }) => {
      const text = textAt(record, path);
      return text === null ? [] : [{ name, text }];
    });
    for (const link of wanted) {
      const template = templateOf(link, values);
      if (template !== null) own.add(template);
    }
    for (const template of own) counts.set(template, (counts.get(template) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([a, n], [b, m]) => m - n || a.length - b.length);
  if (best === undefined) return null;
  const [template, count] = best;
  const known = new Set(wanted);
  const hits = sample.filter((record) => known.has(fillTemplate(template, record) ?? '')).length;
  const isProven = sample.length === 1 ? hits === 1 : hits >= 2 && hits >= count * leastShare;
  return isProven && hits >= Math.min(sample.length, 5) * 0.5 ? template : null;
}

type Name = { readonly name: string; readonly path: readonly string[] };

/** Fields whose values differ from record to record and may stand in an address. */
function namesIn(records: readonly Spot[]): readonly Name[] {
  return leavesOf(records).flatMap(({ path, values }) => {
    const texts = values.filter(isPart);
    const isOwn = new Set(texts).size >= Math.max(1, values.length * 0.8);
    const isPlain = path.every((key) => !/[{}.]/.test(key));
    return isOwn && isPlain ? [{ name: path.join('.'), path }] : [];
  });
}

const isPart = (value: unknown): value is string | number =>
  (typeof value === 'number' && Number.isSafeInteger(value)) ||
  (typeof value === 'string' && /^[\w~.%:@+-]{1,200}$/.test(value));

function textAt(record: Spot, path: readonly string[]): string | null {
  const value = fieldAt(record, [...path]);
  return isPart(value) ? String(value) : null;
}

/** The link with the record's values as `{name}`; null if it holds none of them as a whole part. */
function templateOf(
  link: string,
  values: readonly { readonly name: string; readonly text: string }[],
): string | null {
  let template = link;
  for (const { name, text } of values.toSorted((a, b) => b.text.length - a.text.length)) {
    const at = wholePart(template, text);
    if (at !== -1)
      template = `${template.slice(0, at)}{${name}}${template.slice(at + text.length)}`;
  }
  return template === link ? null : template;
}

const isBoundary = (character: string | undefined): boolean =>
  character === undefined || /[/?#&=._-]/.test(character);

/** The last place where a text stands between separators, behind the host and outside of braces. */
function wholePart(link: string, text: string): number {
  const start = link.indexOf('/', link.indexOf('//') + 2);
  if (start === -1) return -1;
  for (let at = link.lastIndexOf(text); at > start; at = link.lastIndexOf(text, at - 1)) {
    const isInBraces = link.lastIndexOf('{', at) > link.lastIndexOf('}', at);
    const isWhole = isBoundary(link[at - 1]) && isBoundary(link[at + text.length]);
    if (isWhole && !isInBraces) return at;
  }
  return -1;
}

/** The address of a record; null if it lacks a field that the template names. */
export function fillTemplate(template: string, record: Spot): string | null {
  let isWhole = true;
  const filled = template.replace(/\{([^{}]+)\}/g, (_all, name: string) => {
    const value = isBranch(record.value) ? fieldAt(record, name.split('.')) : undefined;
    if (!isPart(value)) isWhole = false;
    return String(value);
  });
  return isWhole ? filled : null;
}
