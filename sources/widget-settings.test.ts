import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { detect, detectByPage } from './detect.ts';
import { sourceIds, sources } from './registry.ts';

const careers = 'https://www.acme.example/careers';
const seen = async (html: string) => (await detectByPage({ url: new URL(careers), html }))[0];

const script = (text: string) => `<script>${text}</script>`;
const leverEmbed = '<script src="https://cdn.acme.example/lever-jobs-embed/index.js"></script>';
const smartWidget =
  '<script src="https://static.smartrecruiters.com/job-widget/1.6.2/script/smart_widget.js"></script>';

describe('a board named only in its widget’s settings is the board of the page', () => {
  it.each([
    ['an object', script(`window.leverJobsOptions = {accountName: 'acme', includeCss: true};`)],
    ['JSON', script('\nwindow.leverJobsOptions = {\n  "accountName": "acme"\n};')],
    ['a member', script("var o = window['leverJobsOptions'] = {}; o['accountName'] = 'acme';")],
    ['a call', script("window.loadLeverJobs({ accountName: 'acme' })")],
    ['a template string', script('leverJobsOptions={accountName:`acme`}')],
    ['another script', `${leverEmbed}${script('const options = { accountName: "acme" }')}`],
    [
      'a module',
      `<script type="module">${'import x from "./lever-jobs.js"; x({accountName:"acme"})'}</script>`,
    ],
    ['state', '<script id="__NEXT_DATA__">{"careers":{"lever":{"accountName":"acme"}}}</script>'],
    ['state in a string', script(String.raw`push("{\"lever\":{\"accountName\":\"acme\"}}")`)],
    [
      'a JSON block',
      '<script type="application/json" id="lever-config">{"accountName":"acme"}</script>',
    ],
    ['data attributes', '<div id="lever-jobs" data-account-name="acme"></div>'],
    [
      'JSON in a data attribute',
      `<div class="lever-jobs" data-options='{"accountName":"acme"}'></div>`,
    ],
    [
      'escaped JSON in a data attribute',
      '<div class="lever-jobs" data-options="{&quot;accountName&quot;:&quot;acme&quot;}"></div>',
    ],
  ])('Lever, by %s', async (_form, html) => {
    expect(await seen(html)).toMatchObject({ source: 'lever', slug: 'acme' });
  });

  it.each([
    ['greenhouse', 'acme', script("Grnhse.Settings = { for: 'acme', autoLoad: true }")],
    [
      'greenhouse',
      'acme',
      script(
        "Grnhse.Settings = { boardURI: 'https://boards.greenhouse.io/embed/job_board?for=acme' }",
      ),
    ],
    ['greenhouse', 'acme', '<div id="grnhse_app" data-board-token="acme"></div>'],
    ['greenhouse', 'acme', '<div data-greenhouse-board="acme"></div>'],
    ['greenhouse', 'acme', script('const greenhouse = new Board({ boardToken: "acme" })')],
    ['ashby', 'Acme', script("window.__ashbyBaseJobBoardUrl = 'https://jobs.ashbyhq.com/Acme'")],
    ['ashby', 'Acme', '<div id="ashby_embed" data-job-board-name="Acme"></div>'],
    ['ashby', 'Acme', script('window.__ashby = {"organizationHostedJobsPageName":"Acme"}')],
    ['ashby', 'Acme', '<div data-ashby-board="Acme"></div>'],
    [
      'workable',
      '457904',
      `<script src="https://www.workable.com/assets/embed.js"></script>${script("whr(document).ready(function(){ whr_embed(457904, {detail: 'titles'}); });")}`,
    ],
    ['workable', 'acme', '<div class="workable-jobs" data-subdomain="acme"></div>'],
    ['workable', 'acme', script("loadWorkable({ account: 'acme' })")],
    [
      'recruitee',
      '38057',
      `<script src="https://jobs-widget.recruiteecdn.com/widget.js"></script>${script('var widget = new RTWidget({ "companies": [\n 38057\n ], "language": "en" })')}`,
    ],
    ['recruitee', 'acme', '<div id="recruitee-careers" data-subdomain="acme"></div>'],
    [
      'smartrecruiters',
      'Acme1',
      `${smartWidget}${script('widget({ "company_code": "Acme1", "jobAdType": "PUBLIC" })')}`,
    ],
    ['smartrecruiters', 'Acme1', '<div class="smartrecruiters" data-company-code="Acme1"></div>'],
  ])('%s %s: %s', async (source, slug, html) => {
    expect(await seen(html)).toMatchObject({ source, slug });
  });

  it.each([
    ['an address in a data attribute', '<div data-board="https://jobs.lever.co/acme"></div>'],
    ['a button', `<button onclick="location.href='https://jobs.lever.co/acme'">Jobs</button>`],
    ['a form', '<form action="https://jobs.lever.co/acme"><button>Jobs</button></form>'],
    ['an area of an image', '<area href="https://jobs.lever.co/acme">'],
    ['a row that scripts make a link', '<tr data-href="https://jobs.lever.co/acme"></tr>'],
  ])('by %s', async (_form, html) => {
    expect(await seen(html)).toMatchObject({ source: 'lever', slug: 'acme' });
  });

  it('by an address without a path', async () => {
    expect(await seen(script("location = 'https://acme.recruitee.com'"))).toMatchObject({
      source: 'recruitee',
      slug: 'acme',
    });
  });

  it.each([
    ['an account of something else', script("analytics({ accountName: 'acme' })")],
    ['an account beside a word like a vendor', script("clever({ accountName: 'acme' })")],
    ['a setting without a value', script("leverJobsOptions = { accountName: '' }")],
    ['a setting that a script fills in', script('leverJobsOptions = { accountName: name }')],
    ['the vendor alone', `${leverEmbed}<p>Jobs</p>`],
    ['text', '<p>leverJobsOptions = {accountName: "acme"}</p>'],
    ['the widget of a vendor without a company', smartWidget],
  ])('but not by %s', async (_form, html) => {
    expect(await seen(html)).toBeUndefined();
  });

  it('and a link that scripts watch is one link', async () => {
    const link = (more: string) => seen(`<a ${more} href="https://jobs.lever.co/acme">Jobs</a>`);

    expect(await link('data-track="jobs" onclick="track()"')).toEqual(await link(''));
  });

  it('is checked before it is believed', async () => {
    const widget = script("leverJobsOptions = {accountName: 'acme'}");
    const context = createFetchContext({ answers: { [careers]: widget } });

    await expect(detect(careers, context)).rejects.toMatchObject({ code: 'no_openings_found' });
  });

  it('is less sure by a company’s own name than by a board’s address', async () => {
    const html = script("lever('https://jobs.lever.co/acme', { company: 'Acme-Holding' })");

    expect(await seen(html)).toMatchObject({ slug: 'acme' });
  });

  it.each(['leverJobsOptions={accountName:', '"company": ', 'whr_embed(', 'data-x="//a.b'])(
    'reads a page of nothing but %j in time proportional to its length',
    async (unit) => {
      const html = `<div data-a="lever workable">${script(`lever ${unit.repeat(20_000)}`)}`;
      const page = { url: new URL(careers), html };
      const loaded = await Promise.all(sourceIds.map((id) => sources[id].load()));
      expect(cpuMsOf(() => loaded.map((source) => source.match(page)))).toBeLessThan(1_000);
    },
  );
});
