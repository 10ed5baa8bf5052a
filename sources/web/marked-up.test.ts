import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { readJobPosting } from './job-posting.ts';
import { readSchemaOrg } from './schema-org.ts';

const page = 'https://acme.example/jobs/1';
const read = (html: string) =>
  readSchemaOrg(html).postings.flatMap((node) => readJobPosting(node, page) ?? []);
const first = (html: string) => read(html)[0];

const jsonLd = `<script type="application/ld+json">${JSON.stringify({
  '@type': 'JobPosting',
  title: 'Clerk',
  datePosted: '2026-11-02',
  employmentType: 'FULL_TIME',
  identifier: { '@type': 'PropertyValue', name: 'Acme', value: 'R-7' },
  hiringOrganization: { '@type': 'Organization', name: 'Acme' },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', addressLocality: 'Ulm', addressCountry: 'DE' },
  },
  baseSalary: {
    '@type': 'MonetaryAmount',
    currency: 'EUR',
    value: { '@type': 'QuantitativeValue', minValue: 40_000, maxValue: 50_000, unitText: 'YEAR' },
  },
  description: '<p>Sort letters.</p><ul><li>Daily</li></ul>',
})}</script>`;

const microdata = `<div itemscope itemtype="https://schema.org/JobPosting">
  <h1 itemprop="title">Clerk</h1>
  <time itemprop="datePosted" datetime="2026-11-02">2 Nov</time>
  <link itemprop="employmentType" href="https://schema.org/FULL_TIME">
  <span itemprop="identifier" itemscope itemtype="https://schema.org/PropertyValue">
    <meta itemprop="name" content="Acme"><span itemprop="value">R-7</span></span>
  <b itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
    <span itemprop="name">Acme</span></b>
  <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place">
    <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
      <span itemprop="addressLocality">Ulm</span><meta itemprop="addressCountry" content="DE">
    </div></div>
  <div itemprop="baseSalary" itemscope itemtype="https://schema.org/MonetaryAmount">
    <meta itemprop="currency" content="EUR">
    <div itemprop="value" itemscope itemtype="https://schema.org/QuantitativeValue">
      <data itemprop="minValue" value="40000">40k</data> <data itemprop="maxValue" value="50000">50k</data>
      <meta itemprop="unitText" content="YEAR"></div></div>
  <div itemprop="description"><p>Sort letters.</p><ul><li>Daily</li></ul></div>
</div>`;

const rdfa = `<div vocab="https://schema.org/" typeof="JobPosting">
  <h1 property="title">Clerk</h1>
  <time property="datePosted" datetime="2026-11-02">2 Nov</time>
  <meta property="employmentType" content="FULL_TIME">
  <span property="identifier" typeof="PropertyValue">
    <meta property="name" content="Acme"><span property="value">R-7</span></span>
  <b property="hiringOrganization" typeof="Organization"><span property="name">Acme</span></b>
  <div property="jobLocation" typeof="Place"><div property="address" typeof="PostalAddress">
    <span property="addressLocality">Ulm</span><span property="addressCountry" content="DE">Germany</span>
  </div></div>
  <div property="baseSalary" typeof="MonetaryAmount"><meta property="currency" content="EUR">
    <div property="value" typeof="QuantitativeValue">
      <meta property="minValue" content="40000"><meta property="maxValue" content="50000">
      <meta property="unitText" content="YEAR"></div></div>
  <div property="description"><p>Sort letters.</p><ul><li>Daily</li></ul></div>
</div>`;

const inScope = (inside: string) =>
  `<div itemscope itemtype="http://schema.org/JobPosting"><b itemprop="title">Clerk</b>${inside}</div>`;

describe('readSchemaOrg', () => {
  it.each([
    ['microdata', microdata],
    ['RDFa', rdfa],
  ])('reads the same posting from %s as from JSON-LD', (_name, html) => {
    const { descriptionHtml: _html, ...expected } = first(jsonLd) ?? {};
    expect(first(html)).toMatchObject(expected);
  });

  it('takes a posting that is written in two dialects for one', () => {
    expect(read(jsonLd + microdata + rdfa)).toHaveLength(1);
  });

  it('reads microdata beside JSON-LD about the company', () => {
    const company = '<script type="application/ld+json">{"@type":"Organization"}</script>';
    expect(read(company + microdata)).toHaveLength(1);
  });

  it('reads microdata beside broken JSON-LD', () => {
    const broken = '<script type="application/ld+json">{"@type":"JobPosting"</script>';
    expect(readSchemaOrg(broken + microdata)).toMatchObject({ postings: [{}], broken: 0 });
  });

  it('reads an item list in microdata', () => {
    const html = `<ul itemscope itemtype="https://schema.org/ItemList">
      <li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem">
        <a itemprop="url" href="/jobs/1">Clerk</a></li></ul>`;
    expect(readSchemaOrg(html)).toMatchObject({ postings: [], itemUrls: ['/jobs/1'] });
  });
});

