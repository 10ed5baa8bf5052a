import type { CapturedAnswer, DrawnPage } from '#core/drawn-page.ts';
import type { RecordList } from '#core/recipe.ts';
import { findRecords } from '../records/find-records.ts';
import { fieldAt, parsedText, type Spot, spotsAt } from '../records/json-path.ts';
import { linkTemplate } from '../records/link-template.ts';
import { textOf } from '../records/record-values.ts';
import { namesRole } from '../records/role-words.ts';
import { parametersOf } from './parameters.ts';
import { type Agreement, agreementWith, type Screen } from './screen.ts';

/** One answer of an endpoint, in the order in which the page asked. */
export type Asked = {
  readonly request: CapturedAnswer['request'];
  readonly json: unknown;
  readonly count: number;
};

/** An endpoint whose answers hold the openings on the screen. */
export type Candidate = {
  readonly list: RecordList;
  readonly answers: readonly Asked[];
  readonly records: readonly Spot[];
  readonly titles: readonly string[];
  readonly agreement: Agreement;
  readonly score: number;
};

/**
 * The endpoints of a drawn page whose answers hold openings that agree with the screen, the best
 * first. Those that hold others are left out.
 */
export function candidatesIn(drawn: DrawnPage, screen: Screen): readonly Candidate[] {
  const groups = Map.groupBy(drawn.answers.filter(isAnswer), endpointOf);
  return [...groups.values()]
    .flatMap((answers) => {
      const collections = collectionsOf(answers, screen);
      return collections.length > 0 ? collections : (candidateOf(answers, screen) ?? []);
    })
    .filter(({ agreement }) => agreement.isGood)
    .toSorted((a, b) => b.score - a.score);
}

/**
 * One address may serve several collections, told apart by a word of the request. A collection
 * counts only if the others hold no openings: else it is a part of the list.
 */
function collectionsOf(answers: readonly CapturedAnswer[], screen: Screen): readonly Candidate[] {
  const parts = [...Map.groupBy(answers, ({ request }) => wordsOf(request)).values()];
  if (parts.length < 2 || parts.length > mostCollections) return [];
  return parts.flatMap((part) => {
    const candidate = candidateOf(part, screen);
    if (candidate === null || !candidate.agreement.isGood) return [];
    const others = parts.filter((each) => each !== part).flat();
    const titles = others.flatMap(({ body }) => titlesIn(body, candidate.list));
    const roles = titles.filter(namesRole).length;
    return titles.length === 0 || roles > titles.length * mostRoles ? [] : [candidate];
  });
}

const mostCollections = 20;
/** Shops and teams may have a name like a role. */
const mostRoles = 0.2;

/** The words in a request: neither numbers nor what looks like a cursor. */
const wordsOf = (request: CapturedAnswer['request']): string =>
  JSON.stringify(
    parametersOf(request).filter(
      ({ value }) => typeof value === 'string' && /^\p{L}[\p{L} _-]{1,60}$/u.test(value),
    ),
  );

function titlesIn(body: string, { list, fields }: RecordList): readonly string[] {
  const spots = spotsAt(parsedText(body), list);
  return spots.flatMap((record) => textOf(fieldAt(record, fields.title)) ?? []);
}

const isAnswer = ({ status, body }: CapturedAnswer): boolean =>
  status >= 200 && status < 300 && body.length > 2;

/** Requests that differ only in their values are one endpoint; GraphQL's differ in their query. */
function endpointOf({ request }: CapturedAnswer): string {
  const { origin, pathname } = new URL(request.url);
  const query = parametersOf(request).filter(
    ({ key, value }) =>
      /^(?:query|operationname|sha256hash|doc_id)$/i.test(key.at(-1) ?? '') &&
      (/[{]/.test(String(value)) || !/^query$/i.test(key.at(-1) ?? '')),
  );
  return JSON.stringify([request.method, origin, pathname, query.map(({ value }) => value)]);
}

function candidateOf(answers: readonly CapturedAnswer[], screen: Screen): Candidate | null {
  const read = answers.flatMap(({ request, body }) => {
    const json = parsedText(body.replace(/^\ufeff/, ''));
    return json === undefined ? [] : [{ request, json }];
  });
  const found = read.flatMap(({ json }) => findRecords(json, screen.isShown).found);
  const [best] = found.toSorted((a, b) => b.score + size(b) - a.score - size(a));
  if (best === undefined) return null;
  const { list, fields } = best;
  const asked = read.map((each) => ({ ...each, count: spotsAt(each.json, list).length }));
  const records = distinct(asked.flatMap(({ json }) => spotsAt(json, list)));
  const titles = records.flatMap((record) => textOf(fieldAt(record, fields.title)) ?? []);
  const template = fields.url === undefined ? linkTemplate(records, screen.links) : null;
  const agreement = agreementWith(screen, records, titles);
  return {
    list: { list, fields, ...(template !== null && { linkTemplate: template }) },
    answers: asked,
    ...{ records, titles, agreement },
    score: best.score + 0.1 * Math.log2(1 + agreement.agreed),
  };
}

const size = ({ records }: { readonly records: readonly Spot[] }): number =>
  0.05 * Math.log2(1 + records.length);

/** The page may ask for the same page twice. */
function distinct(records: readonly Spot[]): readonly Spot[] {
  const seen = new Map<string, Spot>();
  for (const record of records) {
    const key = JSON.stringify(record.value);
    if (!seen.has(key)) seen.set(key, record);
  }
  return [...seen.values()];
}
