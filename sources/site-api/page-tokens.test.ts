import { describe, expect, it } from 'vitest';
import { tokensIn, withTokens } from './page-tokens.ts';
import type { ApiRequest } from './parameters.ts';

const request = (said: Partial<ApiRequest>): ApiRequest => ({
  ...{ url: 'https://acme.example/api', method: 'GET', headers: {}, body: null },
  ...said,
});
const first = 'k3y-4f9a';
const second = 'k3y-77b1c0';

describe('the token of a page', () => {
  it.each<[string, (token: string) => string, (token: string) => Partial<ApiRequest>]>([
    [
      'in a meta element, sent as a header',
      (token) => `<head><meta name="csrf-token" content="${token}"></head>`,
      (token) => ({ headers: { 'x-csrf-token': token } }),
    ],
    [
      'in a script, sent in the query',
      (token) => `<script>window.cfg = {"apiToken":"${token}","lang":"en"}</script>`,
      (token) => ({ url: `https://acme.example/api?token=${token}` }),
    ],
    [
      'in a hidden field, sent in a form',
      (token) => `<form><input type="hidden" name="_wpnonce" value="${token}"></form>`,
      (token) => ({ method: 'POST', body: `action=jobs&_wpnonce=${token}` }),
    ],
    [
      'in an attribute, sent in JSON',
      (token) => `<div id="app" data-session='${token}'></div>`,
      (token) => ({ method: 'POST', body: JSON.stringify({ auth: { session: token } }) }),
    ],
    [
      'in a variable of a script',
      (token) => `<script>var API_KEY = '${token}';</script>`,
      (token) => ({ headers: { 'x-api-key': token } }),
    ],
  ])('is found %s, and renewed', (_place, page, said) => {
    const tokens = tokensIn(page(first), request(said(first)));
    expect(tokens).toHaveLength(1);
    expect(withTokens(request(said(first)), tokens, page(second))).toEqual(request(said(second)));
  });

  it.each([
    ['a page that no longer holds it', '<p>Hello</p>'],
    ['a page where it is empty', '<meta name="csrf-token" content="">'],
    ['a page that breaks off', '<meta name="csrf-token" content="abc'],
    ['a page where markup stands in its place', '<meta name="csrf-token" content="<b>x</b>">'],
  ])('is not made up from %s', (_page, html) => {
    const page = `<meta name="csrf-token" content="${first}">`;
    const asked = request({ headers: { 'x-csrf-token': first } });
    expect(withTokens(asked, tokensIn(page, asked), html)).toBeNull();
  });

  it.each<[string, string, Partial<ApiRequest>]>([
    [
      'words and numbers',
      '<p class="page">2</p>',
      { url: 'https://acme.example/api?page=2&q=baker' },
    ],
    ['a value that the page does not hold', '<p></p>', { headers: { 'x-token': 'abcdef123' } }],
    [
      'what a browser accepts',
      '<i a="text/html;v=1234567890abc">',
      {
        headers: { accept: 'text/html;v=1234567890abc' },
      },
    ],
  ])('is not seen in %s', (_what, html, said) => {
    expect(tokensIn(html, request(said))).toEqual([]);
  });
});