describe('microdata', () => {
  it.each([
    ['a type of an old vocabulary', '<div itemscope itemtype="http://www.schema.org/JobPosting">'],
    [
      'several types',
      '<div itemscope itemtype="http://schema.org/Thing http://schema.org/JobPosting">',
    ],
    [
      'a type before the scope',
      '<div itemtype="http://schema.org/JobPosting" itemscope="itemscope">',
    ],
    ['a type without quotes', '<div itemscope itemtype=http://schema.org/JobPosting>'],
    ['upper case', '<DIV ITEMSCOPE ITEMTYPE="http://schema.org/JobPosting">'],
  ])('reads %s', (_name, tag) => {
    expect(read(`${tag}<h1 itemprop="title">Clerk</h1></div>`)).toHaveLength(1);
  });

  it('reads the place that a page shows if its address is empty', () => {
    const html = inScope(`<p itemprop="jobLocation" itemscope itemtype="http://schema.org/Place">
      <span itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
      <span class="jobGeoLocation">Ulm, DE</span><meta itemprop="addressLocality" content="">
      </span></p>`);
    expect(first(html)?.locations).toMatchObject([{ text: 'Ulm, DE' }]);
  });

  it('reads a title inside a link as its text, and the link as the address', () => {
    const html = `<li itemscope itemtype="http://schema.org/JobPosting">
      <a itemprop="title" href="/jobs/9">Clerk</a></li>`;
    expect(first(html)).toMatchObject({ title: 'Clerk', url: 'https://acme.example/jobs/9' });
  });

  it('reads two names of one element', () => {
    const html = `<div itemscope itemtype="http://schema.org/JobPosting">
      <h1 itemprop="name title">Clerk</h1></div>`;
    expect(first(html)?.title).toBe('Clerk');
  });

  it('keeps the postings of a list apart', () => {
    expect(read(inScope('').repeat(3))).toHaveLength(3);
  });

  it('takes a similar job inside a posting as part of it', () => {
    expect(read(inScope(`<div itemprop="relatedLink">${inScope('')}</div>`))).toHaveLength(1);
  });

  it('drops scripts and keeps lists in a description', () => {
    const html = inScope(
      '<div itemprop="description">A &lt;b&gt;<script>x()</script><ul><li>B<br>C</ul></div>',
    );
    expect(first(html)?.descriptionText).toBe('A <b>\n\n• B\nC');
  });

  it('reads nothing of other types and of properties without a scope', () => {
    const other =
      '<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">X</b></div>';
    expect(read(`${other}<b itemprop="title">JobPosting</b>`)).toEqual([]);
  });

  it('reads an unclosed scope to the end of the page', () => {
    expect(
      first(inScope('<i itemprop="datePosted">2026-11-02').replace('</div>', '')),
    ).toMatchObject({ title: 'Clerk', postedAt: '2026-11-02' });
  });

  it('reads an endless nesting in bounded time', () => {
    const scope = '<div itemprop="x" itemscope itemtype="http://schema.org/JobPosting">x';
    expect(cpuMsOf(() => read(inScope(scope.repeat(20_000))))).toBeLessThan(2_000);
  });
});

describe('RDFa', () => {
  it.each([
    [
      'a prefix',
      '<div prefix="schema: https://schema.org/" typeof="schema:JobPosting"><h1 property="schema:title">Clerk</h1></div>',
    ],
    [
      'full addresses',
      '<div typeof="https://schema.org/JobPosting"><h1 property="https://schema.org/title">Clerk</h1></div>',
    ],
    [
      'a vocabulary of the whole page',
      '<html vocab="http://schema.org/"><p typeof="JobPosting"><b property="title">Clerk</b></p></html>',
    ],
    [
      'content instead of text',
      '<div typeof="JobPosting"><b property="title" content="Clerk">CLERK!</b></div>',
    ],
    ['a meta element', '<div typeof="JobPosting"><meta property="title" content="Clerk"></div>'],
  ])('reads %s', (_name, html) => {
    expect(first(html)?.title).toBe('Clerk');
  });

  it('reads no Open Graph title as an opening', () => {
    expect(
      read('<meta property="og:type" content="JobPosting"><meta property="og:title" content="X">'),
    ).toEqual([]);
  });
});
