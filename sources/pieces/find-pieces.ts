import type { CapturedAnswer, DrawnPage } from '#core/drawn-page.ts';
import type { ListPieces } from '#core/recipe.ts';
import { resolveLink } from '#core/url.ts';
import { isPagingName } from '../site-api/find-paging.ts';
import { tokensIn } from '../site-api/page-tokens.ts';
import { type ApiRequest, type Parameter, parametersOf } from '../site-api/parameters.ts';
import { attributesOf, type PageAttribute } from './page-attributes.ts';
import { pieceIn } from './piece-html.ts';

type Asked = { readonly request: ApiRequest; readonly path: ListPieces['html'] };

/** Marks the place of an attribute's value in a request. */
export const hole = '{value}';

/**
 * The ways in which a drawn page may have asked for pieces of its list, likeliest first. `html` is
 * the page without its scripts' work. None of them is proven.
 */
export function pieceGuesses(drawn: DrawnPage, html: string): readonly ListPieces[] {
  const asked = distinct(
    drawn.answers.filter(isAnswer).flatMap(({ request, body }) => {
      const piece = pieceIn(body);
      return piece === null ? [] : [{ request, path: piece.path }];
    }),
  );
  const page = drawn.document.finalUrl;
  return [...byAttribute(asked, html, page), ...byNumber(asked)].map((pieces) => {
    const tokens = tokensIn(drawn.document.body, pieces.request).filter(
      ({ where, key }) => pieces.each.kind !== 'number' || !isSame(pieces.each, { where, key }),
    );
    return tokens.length === 0 ? pieces : { ...pieces, tokens: [...tokens] };
  });
}

const isAnswer = ({ status }: CapturedAnswer): boolean => status >= 200 && status < 300;

const distinct = (asked: readonly Asked[]): readonly Asked[] => [
  ...new Map(
    asked.map((each) => [JSON.stringify([each.request.url, each.request.body]), each]),
  ).values(),
];

const isSame = (
  one: { readonly where: string; readonly key: readonly string[] },
  other: { readonly where: string; readonly key: readonly string[] },
): boolean => one.where === other.where && one.key.join('\0') === other.key.join('\0');

/** One request would fit any attribute. */
const leastAsked = 2;

function byAttribute(asked: readonly Asked[], html: string, page: string): readonly ListPieces[] {
  const guesses = new Map<string, { pieces: ListPieces; asked: Set<Asked> }>();
  for (const attribute of attributesOf(html)) {
    for (const each of asked) {
      const request = requestWith(attribute, each.request, page);
      if (request === null) continue;
      const { element, name } = attribute;
      const pieces: ListPieces = {
        request: request.request,
        html: each.path,
        each: { kind: 'attribute', element, name, where: request.where },
      };
      const key = JSON.stringify([pieces.each, pieces.html, form(pieces.request)]);
      const known = guesses.get(key);
      if (known === undefined) guesses.set(key, { pieces, asked: new Set([each]) });
      else known.asked.add(each);
    }
  }
  return [...guesses.values()]
    .filter(({ asked: own }) => own.size >= leastAsked)
    .toSorted((a, b) => b.asked.size - a.asked.size)
    .map(({ pieces }) => pieces);
}

/** Requests by whole addresses differ in them only. */
const form = ({ method, url, body }: ApiRequest): unknown =>
  url.includes(encodeURI(hole)) || (body ?? '').includes(hole) ? [method, url, body] : method;

type Filled = { readonly request: ApiRequest; readonly where: 'address' | 'request' };

/** The request with an attribute's value left out; null if the value is no part of it. */
function requestWith({ value }: PageAttribute, request: ApiRequest, page: string): Filled | null {
  if (/[/?.]/.test(value) && resolveLink(value, page) === request.url) {
    return { request, where: 'address' };
  }
  const where = 'request';
  for (const written of [encodeURIComponent(value), value.replaceAll(' ', '+'), value]) {
    const url = holed(request.url, written);
    if (url !== null) return { request: { ...request, url }, where };
    const body = request.body === null ? null : holed(request.body, written);
    if (body !== null) return { request: { ...request, body }, where };
  }
  return null;
}

/** A text with one whole part left out: between separators, behind the host. */
function holed(text: string, part: string): string | null {
  const host = /^https?:\/\/[^/]+/.exec(text)?.[0].length ?? 0;
  const at = text.lastIndexOf(part);
  if (at < Math.max(host, 1) || text.indexOf(hole) !== -1) return null;
  const [before, after] = [text[at - 1] ?? '', text[at + part.length] ?? ''];
  if (!/[/=&:"-]/.test(before) || !/^(?:|[/&"?#.-])$/.test(after)) return null;
  return text.slice(0, at) + hole + text.slice(at + part.length);
}

function byNumber(asked: readonly Asked[]): readonly ListPieces[] {
  const groups = Map.groupBy(asked, ({ request, path }) => {
    const { origin, pathname } = new URL(request.url);
    return JSON.stringify([request.method, origin, pathname, path]);
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const number = first === undefined ? null : numberIn(group);
    return first === undefined || number === null
      ? []
      : [{ request: first.request, html: first.path, each: number }];
  });
}

type NumberKey = Extract<ListPieces['each'], { readonly kind: 'number' }>;

/** The one parameter that grows from request to request. */
function numberIn(group: readonly Asked[]): NumberKey | null {
  const [first, second] = group.map(({ request }) => parametersOf(request).filter(isNumber));
  for (const { where, key, value } of first ?? []) {
    const next = second?.find((each) => isSame(each, { where, key }));
    const start = Number(value);
    const step = next === undefined ? 1 : Number(next.value) - start;
    const isNamed = isPagingName(key.at(-1) ?? '');
    if (step > 0 && (isNamed || (next !== undefined && step === 1))) {
      return { kind: 'number', where, key: [...key], first: start, step };
    }
  }
  return null;
}

const isNumber = ({ value }: Parameter): boolean => /^\d{1,6}$/.test(String(value));
