import { remembering } from '#core/remember.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { currencyOf, salaryOfText } from '../fields/salary.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import { type FactName, factOfLabel, factOfNames, isDepartment } from './fact-words.ts';
import { nameWords, wordsOf } from './node-signs.ts';
import type { Fragment, PageNode, PageTree } from './page-tree.ts';
import { isKnownPlace, isPlaceShaped } from './place-words.ts';
import { isApplyLabel, isControlLabel } from './refused-words.ts';
import { isRole } from './role-words.ts';

/** What a piece of text says of an opening. */
export type Fact = {
  readonly name: FactName | 'title' | null;
  readonly value: string;
  /** 0 to 1: a label or a column's header is surer than a class, a class surer than the words. */
  readonly confidence: number;
  /** The same for the same piece of every row: which element, and which part of its text. */
  readonly column: string;
  readonly at: number;
};

/** From here on a fact is read; below it counts as not stated. */
export const enough = 0.6;

const byLabel = 0.95;
const byNames = 0.85;
const byValue = 0.75;
const byShape = 0.62;

/** Longer texts are sentences about the opening, no facts. */
const longestFact = 110;

/** The most pieces of one row that are searched for facts. */
const maxPieces = 60;

/**
 * The facts in a range of a page's fragments, in order, without those of `but`. `root` is the
 * element whose own names say nothing of a piece: the row.
 */
