import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { challengeOf } from './challenge.ts';

const page = (body: string, status = 200) => ({ status, body });

describe('challengeOf', () => {
  it.each([
    [
      'Cloudflare',
      '<title>Just a moment...</title><script>window._cf_chl_opt={cvId:"3"}</script>',
      403,
    ],
    [
      'Cloudflare',
      '<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>',
      403,
    ],
    [
      'DataDome',
      '<p id="cmsg">Please enable JS</p><script>var dd={"rt":"c","host":"geo.captcha-delivery.com"}</script>',
      403,
    ],
    [
      'PerimeterX',
      '<title>Access to this page has been denied</title><div id="px-captcha"></div>',
      403,
    ],
    [
      'Akamai',
      '<h1>Access Denied</h1>Reference #18.2 <p>https://errors.edgesuite.net/18.2</p>',
      403,
    ],
    ['Imperva', '<title>Pardon Our Interruption</title><p>As you were browsing</p>', 200],
    [
      'hCaptcha',
      '<p>Please verify you are a human</p><div class="h-captcha" data-sitekey="x"></div>',
      200,
    ],
    ['reCAPTCHA', '<form><div class="g-recaptcha"></div>Confirm you are not a robot</form>', 200],
    [
      'Turnstile',
      '<h1>Verify you are human</h1><div class="cf-turnstile" data-sitekey="x"></div>',
      403,
    ],
    [
      'Turnstile',
      '<p>One more step</p><script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>',
      200,
    ],
    [
      'AWS WAF',
      '<title></title><script>window.gokuProps = {"key":"x"};</script><script src="https://a.b.c.token.awswaf.com/a/b/challenge.js"></script>',
      202,
    ],
    ['DataDome', '<p id="cmsg">Please enable JS and disable any ad blocker</p>', 403],
    ['Imperva', '<iframe src="/_Incapsula_Resource?SWUDNSAI=31"></iframe>', 403],
    ['PerimeterX', '<script>window._pxAppId="PX1"</script><p>Press & Hold to confirm</p>', 403],
    ['Akamai', '<div id="sec-if-cpt-container"></div>', 403],
    ['captcha', '<title>Robot Check</title>', 200],
    ['access denied', '<title>Access Denied</title><p>You have no permission.</p>', 200],
    ['access denied', '<html><h1>403 Forbidden</h1></html>', 403],
    ['consent', '<title>Before you continue to Google Search</title>', 200],
    ['JavaScript check', '<p>Checking your browser before accessing acme.example</p>', 503],
  ])('recognises %s', (kind, body, status) => {
    expect(challengeOf(page(body, status))).toBe(kind);
  });

  const article = `<p>${'We build software for people. '.repeat(60)}</p>`;

  it.each([
    ['a form protected by a captcha', `${article}<form><div class="g-recaptcha"></div></form>`],
    [
      'a shell that scripts fill',
      '<div id="root"></div><script src="https://www.google.com/recaptcha/api.js"></script>',
    ],
    [
      'a posting about captchas',
      `${article}<h1>Engineer</h1><p>Prove that you are human at hCaptcha</p>`,
    ],
    [
      'a page behind Cloudflare',
      `${article}<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>`,
    ],
    ['a cookie banner', `${article}<div class="consent">We use cookies</div>`],
    ['an empty page', ''],
  ])('is not fooled by %s', (_name, body) => {
    expect(challengeOf(page(body))).toBeNull();
  });

  it('does not look for walls far down a page', () => {
    expect(challengeOf(page(`${'x'.repeat(300_000)}<title>Robot Check</title>`))).toBeNull();
  });

  it.each(['<iframe ', '<h1 ', 'var dd={', '<title> ', 'class="'])(
    'reads endless %j in time proportional to its length',
    (piece) => {
      const body = piece.repeat(640_000 / piece.length);
      expect(cpuMsOf(() => challengeOf(page(body, 403)))).toBeLessThan(300);
    },
  );

  describe.skipIf(!hasRecordings)('on recorded pages', () => {
    it.each([
      'jsonld/stackoverflow_job.html',
      'jsonld/stackoverflow_job_remote.html',
      'jsonld/remoteok_job.html',
      'jsonld/weworkremotely_job.html',
      'jsonld/neura_robotics_manager.html',
      'eightfold/amdocs_job_page.html',
      'html-listing/stackoverflow_jobs.html',
      'html-listing/jobscz_listing.html',
      'html-listing/jobscz_listing_empty.html',
      'html-listing/jobscz_job_en.html',
      'html-listing/loxo_fitnext_listing.html',
      'html-listing/loxo_fitnext_detail.html',
      'html-listing/talentclue_decathlon_job.html',
      'icims/emory_search_page1.html',
      'icims/gdms_search_page1.html',
      'icims/matchretail_search_page1.html',
      'avature/ally_search_offset0.html',
      'avature/ally_search_offset66.html',
      'avature/xerox_search_offset0.html',
      'avature/landolakes_search_offset0.html',
    ])('sees no wall in %s', (name) => {
      expect(challengeOf(page(recording(name)))).toBeNull();
    });
  });
});
