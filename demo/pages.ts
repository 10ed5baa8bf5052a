import { type BoardCompany, type BoardPosting, type Pay, placeName } from './boards/board.ts';
import { html, type SiteAnswer, xml } from './site-answer.ts';

/** A page with a link to each opening; `link` gives the address. */
export function listPage(
  company: BoardCompany,
  link: (posting: BoardPosting) => string,
): SiteAnswer {
  const items = company.postings.map(
    (posting) =>
      `<li class="opening"><a href="${link(posting)}">${escapeHtml(posting.title)}</a> <span>${escapeHtml(placeName(posting))}</span></li>`,
  );
  const title = `Jobs at ${company.name}`;
  return page(title, `<h1>Open positions</h1><ul>${items.join('')}</ul>`);
}

/** A company's own careers page with its board in a frame. */
export function embeddingPage(company: BoardCompany, boardUrl: string): SiteAnswer {
  const frame = `<iframe title="Open positions" src="${boardUrl}"></iframe>`;
  return page(`Careers at ${company.name}`, `<h1>Work with us</h1>${frame}`);
}

export function postingPage(company: BoardCompany, posting: BoardPosting): SiteAnswer {
  const body = `<h1>${escapeHtml(posting.title)}</h1><article>${posting.descriptionHtml}</article>`;
  const data = inScript(jobPosting(company, posting));
  return page(posting.title, body, `<script type="application/ld+json">${data}</script>`);
}

/** JSON that ends no script. */
export const inScript = (value: unknown): string =>
  JSON.stringify(value).replaceAll('<', '\\u003c');

/** An element of XML with text in it, or with elements. */
export const element = (name: string, content: string | readonly string[]): string =>
  `<${name}>${typeof content === 'string' ? escapeHtml(content) : content.join('')}</${name}>`;

/** An element of XML that holds markup as text. */
export const cdata = (name: string, markup: string): string =>
  `<${name}><![CDATA[${markup.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;

/** The page of an opening if one is requested, else the list. */
export const listOrPosting = (
  company: BoardCompany,
  posting: BoardPosting | undefined,
  link: (posting: BoardPosting) => string,
): SiteAnswer => (posting === undefined ? listPage(company, link) : postingPage(company, posting));

export function sitemap(
  company: BoardCompany,
  link: (posting: BoardPosting) => string,
): SiteAnswer {
  const urls = company.postings.map(
    (posting) =>
      `<url><loc>${escapeHtml(link(posting))}</loc><lastmod>${posting.updatedAt}</lastmod></url>`,
  );
  return xml(
    `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`,
  );
}

/** A page of a site, in the language of the demo. */
export function page(title: string, body: string, head = ''): SiteAnswer {
  return html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${head}</head>` +
      `<body><nav><a href="/about">About us</a> <a href="/login">Log in</a></nav><main>${body}</main></body></html>`,
  );
}

const employmentTypes = {
  full_time: 'FULL_TIME',
  part_time: 'PART_TIME',
  contract: 'CONTRACTOR',
  temporary: 'TEMPORARY',
  internship: 'INTERN',
} as const;

/** An opening in schema.org's words. */
export function jobPosting(company: BoardCompany, posting: BoardPosting): object {
  const { place, pay } = posting;
  return {
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: posting.title,
    description: posting.descriptionHtml,
    datePosted: posting.postedAt,
    employmentType: employmentTypes[posting.employmentType],
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
    ...(pay === null ? {} : { baseSalary: baseSalary(pay) }),
  };
}

const baseSalary = ({ min, max, currency, period }: Pay): object => ({
  '@type': 'MonetaryAmount',
  currency,
  value: {
    '@type': 'QuantitativeValue',
    minValue: min,
    maxValue: max,
    unitText: period.toUpperCase(),
  },
});

export const escapeHtml = (raw: string): string =>
  raw
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The plain text that vendors give beside the HTML. */
export const plainText = (markup: string): string =>
  markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
