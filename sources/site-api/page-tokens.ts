import type { PageToken } from '#core/recipe.ts';
import { type ApiRequest, parametersOf, withParameter } from './parameters.ts';

type Value = Pick<PageToken, 'where' | 'key'> & { readonly value: string };

const tokenName = /nonce|token|csrf|xsrf|auth|session|verif|signature|hash|ticket|api-?key/i;
const mostTokens = 5;
/** Characters before a token that tell it apart; more where fewer stand in the page twice. */
const shortBefore = 24;
const longBefore = 90;

/** The tokens of a request that its page holds, and where. `html` is the page that asked. */
export function tokensIn(html: string, request: ApiRequest): readonly PageToken[] {
  return valuesOf(request)
    .filter(isToken)
    .flatMap(({ where, key, value }) => {
      const around = surroundings(html, value);
      return around === null ? [] : [{ where, key, ...around }];
    })
    .slice(0, mostTokens);
}

/** The request with the tokens that stand in the page now; null if the page lacks one. */
export function withTokens(
  request: ApiRequest,
  tokens: readonly PageToken[],
  html: string,
): ApiRequest | null {
  let renewed = request;
  for (const token of tokens) {
    const value = tokenIn(html, token);
    if (value === null) return null;
    renewed = set(renewed, token, value);
  }
  return renewed;
}

function set(request: ApiRequest, { where, key }: PageToken, value: string): ApiRequest {
  if (where !== 'header') return withParameter(request, { where, key }, value);
  return { ...request, headers: { ...request.headers, [key[0] ?? '']: value } };
}

const longestToken = 4_000;

function tokenIn(html: string, { before, after }: PageToken): string | null {
  const at = html.indexOf(before);
  if (at === -1) return null;
  const from = at + before.length;
  const value = html.slice(from, from + longestToken);
  const end = value.indexOf(after);
  return end > 0 && !/[\r\n<>]/.test(value.slice(0, end)) ? value.slice(0, end) : null;
}

const valuesOf = (request: ApiRequest): readonly Value[] => [
  ...Object.entries(request.headers).map(([name, value]) => ({
    where: 'header' as const,
    key: [name],
    // The scheme stays: `Bearer …`.
    value,
  })),
  ...parametersOf(request).flatMap(({ where, key, value }) =>
    typeof value === 'string' ? [{ where, key, value }] : [],
  ),
];

function isToken({ where, key, value }: Value): boolean {
  if (value.length > longestToken || /[\s<>"']/.test(value)) return false;
  const isNamed = tokenName.test(key.at(-1) ?? '');
  if (isNamed && value.length >= 4) return true;
  const isRandom = value.length >= 16 && /\d/.test(value) && /[a-z]/i.test(value);
  return isRandom && (where !== 'header' || !/^accept|^content/.test(key[0] ?? ''));
}

/** The text before and after a value in a page; null if it does not stand there alone. */
function surroundings(html: string, value: string): Pick<PageToken, 'before' | 'after'> | null {
  const at = html.indexOf(value);
  const after = html[at + value.length];
  if (at < 3 || after === undefined || !/["'&;<\s]/.test(after)) return null;
  for (const length of [shortBefore, longBefore]) {
    const before = html.slice(Math.max(0, at - length), at);
    if (/["'=:>]\s*$/.test(before) && html.indexOf(before) === html.lastIndexOf(before)) {
      return { before, after };
    }
  }
  return null;
}
