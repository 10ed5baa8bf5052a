import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { WebRequest } from '#core/web-document.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { listing } from '../listing/listing.ts';
import { postBackTo } from './post-back.ts';

const page = 'https://hr.acme.example/Vacancies.aspx';
const bodyOf = (html: string, number = 2) => {
  const request = postBackTo(number, html, page);
  return request === null ? null : Object.fromEntries(new URLSearchParams(request.body));
};
const link = (argument: string) =>
  `<a href="javascript:__doPostBack('grid$x','${argument}')">2</a>`;
const state = '<input type="hidden" name="__VIEWSTATE" value="abc">';
const target = { __EVENTTARGET: 'grid$x' };

describe('the request for a page by a form', () => {
  it.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'of a grid',
      `<form method="post" action="Vacancies.aspx">${state}${link('Page$2')}</form>`,
      { __VIEWSTATE: 'abc', ...target, __EVENTARGUMENT: 'Page$2' },
    ],
    [
      'of a pager that counts without a word',
      `<form method="post">${state}${link('2')}</form>`,
      { __VIEWSTATE: 'abc', ...target, __EVENTARGUMENT: '2' },
    ],
    [
      'with entities in its script',
      `<form method="POST">${state}${link('Page$2').replaceAll("'", '&#39;')}</form>`,
      { __VIEWSTATE: 'abc', ...target, __EVENTARGUMENT: 'Page$2' },
    ],
    [
      'of a control that listens to clicks',
      `<form method="post">${state}<span onclick="__doPostBack('grid$x','Page$2')">2</span></form>`,
      { __VIEWSTATE: 'abc', ...target, __EVENTARGUMENT: 'Page$2' },
    ],
    [
      'whose buttons are numbers',
      '<form method="post"><input type="hidden" name="s" value="7"><button name="page" value="2">2</button></form>',
      { s: '7', page: '2' },
    ],
    [
      'with a search left as it is',
      `<form method="post">${state}<input name="q" value="cook"><input type="checkbox" name="all"><input type="submit" name="go" value="Search">${link('Page$2')}</form>`,
      { __VIEWSTATE: 'abc', q: 'cook', ...target, __EVENTARGUMENT: 'Page$2' },
    ],
  ])('%s', (_form, html, expected) => {
    expect(bodyOf(html)).toEqual(expected);
  });

  it.each([
    [
      'that asks for a password',
      `<form method="post"><input type="password">${link('Page$2')}</form>`,
    ],
    [
      'that asks for a file',
      `<form method="post"><input type="file" name="cv">${link('Page$2')}</form>`,
    ],
    [
      'that asks for an address',
      `<form method="post"><input type="email" name="e">${link('Page$2')}</form>`,
    ],
    ['of another site', `<form method="post" action="https://x.example/">${link('Page$2')}</form>`],
    ['that is not there', link('Page$2')],
    ['of a GET', `<form>${link('Page$2')}</form>`],
    ['whose control does other things', `<form method="post">${state}${link('Apply$2')}</form>`],
    ['without a control for the page', `<form method="post">${state}${link('Page$3')}</form>`],
  ])('is not made from a form %s', (_form, html) => {
    expect(bodyOf(html)).toBeNull();
  });
});

describe('a list whose pages come by a form', () => {
  const roles = ['Baker', 'Nurse', 'Driver', 'Cook', 'Welder', 'Clerk', 'Mechanic', 'Gardener'];
  const size = 3;
  const pages = Math.ceil(roles.length / size);
  const grid = (at: number, ...next: readonly number[]) => {
    const rows = roles
      .slice((at - 1) * size, at * size)
      .map((role) => `<tr><td><a href="Detail.aspx?vid=${role}">${role}</a></td><td>Ulm</td></tr>`);
    const pager = next.map((n) => `<a href="javascript:__doPostBack('g','Page$${n}')">${n}</a>`);
    return `<html><body><h1>Vacancies</h1><form method="post">${state}<table><tr><th>Post</th><th>Campus</th></tr>${rows.join('')}</table><div class="pager"><span>${at}</span>${pager.join(' ')}</div></form></body></html>`;
  };
  const others = (at: number) => [1, 2, 3].filter((n) => n !== at && n <= pages);

  async function scan(answer: (at: number) => Answer) {
    const reply = (request: WebRequest): Answer => {
      if (request.url !== page)
        return new AppError('page_not_found', { url: request.url, status: 404 });
      const argument = new URLSearchParams(request.body).get('__EVENTARGUMENT') ?? 'Page$1';
      return answer(Number(argument.replace('Page$', '')));
    };
    const context = createFetchContext({ answers: new Proxy({}, { get: () => reply }) });
    const fetched = await listing.fetch(page, context);
    const { postings } = listing.parse({ ...fetched, slug: page, url: page });
    return { complete: fetched.complete, titles: postings.map(({ title }) => title) };
  }

  it('is read to its end', async () => {
    const read = await scan((at) => grid(at, ...others(at)));
    expect(read).toEqual({ complete: true, titles: roles });
  });

  it('closes nothing if a page fails, or repeats', async () => {
    const failing = await scan((at) =>
      at === 3 ? new AppError('server_error', { url: page, status: 500 }) : grid(at, ...others(at)),
    );
    const repeating = await scan(() => grid(1, 2, 3));
    expect(failing).toEqual({ complete: false, titles: roles.slice(0, 6) });
    expect(repeating).toEqual({ complete: false, titles: roles.slice(0, 3) });
  });
});
