import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { detect, detectByPage } from './detect.ts';

const careers = 'https://www.acme.example/careers';

describe('detectByPage', () => {
  const seen = async (html: string, url = careers) =>
    (await detectByPage({ url: new URL(url), html }))[0];

  it.each([
    [
      'a frame',
      '<iframe src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe>',
      'greenhouse',
      'acme',
    ],
    [
      'a script',
      '<div id="grnhse_app"></div><script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>',
      'greenhouse',
      'acme',
    ],
    [
      'a board token in its state',
      '<script>greenhouse({"urlToken":"acme"})</script>',
      'greenhouse',
      'acme',
    ],
    [
      'an API address in a script',
      '<script>fetch("https://boards-api.greenhouse.io/v1/boards/acme/jobs")</script>',
      'greenhouse',
      'acme',
    ],
    [
      'links',
      '<a href="https://jobs.eu.lever.co/acme/1">1</a><a href="https://jobs.eu.lever.co/acme/2">2</a>',
      'lever',
      'eu:acme',
    ],
    [
      'an embedded board',
      '<script src="https://jobs.ashbyhq.com/Acme/embed?version=2"></script>',
      'ashby',
      'Acme',
    ],
    ['a single link', '<a href="https://apply.workable.com/acme/">Jobs</a>', 'workable', 'acme'],
    [
      'a careers link',
      '<a href="https://careers.smartrecruiters.com/Acme">Jobs</a>',
      'smartrecruiters',
      'Acme',
    ],
    [
      'the scripts of a careers site',
      '<script src="https://x.recruiteecdn.com/a.js"></script>',
      'recruitee',
      'www.acme.example',
    ],
    [
      'a posting of its own',
      '<script type="application/ld+json">{"@type":"JobPosting","title":"X"}</script>',
      'json_ld',
      careers,
    ],
  ])('recognises a page by %s', async (_name, html, source, slug) => {
    expect(await seen(html)).toMatchObject({ source, slug });
  });

  it('prefers an embedded board to links to others', async () => {
    const html =
      '<a href="https://jobs.lever.co/partner/1">1</a><a href="https://jobs.lever.co/partner/2">2</a>' +
      '<a href="https://jobs.lever.co/partner/3">3</a>' +
      '<iframe src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe>';
    expect(await seen(html)).toMatchObject({ source: 'greenhouse', slug: 'acme' });
  });

  it('prefers many links to one', async () => {
    const html =
      '<a href="https://boards.greenhouse.io/partner">news</a>' +
      [1, 2, 3].map((n) => `<a href="https://jobs.lever.co/own/${n}">x</a>`).join('');
    expect(await seen(html)).toMatchObject({ source: 'lever', slug: 'own' });
  });

  it('prefers the board with the name of the site', async () => {
    const html =
      '<a href="https://boards.greenhouse.io/partner">news</a><a href="https://jobs.lever.co/acme">jobs</a>';
    expect(await seen(html)).toMatchObject({ source: 'lever', slug: 'acme' });
  });

  const openings = [101, 102, 103].map((n) => `<a href="/jobs/${n}">x</a>`).join('');

  it('prefers many of its own openings to one link to a board of another name', async () => {
    expect(await seen(`<a href="https://jobs.lever.co/partner">x</a>${openings}`)).toMatchObject({
      source: 'json_ld',
    });
  });

  it.each(['https://jobs.lever.co/acme', 'https://jobs.eu.lever.co/acme'])(
    'prefers one link to a board with the site’s name, %s, to its own links',
    async (href) => {
      expect(await seen(`<a href="${href}">x</a>${openings}`)).toMatchObject({ source: 'lever' });
    },
  );

  const guid = '01234567-89ab-cdef-0123-456789abcdef';

  it.each([
    ['apply.workable.com/j/3862836931', 'apply.workable.com/acme/', 'workable', 'acme'],
    [
      'recruiting.paylocity.com/Recruiting/Jobs/Details/1',
      `recruiting.paylocity.com/recruiting/jobs/All/${guid}/Acme`,
      'paylocity',
      guid,
    ],
    ['www.careers-page.com/job/RY684VW6', 'www.careers-page.com/acme', 'manatal', 'acme'],
    [
      'boards.greenhouse.io/embed/job_app?token=1',
      'boards.greenhouse.io/acme',
      'greenhouse',
      'acme',
    ],
    [
      'www.governmentjobs.com/jobs/410001',
      'www.governmentjobs.com/careers/acme',
      'neogov',
      'governmentjobs.com/careers/acme',
    ],
    ['join.com/jobs/1', 'join.com/companies/acme', 'join', 'acme'],
    ['smartrecruiters.com/jobs/1', 'careers.smartrecruiters.com/Acme', 'smartrecruiters', 'Acme'],
  ])(
    'takes %s, on a host that boards share, for a page of the board it links to',
    async (page, board, source, slug) => {
      const posting =
        '<script type="application/ld+json">{"@type":"JobPosting","title":"X"}</script>';
      const html = `<a href="https://${board}">All openings</a>${posting}`;
      expect(await seen(html, `https://${page}`)).toMatchObject({ source, slug });
      expect(await seen(html)).toMatchObject({ source: 'json_ld' });
      expect(await seen(posting, `https://${page}`)).toMatchObject({ source: 'json_ld' });
    },
  );

  it('counts a link repeated across the page once', async () => {
    const link = '<a href="https://apply.workable.com/employer/j/1">apply</a>';
    const posting =
      '<script type="application/ld+json">{"@type":"JobPosting","title":"X"}</script>';
    expect(await seen(link.repeat(5) + posting)).toMatchObject({ source: 'json_ld' });
  });

  it('finds nothing in an ordinary page', async () => {
    expect(
      await seen('<h1>Acme</h1><a href="/about">About</a><a href="https://www.lever.co/">x</a>'),
    ).toBeUndefined();
  });
});

