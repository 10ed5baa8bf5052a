import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { detect } from './detect.ts';
import { onwardOf } from './onward.ts';

const careers = 'https://www.acme.example/careers';
const at = (html: string) => onwardOf({ url: new URL(careers), html });
const refresh = (content: string) => `<meta http-equiv="refresh" content="${content}">`;

describe('a refresh leads to the page that browsers would show', () => {
  const jobs = 'https://www.acme.example/jobs/';

  it.each([
    ['0; url=/jobs/', jobs],
    ['0;URL=/jobs/', jobs],
    ["0;url='/jobs/'", jobs],
    ["0; url = '/jobs/' and more", jobs],
    ["0; url='/jobs/", jobs],
    ['5 url=/jobs/', jobs],
    ['0,/jobs/', jobs],
    ['0; /jobs/', jobs],
    ['.5; url=/jobs/', jobs],
    ['0.0; url=/jobs/', jobs],
    [' 3 ;url=https://www.acme.example/jobs/ ', jobs],
    ['\n0;\nurl=/jobs/\n', jobs],
    ['0; url=https://jobs.lever.co/acme?a=1&amp;b=2', 'https://jobs.lever.co/acme?a=1&b=2'],
    ['0; url=//jobs.lever.co/acme', 'https://jobs.lever.co/acme'],
    ['0; url=?page=2', `${careers}?page=2`],
    ['30', null],
    ['0', null],
    ['0;', null],
    ['0; url=', null],
    ['0; url=/careers', null],
    ['0; url=#jobs', null],
    ['0; url=javascript:go()', null],
    ['0; url=mailto:jobs@acme.example', null],
    ['600; url=/logged-out', null],
    ['soon', null],
  ])('%j to %s', (content, target) => {
    expect(at(refresh(content)).refresh).toBe(target);
  });

  it.each([
    ['capitals', `<META HTTP-EQUIV="Refresh" CONTENT="0;URL='/jobs/'">`],
    ['attributes the other way round', '<meta content="0; url=/jobs/" http-equiv=refresh>'],
    ['a base', '<base href="/jobs/x">'.concat(refresh('0; url=./'))],
    ['the body', `<body><p>Moved</p>${refresh('1; url=/jobs/')}</body>`],
    ['the first of two', refresh('0; url=/jobs/') + refresh('0; url=/other')],
  ])('written with %s', (_form, html) => {
    expect(at(html).refresh).toBe(jobs);
  });

  it.each([
    ['a comment', `<!-- ${refresh('0; url=/jobs/')} -->`],
    ['a script', `<script>document.write('${refresh('0; url=/jobs/')}')</script>`],
    ['another header', '<meta http-equiv="content-language" content="0; url=/jobs/">'],
  ])('but not one in %s', (_place, html) => {
    expect(at(html).refresh).toBeNull();
  });
});

describe('a script, or a refresh for browsers without scripts, is a hint', () => {
  it.each([
    ['<script>window.location = "/jobs/"</script>'],
    ["<script>window.location.href='/jobs/';</script>"],
    ['<script>location.replace("/jobs/")</script>'],
    [`<script>window.location['href'] = '/jobs/'</script>`],
    ['<script>document.location.assign(`/jobs/`)</script>'],
    [String.raw`<script>top.location.href = "https:\/\/www.acme.example\/jobs\/"</script>`],
    [`<body onload="location.href='/jobs/'">`],
    [`<noscript>${refresh('0; url=/jobs/')}</noscript>`],
  ])('%s', (html) => {
    expect(at(html)).toEqual({ refresh: null, hint: 'https://www.acme.example/jobs/' });
  });

  it.each([
    ['<script>window.location.reload()</script>'],
    ['<script>if (location == "/jobs/") go()</script>'],
    ['<script>mylocation = "/jobs/"</script>'],
    ['<script>location.href = base + "/jobs/"</script>'],
    ['<script>location.href = "/careers#jobs"</script>'],
    ['<p>location.href = "/jobs/"</p>'],
  ])('but not %s', (html) => {
    expect(at(html)).toEqual({ refresh: null, hint: null });
  });

  it('is read in time proportional to the page', () => {
    const html = `<script>${'location = "'.repeat(50_000)}</script>${refresh('0;').repeat(5_000)}`;
    expect(cpuMsOf(() => at(html))).toBeLessThan(1_000);
  });
});

describe('detection ends at the page that others lead to', () => {
  const page = (path: string) => `https://www.acme.example${path}`;
  const on = (answers: Readonly<Record<string, Answer>>) => createFetchContext({ answers });
  const board = '<iframe src="https://jobs.lever.co/acme"></iframe>';
  const posting = '<script type="application/ld+json">{"@type":"JobPosting","title":"X"}</script>';

  it('at a board, without asking it', async () => {
    const context = on({ [careers]: refresh('0; url=https://jobs.lever.co/acme') });

    expect(await detect(careers, context)).toMatchObject({ source: 'lever', slug: 'acme' });
    expect(context.requests).toHaveLength(1);
  });

  it('at another page, over several', async () => {
    const context = on({
      [careers]: refresh('0; url=/a'),
      [page('/a')]: '<script>location.replace("/b")</script>',
      [page('/b')]: refresh('0; url=/en/jobs'),
      [page('/en/jobs')]: posting,
    });

    expect(await detect(careers, context)).toMatchObject({
      source: 'json_ld',
      slug: page('/en/jobs'),
    });
  });

  it('at the first page if it has openings and only a script leads on', async () => {
    const html = `${posting}<script>if (old) location.href = "/old-browser"</script>`;
    const context = on({ [careers]: html });

    expect(await detect(careers, context)).toMatchObject({ slug: careers });
    expect(context.requests).toHaveLength(1);
  });

  it('at the first page if the next one is empty', async () => {
    const context = on({ [careers]: refresh('0; url=/gone') + board });

    expect(await detect(careers, context)).toMatchObject({ source: 'lever', slug: 'acme' });
  });

  it('at the first page if the next one is forbidden', async () => {
    const url = page('/private');
    const context = on({
      [careers]: refresh('0; url=/private') + board,
      [url]: new AppError('robots_denied', { url }),
    });

    expect(await detect(careers, context)).toMatchObject({ source: 'lever', slug: 'acme' });
  });

  it.each([
    ['a page that loads itself', { [careers]: refresh('0; url=/careers') }, 1],
    [
      'a page that loads itself by another name',
      {
        [careers]: refresh('0; url=/careers/'),
        [page('/careers/')]: refresh('0; url=/careers'),
      },
      2,
    ],
    [
      'two pages that lead to each other',
      { [careers]: refresh('0; url=/a'), [page('/a')]: refresh('0; url=/careers') },
      2,
    ],
    [
      'pages without end',
      Object.fromEntries(
        [careers, ...[1, 2, 3, 4, 5, 6, 7].map((n) => page(`/${n}`))].map((url, n) => [
          url,
          refresh(`0; url=/${n + 1}`),
        ]),
      ),
      6,
    ],
  ])('nowhere, after a few requests, for %s', async (_name, answers, requests) => {
    const context = on(answers);

    await expect(detect(careers, context)).rejects.toMatchObject({ code: 'no_openings_found' });
    const pages = context.requests.filter(({ expect: kind }) => kind === 'html');
    expect(pages).toHaveLength(requests);
  });
});
