import {
  escapeHtml,
  type FakeCompany,
  html,
  placeName,
  type SiteAnswer,
  xml,
} from './career-site-answer.ts';
import type { FakePosting } from './career-site-postings.ts';

/** A page that lists a company's openings as links, each with the address `link` gives it. */
export function listPage(company: FakeCompany, link: (posting: FakePosting) => string): SiteAnswer {
  const items = company.postings.map(
    (posting) =>
      `<li class="opening"><a href="${link(posting)}">${escapeHtml(posting.title)}</a> <span>${escapeHtml(placeName(posting))}</span></li>`,
  );
  return page(`Jobs at ${company.name}`, `<h1>Open positions</h1><ul>${items.join('')}</ul>`);
}

/** An opening's own page, with its schema.org data. */
export function postingPage(company: FakeCompany, posting: FakePosting): SiteAnswer {
  const body = `<h1>${escapeHtml(posting.title)}</h1><article>${posting.descriptionHtml}</article>`;
  const data = JSON.stringify(jobPosting(company, posting)).replaceAll('<', '\\u003c');
  return page(posting.title, body, `<script type="application/ld+json">${data}</script>`);
}

/** A sitemap of the addresses of all openings. */
export function sitemap(company: FakeCompany, link: (posting: FakePosting) => string): SiteAnswer {
  const urls = company.postings.map(
    (posting) =>
      `<url><loc>${escapeHtml(link(posting))}</loc><lastmod>${posting.updatedAt}</lastmod></url>`,
  );
  return xml(
    `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`,
  );
}

function page(title: string, body: string, head = ''): SiteAnswer {
  return html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${head}</head>` +
      `<body><nav><a href="/about">About us</a> <a href="/login">Log in</a></nav><main>${body}</main></body></html>`,
  );
}

function jobPosting(company: FakeCompany, posting: FakePosting): object {
  const { place, pay } = posting;
  return {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: posting.title,
    description: posting.descriptionHtml,
    datePosted: posting.postedAt,
    employmentType: 'FULL_TIME',
    identifier: { '@type': 'PropertyValue', name: company.name, value: String(posting.id) },
    hiringOrganization: { '@type': 'Organization', name: company.name },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressLocality: place.city,
        addressRegion: place.region,
        addressCountry: place.countryCode,
      },
    },
    ...(posting.workplace === 'remote' ? { jobLocationType: 'TELECOMMUTE' } : {}),
    ...(pay === null
      ? {}
      : {
          baseSalary: {
            '@type': 'MonetaryAmount',
            currency: pay.currency,
            value: {
              '@type': 'QuantitativeValue',
              minValue: pay.min,
              maxValue: pay.max,
              unitText: 'YEAR',
            },
          },
        }),
  };
}
