import type { RecipePaging, SiteApiRecipe } from '#core/recipe.ts';
import type { WebRequest } from '#core/web-document.ts';
import { isRecord } from '../fields/lenient.ts';
import { isBranch, parsedText } from '../records/json-path.ts';

export type ApiRequest = SiteApiRecipe['request'];

/** The name of one value in a request: of a query parameter, or of a part of the body. */
export type ParameterKey = Pick<Extract<RecipePaging, { kind: 'cursor' }>, 'where' | 'key'>;

export type Parameter = ParameterKey & { readonly value: unknown };

const mostDepth = 6;

/** The plain values of a request: its query, its body, and JSON inside of both. */
export function parametersOf(request: ApiRequest): readonly Parameter[] {
  const found: Parameter[] = [];
  const add = (where: Parameter['where'], key: string[], value: unknown): void => {
    const inner = typeof value === 'string' ? parsedText(value) : value;
    if (!isBranch(inner)) found.push({ where, key, value });
    else if (key.length <= mostDepth) {
      for (const [name, each] of Object.entries(inner)) add(where, [...key, name], each);
    }
  };
  for (const [name, value] of new URL(request.url).searchParams) add('query', [name], value);
  const json = request.body === null ? undefined : parsedText(request.body);
  if (isBranch(json)) {
    for (const [name, value] of Object.entries(json)) add('body', [name], value);
  } else if (request.body !== null) {
    for (const [name, value] of new URLSearchParams(request.body)) add('body', [name], value);
  }
  return found;
}

/** The same request with another value. A text stays a text; an undefined value is taken out. */
export function withParameter(
  request: ApiRequest,
  { where, key }: ParameterKey,
  value: unknown,
): ApiRequest {
  const [name = '', ...rest] = key;
  if (where === 'query') {
    const url = new URL(request.url);
    set(url.searchParams, name, rest, value);
    return { ...request, url: url.href };
  }
  const json = request.body === null ? {} : parsedText(request.body);
  if (isBranch(json)) return { ...request, body: JSON.stringify(changed(json, key, value)) };
  const form = new URLSearchParams(request.body ?? '');
  set(form, name, rest, value);
  return { ...request, body: form.toString() };
}

function set(
  parameters: URLSearchParams,
  name: string,
  inside: readonly string[],
  value: unknown,
): void {
  if (inside.length > 0) {
    const json = parsedText(parameters.get(name) ?? '{}') ?? {};
    parameters.set(name, JSON.stringify(changed(json, inside, value)));
  } else if (value === undefined) parameters.delete(name);
  else parameters.set(name, String(value));
}

function changed(json: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
  const record = isBranch(json) ? json : {};
  const inner = isRecord(record) ? record[name] : (record as readonly unknown[])[Number(name)];
  const next =
    rest.length > 0
      ? typeof inner === 'string'
        ? JSON.stringify(changed(parsedText(inner) ?? {}, rest, value))
        : changed(inner, rest, value)
      : typeof inner === 'string' && typeof value === 'number'
        ? String(value)
        : value;
  if (Array.isArray(record)) return record.with(Number(name), next);
  return { ...record, [name]: next };
}

/** Headers that a request gets from its own client, or that are not for us to repeat. */
const ownHeaders =
  /^(?:accept(?:-encoding)?|connection|content-length|cookie|host|origin|referer|sec-.*|te|transfer-encoding|upgrade|user-agent)$/i;

/** The request as it is sent again, without the browser. */
export function webRequest({ url, method, headers, body }: ApiRequest): WebRequest {
  const kept = Object.entries(headers).filter(([name]) => !ownHeaders.test(name));
  return {
    ...{ url, method, expect: 'json', headers: Object.fromEntries(kept) },
    ...(method === 'POST' && { body: body ?? '' }),
  };
}
