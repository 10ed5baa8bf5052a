import { escapeHtml as esc } from '#demo/pages.ts';
import { html, text } from '#demo/site-answer.ts';
import { each, links, page, routed, type ZooSite } from '../site.ts';

/** A careers page that hires nobody just now, with people and stories on it. */
export function nobodyWanted(): ZooSite {
  const origin = 'https://www.alder-and-finch.example';
  const team = [
    ['Beatrix Alder', 'Managing Partner'],
    ['Tomasz Finch', 'Head of Surveying'],
    ['Yuki Brandt', 'Senior Architect'],
    ['Ines Calloway', 'Office Manager'],
  ] as const;
  return {
    name: 'alder-and-finch',
    kind: 'no openings now',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/careers`,
    outcome: 'no_openings',
    openings: [],
    shown: { item: '.vacancy' },
    serve: routed({
      '/careers': () =>
        page({
          lang: 'en-GB',
          title: 'Careers – Alder & Finch Architects',
          body: `<nav>${links({ '/': 'Home', '/projects': 'Projects', '/studio': 'Studio', '/careers': 'Careers' })}</nav><h1>Careers</h1><p>There are no open positions at the moment. Please look in again in spring.</p><h2>Our studio</h2><ul class="people">${each(team, ([name, role]) => `<li><a href="/studio/${name.toLowerCase().replace(' ', '-')}"><h3>${esc(name)}</h3><p>${esc(role)}</p></a></li>`)}</ul><h2>Projects</h2><ul>${each(['Boathouse, Whitby', 'Library, Sligo', 'School, Tromsø'], (name, n) => `<li><a href="/projects/${n}">${esc(name)}</a></li>`)}</ul><p>You may send a portfolio to studio@alder-and-finch.example.</p>`,
        }),
    }),
  };
}

/** Shows openings to those who log in only. */
export function loginWall(): ZooSite {
  const origin = 'https://talent.osprey-circle.example';
  return {
    name: 'osprey-circle',
    kind: 'login wall',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/jobs`,
    outcome: 'login_wall',
    openings: [],
    shown: { item: '.job' },
    serve: routed({
      '/jobs': () =>
        page({
          lang: 'en',
          title: 'Sign in – Osprey Circle Talent',
          body: `<h1>Sign in to see jobs</h1><form action="/session" method="post"><label>Email <input type="email" name="email" autocomplete="username"></label><label>Password <input type="password" name="password" autocomplete="current-password"></label><button>Sign in</button></form><p>${links({ '/register': 'Create an account', '/forgot': 'Forgot your password?' })}</p>`,
        }),
    }),
  };
}

/** Asks every visitor to prove that they are human. */
export function captchaWall(): ZooSite {
  const origin = 'https://careers.northgate-freight.example';
  return {
    name: 'northgate-freight',
    kind: 'captcha wall',
    needsBrowser: false,
    language: 'en',
    url: `${origin}/`,
    outcome: 'challenge_page',
    openings: [],
    shown: { item: '.job' },
    serve: ({ url }) =>
      url.pathname === '/robots.txt'
        ? text('User-agent: *\nDisallow:\n')
        : html(
            '<!doctype html><html lang="en"><head><title>Security check</title></head><body><h1>One more step</h1><p>Please complete the security check to access careers.northgate-freight.example</p><div class="h-captcha" data-sitekey="10000000-ffff-ffff-ffff-000000000001"></div><p>Why do I have to complete a CAPTCHA?</p></body></html>',
            403,
          ),
  };
}

/** A page whose script is gone: nothing appears. */
export function blank(): ZooSite {
  const origin = 'https://jobs.palegrave-textiles.example';
  return {
    name: 'palegrave-textiles',
    kind: 'blank page',
    needsBrowser: true,
    language: 'en',
    url: `${origin}/`,
    outcome: 'unreadable',
    openings: [],
    shown: { item: '.job' },
    serve: routed({
      '/': () =>
        page({
          lang: 'en',
          title: 'Palegrave Textiles',
          body: '<div id="root"></div><script src="/assets/gone.js"></script>',
        }),
    }),
  };
}