export function factsIn(
  tree: PageTree,
  range: { readonly first: number; readonly end: number; readonly root: PageNode },
  but: number,
): readonly Fact[] {
  const facts: Fact[] = [];
  const counts = new Map<string, number>();
  let label: { readonly name: FactName | 'title'; readonly confidence: number } | null = null;
  const end = Math.min(range.end, range.first + maxPieces);
  for (let at = range.first; at < end; at += 1) {
    const fragment = tree.fragments[at];
    if (fragment === undefined) break;
    const { node } = fragment;
    const key = `${node.path}|${node.kind}|${cellOf(node)?.column ?? ''}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    if (at === but) {
      label = null;
      continue;
    }
    const header = headerOf(tree, node);
    const own = header === null ? ownLabel(fragment) : null;
    if (own !== null) {
      label = own;
      continue;
    }
    const column = `${key}|${count}`;
    const parts = partsOf(fragment.text);
    const known: Label | null = label ?? header ?? attributeLabel(node);
    const named = known ?? namedBy(fragment, range.root);
    for (const [n, text] of parts.entries()) {
      facts.push({
        ...guess(text, parts.length === 1 ? named : null, node),
        column: `${column}|${n}`,
        at,
      });
    }
    label = null;
  }
  return facts;
}

type Label = { readonly name: FactName | 'title'; readonly confidence: number };

/** The cell of a table that holds an element. */
export function cellOf(node: PageNode): PageNode | null {
  let around: PageNode | null = node;
  for (let step = 0; step < 6 && around !== null; step += 1) {
    if (around.name === 'td' || around.name === 'th') return around;
    around = around.parent;
  }
  return null;
}

/** True for a row of headers: most of its pieces are labels. */
export function isHeaderRow(tree: PageTree, first: number, end: number): boolean {
  if (end - first < 2 || end - first > 20) return false;
  const labels = tree.fragments.slice(first, end).filter(({ text }) => factOfLabel(text) !== null);
  return labels.length >= (end - first) * 0.6;
}

/** The fact that a piece announces for the next one: "Location:", `<dt>Ort</dt>`. */
function ownLabel({ text, node }: Fragment): Label | null {
  if (text.length > 40) return null;
  const name = factOfLabel(text);
  if (name === null) return null;
  const isMarked =
    /[:：]\s*$/.test(text) ||
    /^(?:dt|th|label|b|strong|h[3-6])$/.test(node.name) ||
    nameWords(node.attributes).some((word) => labelNames.has(word));
  if (isMarked) return { name, confidence: byLabel };
  // "Remote" and "Full-time" are values, though they are labels too.
  return guessValue(text) === null && !isDepartment(text) ? { name, confidence: byValue } : null;
}

const labelNames = new Set('label key caption term name hidden sr only visually'.split(' '));

/** The header over a cell's column. */
function headerOf(tree: PageTree, node: PageNode): Label | null {
  const cell = cellOf(node);
  if (cell === null) return null;
  const headers = headersOf(tree, cell);
  // A row's own header names what the row is about.
  if (cell.name === 'th' && cell.attributes.scope === 'row' && (headers?.size ?? 0) > 1) {
    return { name: 'title', confidence: byLabel };
  }
  const name = headers?.get(cell.column) ?? null;
  return name === null ? null : { name, confidence: byLabel };
}

const headersByTable = new WeakMap<PageNode, ReadonlyMap<number, FactName | 'title'>>();

/** The facts in the columns of a table by its first row, if that row is one of headers. */
function headersOf(tree: PageTree, cell: PageNode): ReadonlyMap<number, FactName | 'title'> | null {
  let table: PageNode | null = cell;
  for (let step = 0; step < 6 && table !== null && table.name !== 'table'; step += 1) {
    table = table.parent;
  }
  if (table === null || table.name !== 'table') return null;
  const known = headersByTable.get(table);
  if (known !== undefined) return known;
  const headers = new Map<number, FactName | 'title'>();
  const first = firstRow(table);
  if (first !== null) {
    for (const header of first.children) {
      if (typeof header !== 'object' || !/^t[hd]$/.test(header.name)) continue;
      const text = tree.fragments[header.first]?.text ?? '';
      const name = header.end > header.first ? factOfLabel(text) : null;
      if (name !== null && header.end - header.first <= 2) headers.set(header.column, name);
    }
  }
  nameTitles(headers, tree, first);
  // A first row of one word that is a label by chance is a row.
  const isHeader = headers.size > 1 || (first !== null && hasHeaders(first));
  const found = isHeader ? headers : new Map<number, FactName | 'title'>();
  headersByTable.set(table, found);
  return found;
}

/** Labels that stand over a column of kinds of work, or of titles where no other column has them. */
const kindsOfWork = new Set([
  'function',
  'job function',
  'job family',
  'field',
  'funktion',
  'tätigkeitsbereich',
  'fonction',
  'función',
  'funzione',
  'functiegebied',
  'yrkesområde',
  '職種',
  '職能',
  '직군',
]);

function nameTitles(
  headers: Map<number, FactName | 'title'>,
  tree: PageTree,
  first: PageNode | null,
): void {
  if (first === null || [...headers.values()].includes('title')) return;
  const open = first.children.flatMap((cell) =>
    typeof cell === 'object' && headers.get(cell.column) === 'department' ? [cell] : [],
  );
  const kinds = open.filter(({ first: at }) =>
    kindsOfWork.has((tree.fragments[at]?.text ?? '').trim().toLowerCase()),
  );
  const [only] = kinds;
  if (only !== undefined && kinds.length === 1) headers.set(only.column, 'title');
}

const hasHeaders = (row: PageNode): boolean =>
  row.children.some((cell) => typeof cell === 'object' && cell.name === 'th');

function firstRow(node: PageNode): PageNode | null {
  for (const child of node.children) {
    if (typeof child !== 'object') continue;
    if (child.name === 'tr') return child;
    if (/^t(?:head|body)$/.test(child.name)) {
      const row = firstRow(child);
      if (row !== null) return row;
    }
  }
  return null;
}

const labelAttributes = ['data-label', 'data-title', 'data-th', 'data-header', 'data-column'];

/** The label in an attribute, for narrow screens. */
function attributeLabel(node: PageNode): Label | null {
  const cell = cellOf(node) ?? node;
  for (const name of labelAttributes) {
    const found = factOfLabel(cell.attributes[name] ?? '');
    if (found !== null) return { name: found, confidence: byLabel };
  }
  return null;
}

/** The fact that the names of the element, of those around it, or of a sign before it say. */
function namedBy({ node, hint }: Fragment, root: PageNode): Label | null {
  const said = hint === '' ? null : (factOfLabel(hint) ?? factOfNames(wordsOf(hint)));
  if (said !== null) return { name: said, confidence: byNames };
  let around: PageNode | null = node;
  for (let step = 0; step < 3 && around !== null && around !== root; step += 1) {
    if (around.name === 'time') return { name: 'date', confidence: byNames };
    const { itemprop = '', 'data-test': test = '', 'data-testid': id = test } = around.attributes;
    const words = [...nameWords(around.attributes), ...wordsOf(itemprop), ...wordsOf(id)];
    const name = words.length > 24 ? null : factOfNames(words);
    if (name !== null) return { name, confidence: byNames };
    around = around.parent;
  }
  return null;
}

/** What stands between facts in one line: "Berlin · Full-time | Engineering". */
const between = /\s*[·•|∙‧⋅●]\s*|\s+[–—]\s+|\s+\/\s+/u;

/** The parts of a line of facts; one part for a sentence, or a place such as "Praha – Karlín". */
const partsOf = remembering((text): readonly string[] => {
  const clean = trimmed(text);
  if (clean.length > longestFact || divides.has(guessValue(clean)?.name ?? null)) return [clean];
  const parts = clean
    .split(between)
    .map(trimmed)
    .filter((part) => part !== '');
  const isBarred = /[·•|∙‧⋅●]/u.test(clean);
  const isKnown = (part: string) => !isPlaceOrNone(valueOrLabel(part));
  if (parts.length > 1 && parts.length <= 8 && (isBarred || parts.some(isKnown))) return parts;
  // Scripts without blanks between words have them between facts.
  if (unspaced.test(clean) && /\s/.test(clean)) return clean.split(/\s+/).slice(0, 8);
  const byComma = clean.split(/\s*,\s*/);
  if (byComma.length < 2 || byComma.length > 5) return [clean];
  const isModel = (part: string) => isTypeOnly(part) || isWorkModel(part);
  if (!byComma.some(isModel)) return [clean];
  const rest = byComma.filter((part) => !isModel(part));
  return rest.length === 0 ? [clean] : [rest.join(', '), ...byComma.filter(isModel)];
});

const unspaced = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・\s]+$/u;

/** Pay and dates have dashes and bars of their own. */
const divides = new Set<FactName | 'title' | null>(['pay', 'date']);

const isPlaceOrNone = (name: FactName | 'title' | null): boolean =>
  name === null || name === 'place';

const valueOrLabel = (part: string): FactName | 'title' | null =>
  guessValue(part)?.name ?? factOfLabel(/^[^:：]{2,40}(?=[:：])/u.exec(part)?.[0] ?? '');

const trimmed = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060]/g, '')
    .replace(/^[\s,;:–—|·•/-]+|[\s,;–—|·•/-]+$/gu, '')
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/(?<=\p{L}{4})\.$/u, '')
    .trim();

type Guess = Pick<Fact, 'name' | 'value' | 'confidence'>;

const nothing = (value: string): Guess => ({ name: null, value, confidence: 0 });

/** What a piece says: by its own label, the one before it, the names around it, or its words. */
function guess(text: string, named: Label | null, node: PageNode): Guess {
  const [, head = '', rest = ''] = /^([^:：]{2,40})\s*[:：]\s*(.{1,200})$/u.exec(text) ?? [];
  const stated = head === '' ? null : factOfLabel(head);
  if (stated !== null) return fitting({ name: stated, confidence: byLabel }, trimmed(rest), node);
  if (isControlLabel(text) || (isApplyLabel(text) && named === null)) return nothing(text);
  if (named !== null) {
    const found = fitting(named, text, node);
    if (found.name !== null) return found;
  }
  return guessValue(text) ?? nothing(text);
}

/** A label's fact, if the value can be one: "Type: remote" is no kind of employment. */
function fitting({ name, confidence }: Label, value: string, node: PageNode): Guess {
  const found = { name, value, confidence };
  if (value.length > longestFact || value === '') return nothing(value);
  if (name === 'date' || name === 'deadline') {
    const date = dateIn(node) ?? value;
    const isDay = isoDate(date) !== null || slashed.test(date);
    return isDay ? { ...found, value: date } : nothing(value);
  }
  const own = guessValue(value);
  // A tag or a badge may hold any fact.
  if (name === 'other' && confidence < byLabel) return own ?? found;
  if (name === 'type') {
    if (employmentTypeOf(value) !== null) return found;
    return own ?? { ...found, name: confidence === byLabel ? 'type' : 'other', confidence: 0.5 };
  }
  if (name === 'workplace') return workplaceOf(value) === null ? (own ?? nothing(value)) : found;
  if (name === 'pay') return hasAmount(value) ? found : nothing(value);
  if (name === 'place' || name === 'department') {
    if (own !== null && (own.name === 'pay' || own.name === 'date' || own.name === 'type')) {
      return confidence === byLabel && own.name === 'type' && name === 'department' ? found : own;
    }
    return name === 'place' && isDepartment(value) && confidence < byLabel ? (own ?? found) : found;
  }
  return found;
}

/** The machine-readable date of a `<time>` at or around a piece. */
function dateIn(node: PageNode): string | null {
  let around: PageNode | null = node;
  for (let step = 0; step < 3 && around !== null; step += 1) {
    if (around.name === 'time' && around.attributes.datetime) return around.attributes.datetime;
    around = around.parent;
  }
  return null;
}

const hasAmount = (text: string): boolean => /\d/.test(text) && salaryOfText(text) !== null;

const isWorkModel = (text: string): boolean => isNoPlace(text) && workplaceOf(text) !== null;

/** Amounts of money with a sign or a currency, for a time: not "24 days", not a price. */
const payWords =
  /[$€£¥₹]|(?<!\p{L})(?:eur|usd|gbp|chf|pln|zł|sek|dkk|nok|kr|czk|kč|huf|ft|ron|lei|jpy|円|万円|brl|r\$|元|원|₽|руб)(?!\p{L})|円|元|원/iu;

/** What the words of a piece alone say; null if they say nothing sure. */
const guessValue = remembering((text): Guess | null => {
  if (text.length > longestFact || text.length < 2) return null;
  const value = { value: text };
  if (/\d/.test(text)) {
    if (text.length <= 60 && payWords.test(text) && hasAmount(text)) {
      const isPaid = currencyOf(text) !== null || payWords.test(text);
      if (isPaid) return { ...value, name: 'pay', confidence: byValue };
    }
    if (text.length <= 40 && (isoDate(text) !== null || slashed.test(text))) {
      return { ...value, name: 'date', confidence: byValue };
    }
    if (ago.test(text)) return { ...value, name: 'other', confidence: byValue };
  }
  if (text.length <= 50) {
    if (isWorkModel(text)) return { ...value, name: 'workplace', confidence: byValue };
    if (isTypeOnly(text)) return { ...value, name: 'type', confidence: byValue };
  }
  if (isDepartment(text)) return { ...value, name: 'department', confidence: byValue };
  // A title may name a place too: "Area Manager, Berlin".
  if (isRole(text)) return null;
  if (isKnownPlace(text)) return { ...value, name: 'place', confidence: byValue };
  if (isPlaceShaped(text)) return { ...value, name: 'place', confidence: byShape };
  return null;
});

const slashed = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/;

/** "3 days ago", "vor 2 Wochen", "hace 5 días": a day that depends on the day of reading. */
const ago =
  /^(?:(?:about|over|posted|online|vor|seit|hace|il y a|há|fa|for|för|pred|před|przed)\s)*(?:\d+\+?|an?|one)\s?(?:s|m|h|d|w|mo|y|min\p{L}*|hours?|days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|stunden?|jours?|semaines?|mois|días?|semanas?|meses|dias?|giorni|settimane|mesi|dagen|weken|maanden|dni|tygodni\p{L}*|dagar|veckor|dage|uger|dnů|dny|dnem|dňami|日前|週間前|天前|일 전)(?:\s(?:ago|geleden|temu|sedan|siden|fa|sitten|önce|назад))?$/iu;

/** A kind of employment and nothing else: not "Part-time Cook". */
function isTypeOnly(text: string): boolean {
  if (employmentTypeOf(text) === null && !bothHours.test(text)) return false;
  const rest = text
    .toLowerCase()
    .replace(typeWords, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  return rest.length <= 3;
}

const bothHours =
  /voll-?\s?(?:oder|und|\/|bzw\.?)\s?teilzeit|full[\s-]?time\s?(?:or|\/|,|&|and)\s?part[\s-]?time|part[\s-]?time\s?(?:or|\/)\s?full[\s-]?time|permanent|unbefristet|festanstellung|cdi|indefinido|正社員|정규직|fixed[\s-]term/iu;

const typeWords =
  /full|part|time|fulltime|parttime|permanent|position|job|employee|employment|temporary|fixed|term|contract(?:or)?|freelance|internship|intern|apprenticeship|seasonal|volunteer|regular|hours?|week|per|vollzeit|voll|teilzeit|teil|zeit|festanstellung|unbefristet|befristet|minijob|mini-job|werkstudent(?:\p{L}*)|praktikum|ausbildung|aushilfe|oder|und|or|and|ou|et|cdi|cdd|intérim|stage|alternance|temps|plein|partiel|complet|contrat|jornada|completa|parcial|tiempo|completo|indefinido|temporal|prácticas|contrato|tempo|integral|inteiro|estágio|efetivo|pieno|indeterminato|determinato|tirocinio|apprendistato|contratto|fulltime|deeltijd|voltijd|vast|tijdelijk|uren|uur|pełny|etat|część|etatu|umowa|pracę|staż|zlecenie|o|heltid|deltid|tillsvidare|visstid|vikariat|anställning|fast|fuldtid|stilling|kokoaikainen|osa-aikainen|määräaikainen|vakituinen|plný|úvazek|zkrácený|částečný|hpp|dpp|dpč|brigáda|úväzok|teljes|részmunkaidő|munkaidő|normă|întreagă|parțială|tam|yarı|zamanlı|正社員|契約社員|アルバイト|パート|インターン|業務委託|フルタイム|全职|兼职|实习|정규직|계약직|인턴|полная|частичная|занятость/giu;

/** Columns whose values are known in part: the others say the same of their openings. */
export function withColumns(rows: readonly (readonly Fact[])[]): readonly (readonly Fact[])[] {
  const columns = new Map<string, { total: number; named: Map<string, number> }>();
  for (const fact of rows.flat()) {
    const known = columns.get(fact.column) ?? { total: 0, named: new Map<string, number>() };
    known.total += 1;
    if (fact.name !== null) known.named.set(fact.name, (known.named.get(fact.name) ?? 0) + 1);
    columns.set(fact.column, known);
  }
  const meaning = new Map<string, FactName | 'title'>();
  for (const [column, { total, named }] of columns) {
    const [most] = [...named].toSorted(([, a], [, b]) => b - a);
    if (most === undefined || total < 2) continue;
    const [name, count] = most as [FactName | 'title', number];
    const least = name === 'place' ? 0.3 : 0.5;
    if (shared.has(name) && count / total >= least) meaning.set(column, name);
  }
  return rows.map((facts) =>
    facts.map((fact) => {
      const name = meaning.get(fact.column);
      const isOpen = fact.name === null && fact.value.length <= 60;
      const isUnsure = fact.confidence === byShape;
      return name === undefined || !(isOpen || isUnsure) || isControlLabel(fact.value)
        ? fact
        : { ...fact, name, confidence: 0.65 };
    }),
  );
}

const shared: ReadonlySet<string> = new Set(['place', 'department']);
