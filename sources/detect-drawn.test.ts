import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { drawnPage } from '#tests/support/drawn-page.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { detect } from './detect.ts';

const careers = 'https://www.acme.example/careers';
const api = 'https://boards-api.greenhouse.io/v1/boards/acme/jobs';
const shell = '<div id="app"></div><script src="/app.js"></script>';

function web(answers: Readonly<Record<string, Answer>>, draw?: () => ReturnType<typeof drawnPage>) {
  const drawn: string[] = [];
  const context = createFetchContext({ answers: { [careers]: shell, ...answers } });
  return {
    drawn,
    context: {
      ...context,
      ...(draw !== undefined && {
        draw: async (url: string) => {
          drawn.push(url);
          return draw();
        },
      }),
    },
  };
}

const board = {
  [`${api}?content=true`]: '{"jobs":[{"id":1,"title":"Baker"}]}',
  [api]: '{"jobs":[{"id":1,"title":"Baker"}]}',
};
const frame = '<iframe src="https://boards.greenhouse.io/embed/job_board?for=acme"></iframe>';
const captured = {
  request: { url: api, method: 'GET', headers: {}, body: null },
  status: 200,
  contentType: 'application/json',
  body: '{"jobs":[]}',
} as const;

describe('a page on which all else found nothing', () => {
  it.each([
    ['a frame that a script added', () => drawnPage(careers, frame)],
    [
      'a frame that a script moved on',
      () =>
        drawnPage(
          careers,
          '<iframe></iframe><div data-frame="https://boards.greenhouse.io/embed/job_board?for=acme&amp;b=1">…</div>',
        ),
    ],
    ['an address that a script asked', () => drawnPage(careers, shell, { answers: [captured] })],
  ])('is drawn, and read by the API of the board behind %s', async (_what, draw) => {
    const { context, drawn } = web(board, draw);

    expect(await detect(careers, context)).toMatchObject({ source: 'greenhouse', slug: 'acme' });
    expect(drawn).toEqual([careers]);
    expect(context.steps).toContain('Drawing the page in a browser');
  });

  it('is read by the API that its script asks, if that gives what the screen shows', async () => {
    const request = { url: 'https://www.acme.example/api', method: 'GET' as const, headers: {} };
    const body = JSON.stringify({
      jobs: [
        { id: 1, title: 'Baker' },
        { id: 2, title: 'Driver' },
      ],
    });
    const answers = [{ ...captured, request: { ...request, body: null }, body }];
    const shown = '<ul><li>Baker</li><li>Driver</li></ul>';
    const { context } = web({ [request.url]: body }, () => drawnPage(careers, shown, { answers }));

    expect(await detect(careers, context)).toMatchObject({ source: 'site_api', slug: careers });
  });

  it('is not drawn without a browser', async () => {
    const { context } = web({});

    await expect(detect(careers, context)).rejects.toMatchObject({ code: 'no_openings_found' });
  });

  it.each([
    ['browser_missing', () => new AppError('browser_missing', {})],
    ['page_too_heavy', () => new AppError('page_too_heavy', { url: careers, limitBytes: 1 })],
  ])('stays a page without openings after %s', async (_code, failure) => {
    const { context } = web({}, () => {
      throw failure();
    });

    await expect(detect(careers, context)).rejects.toMatchObject({ code: 'no_openings_found' });
  });

  it.each([
    ['login_wall', () => new AppError('login_wall', { url: careers })],
    ['challenge_page', () => new AppError('challenge_page', { url: careers, kind: 'captcha' })],
    ['page_too_slow', () => new AppError('page_too_slow', { url: careers, timeoutMs: 1 })],
    ['browser_lost', () => new AppError('browser_lost', { reason: 'it ended' })],
  ])('says what stopped the browser: %s', async (code, failure) => {
    const { context } = web({}, () => {
      throw failure();
    });

    await expect(detect(careers, context)).rejects.toMatchObject({ code });
  });

  it('has no openings if the board that it asks does not exist', async () => {
    const { context } = web({}, () => drawnPage(careers, shell, { answers: [captured] }));

    await expect(detect(careers, context)).rejects.toMatchObject({ code: 'no_openings_found' });
  });
});

it('does not draw a page whose board shows without a browser', async () => {
  const { context, drawn } = web({ ...board, [careers]: frame }, () => drawnPage(careers, ''));

  expect(await detect(careers, context)).toMatchObject({ source: 'greenhouse' });
  expect(drawn).toEqual([]);
});

it('does not draw a page that does not exist', async () => {
  const gone = new AppError('page_not_found', { url: careers, status: 404 });
  const { context, drawn } = web({ [careers]: gone }, () => drawnPage(careers, frame));

  await expect(detect(careers, context)).rejects.toMatchObject({ code: 'page_not_found' });
  expect(drawn).toEqual([]);
});