describe('detect', () => {
  const on = (answers: Readonly<Record<string, Answer>>) => createFetchContext({ answers });
  const lever = 'https://api.lever.co/v0/postings/acme?mode=json&limit=20&skip=0';
  const leverLink = '<a href="https://jobs.lever.co/acme">jobs</a>';

  it('makes no request if the address is enough', async () => {
    const context = on({});
    expect(await detect('jobs.lever.co/acme', context)).toMatchObject({
      source: 'lever',
      slug: 'acme',
    });
    expect(context.requests).toEqual([]);
  });

  it('follows redirects to the last page', async () => {
    const context = on({ [careers]: { finalUrl: 'https://jobs.ashbyhq.com/Acme', body: '' } });
    expect(await detect(careers, context)).toMatchObject({
      source: 'ashby',
      slug: 'Acme',
      confidence: 1,
    });
  });

  it('believes an embedded board', async () => {
    const context = on({ [careers]: '<iframe src="https://jobs.lever.co/acme"></iframe>' });
    expect(await detect(careers, context)).toMatchObject({ source: 'lever', slug: 'acme' });
    expect(context.requests).toHaveLength(1);
  });

  it('checks a linked board with the vendor', async () => {
    const context = on({ [careers]: leverLink, [lever]: '[{"id":"1"}]' });
    expect(await detect(careers, context)).toMatchObject({ source: 'lever', slug: 'acme' });
    expect(context.requests).toHaveLength(2);
  });

  it('continues if the vendor does not know the board', async () => {
    const context = on({ [careers]: `${leverLink}<a href="/jobs/12345">x</a>` });
    expect(await detect(careers, context)).toMatchObject({ source: 'json_ld', slug: careers });
  });

  it('does not take an empty answer as proof of a board linked once', async () => {
    const link = '<a href="https://careers.smartrecruiters.com/Partner">x</a>';
    const url = 'https://api.smartrecruiters.com/v1/companies/Partner/postings?limit=100&offset=0';
    const detected = detect(
      careers,
      on({ [careers]: link, [url]: '{"totalFound":0,"content":[]}' }),
    );
    await expect(detected).rejects.toMatchObject({ code: 'no_openings_found' });
  });

  it('waits for a vendor that is busy instead of a weaker source', async () => {
    const error = new AppError('server_error', { url: lever, status: 503 });
    const html = `${leverLink}<a href="/jobs/12345">x</a>`;
    await expect(detect(careers, on({ [careers]: html, [lever]: error }))).rejects.toBe(error);
  });

  it('continues if a vendor will never answer', async () => {
    const error = new AppError('access_denied', { url: lever, status: 403 });
    const html = `${leverLink}<a href="/jobs/12345">x</a>`;
    expect(await detect(careers, on({ [careers]: html, [lever]: error }))).toMatchObject({
      source: 'json_ld',
    });
  });

  it('reports that the only vendor did not answer', async () => {
    const error = new AppError('server_error', { url: lever, status: 503 });
    await expect(detect(careers, on({ [careers]: leverLink, [lever]: error }))).rejects.toBe(error);
  });

  it('finds a board that the page names only by its openings', async () => {
    const context = on({
      [careers]: '<a href="/careers?gh_jid=8503792002">Engineer</a>',
      'https://boards-api.greenhouse.io/v1/boards/acme/jobs':
        '{"jobs":[{"id":1},{"id":8503792002}]}',
    });
    expect(await detect(careers, context)).toMatchObject({ source: 'greenhouse', slug: 'acme' });
  });

  it('rejects a board of that name with other openings', async () => {
    const context = on({
      [careers]: '<a href="/careers?gh_jid=8503792002">Engineer</a>',
      'https://boards-api.greenhouse.io/v1/boards/acme/jobs': '{"jobs":[{"id":1}]}',
    });
    expect(await detect(careers, context)).toMatchObject({ source: 'json_ld' });
  });

  it('continues if a guessed board does not answer', async () => {
    const url = 'https://boards-api.greenhouse.io/v1/boards/acme/jobs';
    const context = on({
      [careers]: '<a href="/careers?gh_jid=8503792002">Engineer</a>',
      [url]: new AppError('access_denied', { url, status: 403 }),
    });
    expect(await detect(careers, context)).toMatchObject({ source: 'json_ld' });
  });

  it('finds the custom domain of a vendor', async () => {
    const context = on({
      [careers]: '<script>window.recruitee={}</script>',
      'https://www.acme.example/api/offers/': '{"offers":[{"id":1}]}',
    });
    expect(await detect(careers, context)).toMatchObject({
      source: 'recruitee',
      slug: 'www.acme.example',
    });
  });

  it('finds a vendor’s API on the company’s own host if the page names none', async () => {
    const context = on({
      'https://jobs.acme.com/api/offers/': JSON.stringify({ offers: [{ id: 1, title: 'Baker' }] }),
    });
    expect(await detect('https://jobs.acme.com', context)).toMatchObject({
      source: 'recruitee',
      slug: 'jobs.acme.com',
    });
  });

  it('falls back on the page’s own postings', async () => {
    const body = '<script type="application/ld+json">{"@type":"JobPosting","title":"X"}</script>';
    expect(await detect(careers, on({ [careers]: body }))).toMatchObject({
      source: 'json_ld',
      slug: careers,
      evidence: '1 schema.org JobPosting in the page',
    });
  });

  it('finds no openings on a page that is no careers page', async () => {
    await expect(detect(careers, on({ [careers]: '<h1>Hello</h1>' }))).rejects.toMatchObject({
      code: 'no_openings_found',
    });
  });

  it('asks again for half a page without openings', async () => {
    const half = '<html><body><main><ul><li class="op';
    await expect(detect(careers, on({ [careers]: half }))).rejects.toMatchObject({
      code: 'broken_answer',
      retry: 'later',
    });
  });

  it('reports a wall', async () => {
    const context = on({ [careers]: '<title>Just a moment...</title>' });
    await expect(detect(careers, context)).rejects.toMatchObject({ code: 'challenge_page' });
  });

  it('rejects text that is no address', async () => {
    await expect(detect('not a url', on({}))).rejects.toMatchObject({ code: 'invalid_url' });
  });
});
