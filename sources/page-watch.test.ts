import { describe, expect, it } from 'vitest';
import type { DrawnPage } from '#core/drawn-page.ts';
import { AppError } from '#core/errors.ts';
import { createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { readWatchedPage, watchedLines } from './page-watch.ts';

const url = 'https://acme.example/work';
const at = '2026-12-01T10:00:00Z';
const page = (body: string, title = 'Work with us') =>
  `<!doctype html><title>${title}</title><body>${body}</body>`;
const linesOf = (body: string, now = at) =>
  watchedLines(webDocument(url, { body: page(body) }), new Date(now));

const words = '<h1>Work with us</h1><p>Write to Anna if you can bake.</p>';
const lines = ['Work with us', 'Write to Anna if you can bake.'];

describe('the text that is compared', () => {
  it.each([
    ['a menu', `<nav><a href="/">Home</a></nav>${words}`],
    ['a footer', `${words}<footer><p>Imprint</p></footer>`],
    ['a cookie banner with a class', `<div class="cookie-banner">We use cookies</div>${words}`],
    ['a cookie banner without one', `<div>We use cookies. Accept all</div>${words}`],
    ['a German cookie banner', `<p>Diese Seite verwendet Cookies</p>${words}`],
    ['a hidden part', `${words}<div hidden>Later</div>`],
    ['a dialog', `${words}<div role="dialog">Newsletter!</div>`],
    ['a script', `${words}<script>const nonce = 'a8f3k2'</script>`],
    ['a number alone', `${words}<p>1,204</p>`],
  ])('leaves out %s', (_name, body) => {
    expect(linesOf(body)).toEqual(lines);
  });

  it.each([
    ['today’s date', 'Today is 1 December 2026', 'Today is 2 December 2026'],
    ['an American date', 'Seen on December 1st, 2026', 'Seen on December 2nd, 2026'],
    ['a date in numbers', 'Stand: 01.12.2026', 'Stand: 02.12.2026'],
    ['an ISO date', 'As of 2026-12-01', 'As of 2026-12-02'],
    ['a German date', 'Heute ist der 1. Dezember 2026', 'Heute ist der 2. Dezember 2026'],
    ['a French date', 'Le 1er décembre 2026 à Lyon', 'Le 2 décembre 2026 à Lyon'],
    ['a Polish date', 'Dzisiaj: 1 grudnia 2026', 'Dzisiaj: 2 grudnia 2026'],
    ['a Japanese date', '今日は2026年12月1日です', '今日は2026年12月2日です'],
    ['a clock', 'It is 10:03:22 here', 'It is 11:47:01 here'],
    ['an age', 'Updated 3 days ago', 'Updated 4 days ago'],
    ['a German age', 'Aktualisiert vor 3 Tagen', 'Aktualisiert vor 4 Tagen'],
    ['a counter', '1,204 visitors so far', '1,377 visitors so far'],
    ['people online', '3 people are looking at this page', '5 people are looking at this page'],
    [
      'a token',
      'Request 7f3a9c1e-77aa-4f0e-9a51-0c9e3ab1d2f4',
      'Request 1b2c3d4e-99bb-4c1f-8b62-1d0f4bc2e3a5',
    ],
    ['the year of a copyright', 'Copyright 2026 Acme', 'Copyright 2027 Acme'],
  ])('is the same with another state of %s', (_name, before, after) => {
    const first = linesOf(`${words}<p>${before}</p>`, '2026-12-01T10:00:00Z');
    const second = linesOf(`${words}<p>${after}</p>`, '2026-12-02T10:00:00Z');
    expect(second).toEqual(first);
  });

  it.each([
    ['a date that is no day of a visit', 'Apply by 12 March 2027.'],
    ['numbers of people wanted', 'We need 3 bakers'],
    ['pay', 'We pay €3,200 a month'],
    ['cookies that are baked', 'You bake our cookies and cakes'],
    ['maintenance as a trade', 'We look for someone in maintenance'],
  ])('keeps %s', (_name, text) => {
    expect(linesOf(`${words}<p>${text}</p>`)).toContain(text);
  });
});

describe('a page that stands in place of another', () => {
  it.each([
    ['maintenance', '<h1>We are under maintenance</h1>'],
    ['German maintenance', '<p>Wartungsarbeiten: wir sind gleich zurück.</p>'],
    ['a page to come back to', '<h1>Oops</h1><p>We’ll be back soon!</p>'],
    ['an error', '<h1>Something went wrong</h1><p>Please reload.</p>'],
    ['a missing page with status 200', '<h1>404</h1><p>Page not found</p>'],
    ['a captcha', '<p>Verify you are human</p><div class="g-recaptcha"></div>'],
    ['nothing', '<div id="root"></div>'],
  ])('is not compared: %s', (_name, body) => {
    expect(linesOf(body)).toBeNull();
  });

  it('is not compared: a refusal', () => {
    const document = webDocument(url, { status: 503, body: page(words) });
    expect(watchedLines(document, new Date(at))).toBeNull();
  });

  it('is none for a long page that mentions an error', () => {
    const long = `${words}<p>Our shop had a bug: page not found.</p>${'<p>We bake bread every day, and we love it very much.</p>'.repeat(60)}`;
    expect(linesOf(long)).toContain('Write to Anna if you can bake.');
  });
});

describe('the page is read', () => {
  const answers = { [url]: page(words) };
  const drawn = (body: string): DrawnPage => ({
    ...{ document: webDocument(url, { body: page(body) }), answers: [], steps: [], pages: [] },
    ...{ isWhole: true, left: null },
  });

  it('as a plain request gets it where no browser is', async () => {
    const context = createFetchContext({ answers });
    expect(await readWatchedPage({ url, at }, context)).toEqual({ isDrawn: false, lines });
  });

  it('as a browser draws it where one is', async () => {
    const context = createFetchContext({ answers });
    const draw = async () => drawn(`${words}<p>Drawn by a script</p>`);
    expect(await readWatchedPage({ url, at }, { ...context, draw })).toEqual({
      isDrawn: true,
      lines: [...lines, 'Drawn by a script'],
    });
    expect(context.requests).toEqual([]);
  });

  it('as a plain request gets it where the browser is missing', async () => {
    const context = createFetchContext({ answers });
    const draw = () => Promise.reject(new AppError('browser_missing', {}));
    expect(await readWatchedPage({ url, at }, { ...context, draw })).toMatchObject({
      isDrawn: false,
    });
  });

  it('not at all where it is drawn as a page for maintenance', async () => {
    const context = createFetchContext({ answers });
    const draw = async () => drawn('<h1>Down for maintenance</h1>');
    expect(await readWatchedPage({ url, at }, { ...context, draw })).toBeNull();
  });
});
