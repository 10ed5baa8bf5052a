/** Small valid documents of every kind that readers share; tests change them. */

const node = `{
  "@context": "https://schema.org", "@type": "JobPosting", "title": "Clerk", "url": "/jobs/1",
  "identifier": { "@type": "PropertyValue", "name": "Acme", "value": "A-1" },
  "datePosted": "2026-05-01T10:00:00+02:00", "validThrough": "2026-06-30",
  "employmentType": ["FULL_TIME", "CONTRACTOR"], "jobLocationType": "TELECOMMUTE",
  "hiringOrganization": { "@type": "Organization", "name": "Acme", "sameAs": "https://acme.example" },
  "jobLocation": [{ "@type": "Place", "address": { "@type": "PostalAddress",
    "addressLocality": "Ulm", "addressRegion": "BW", "addressCountry": { "name": "DE" } } }],
  "applicantLocationRequirements": { "@type": "Country", "name": "Germany" },
  "baseSalary": { "@type": "MonetaryAmount", "currency": "EUR", "value": {
    "@type": "QuantitativeValue", "minValue": 40000, "maxValue": "50,000", "unitText": "YEAR" } },
  "description": "<p>Sort letters &amp; parcels.</p><ul><li>One</li></ul>"
}`;

const list = `{ "@context": "https://schema.org", "@graph": [
  { "@type": "ItemList", "itemListElement": [
    { "@type": "ListItem", "position": 1, "url": "https://acme.example/jobs/1" },
    { "@type": "ListItem", "position": 2, "item": ${node} }] },
  { "@type": ["WebPage", "CollectionPage"], "mainEntity": ${node} }] }`;

const ld = (json: string): string => `<script type="application/ld+json">${json}</script>`;

export const pages: readonly string[] = [
  `<!doctype html><html lang="en"><head><title>Clerk at Acme</title>${ld(node)}</head><body><h1>Clerk</h1></body></html>`,
  `<html><head>${ld(list)}<link rel="next" href="/jobs?page=2"></head><body>
    <a href="/jobs/1-clerk">Clerk</a><a href="/jobs/2-cook">Cook</a><nav><a href="?page=2">2</a></nav></body></html>`,
  `<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Clerk</h1>
    <meta itemprop="datePosted" content="2026-05-01"><span itemprop="jobLocation" itemscope itemtype="https://schema.org/Place">
    <span itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><b itemprop="addressLocality">Ulm</b></span></span>
    <div itemprop="description"><p>Sort <i>letters</i>.</p></div><a itemprop="url" href="/jobs/1">More</a></div>`,
  `<div vocab="https://schema.org/" typeof="JobPosting"><h1 property="title">Clerk</h1>
    <time property="datePosted" datetime="2026-05-01">May</time><span property="baseSalary" typeof="MonetaryAmount">
    <meta property="currency" content="EUR"><meta property="value" content="40000"></span>
    <div property="description">Sort letters.</div></div>`,
  `<html><head><base href="/careers/"><script id="state" type="application/json">{"jobs":[{"id":1,"title":"Clerk"}],"total":1}</script>
    <script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script></head><body>
    <table><tr><td><a href="1">Clerk</a></td><td><span>Ulm</span><span>full time</span></td></tr></table>
    <p>1–20 of 1,204 jobs</p><button>Load more</button><iframe src="https://acme.recruitee.com/"></iframe></body></html>`,
  `<ul class="jobs"><li><a href="/job/1">Clerk</a> <span>Ulm</span><li><a href="/job/2">Cook</a><br>&nbsp;
    <pre>  a  b</pre><svg><title>x</title></svg><textarea><li></textarea></ul><form action="/jobs"><input name="page" value="2"></form>`,
];

export const scripts: readonly string[] = [
  node,
  `var data = ${node};`,
  `window.data = { jobs: [ { 'id': 1, title: 'Clerk \\u0026 Cook', tags: ['a', "b",], open: true, none: undefined, }, ], };`,
  `/* state */ data = {"a":"say \\"yes\\"","b":[1,-2.5e3,null],"c":{"d":"<\\/script>"}} // end`,
  `<!-- {"@type":"JobPosting","title":"Clerk",} -->`,
  `[{&quot;@type&quot;:&quot;JobPosting&quot;,&quot;title&quot;:&quot;Clerk&quot;}]`,
];

/** Answers of sites' own APIs, as JSON. */
export const answers: readonly string[] = [
  '{"jobs":[{"id":1,"title":"Clerk","location":"Ulm","url":"/jobs/1"},{"id":2,"title":"Cook","location":{"city":"Bern","country":{"name":"Switzerland"}}}],"total":2}',
  '{"data":{"departments":{"edges":[{"node":{"name":"Post","jobs":[{"jobTitle":"Clerk","slug":"clerk","city":"Ulm","salaryMin":40000,"salaryMax":50000,"currency":"EUR"}]}}]}}}',
  '{"ROOT_QUERY":{"__typename":"Query"},"Job:1":{"__typename":"Job","title":"Clerk","place":{"__ref":"Place:1"}},"Job:2":{"__typename":"Job","title":"Cook","place":{"__ref":"Job:2"}},"Place:1":{"__typename":"Place","name":"Ulm"}}',
  '[{"stellentitel":"Bäcker (m/w/d)","ort":"Ulm","datum":"2026-05-01","homeoffice":true,"beschreibung":"<p>Brot und Brötchen backen, jeden Morgen ab drei Uhr, für die ganze Stadt.</p>"}]',
  '{"body":"{\\"vacancies\\":[{\\"title\\":\\"Clerk\\",\\"place\\":\\"Ulm\\"},{\\"title\\":\\"Cook\\",\\"place\\":\\"Ulm\\"}]}"}',
];

/** Pages that hold data for their own scripts. */
export const statePages: readonly string[] = [
  `<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"jobs":[{"id":1,"title":"Clerk","location":"Ulm"}]}}}</script>`,
  `<script type="application/json" id="__NUXT_DATA__">[["Reactive",1],{"jobs":2},[3,6],{"id":4,"title":5,"city":8},1,"Clerk",{"id":7,"title":9,"city":8},2,"Ulm","Cook"]</script>`,
  `<script>window.__NUXT__=(function(a,b){b.title="Cook";return {jobs:[{title:a,city:"Ulm"},b]}}("Clerk",{}));</script>`,
  `<script>self.__next_f.push([1,"1:["$","main",null,{"jobs":"$2"}]\n2:[{"title":"Clerk","city":"Ulm"},{"title":"$1:3:jobs"}]\n3:T5,Grüß"])</script>`,
  `<script>window.__remixContext.streamController.enqueue("[{"_1":2},"jobs",[3],{"_4":5},"title","Clerk"]");</script>`,
  `<astro-island props="{&quot;jobs&quot;:[1,[[0,{&quot;title&quot;:[0,&quot;Clerk&quot;]}]]]}"></astro-island><div x-data="{ jobs: [{ title: 'Clerk', city: 'Ulm' }] }"></div>`,
  `<script>window.__APOLLO_STATE__ = JSON.parse("{"Job:1":{"__typename":"Job","title":"Clerk"}}"); b(!0, void 0, [{title:\`Clerk\`,at:new Date(1)}])</script>`,
];

export const feeds: readonly string[] = [
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Jobs</title>
    <item><title>Acme: Clerk</title><link>https://acme.example/jobs/1</link><guid isPermaLink="false">1</guid>
    <pubDate>Fri, 01 May 2026 10:00:00 +0200</pubDate><g:location>Ulm, Germany</g:location><g:salary>40000</g:salary>
    <description><![CDATA[<p>Sort letters.</p>]]></description><category>Post</category></item>
    <item><title>Cook</title><link>/jobs/2</link><description>&lt;p&gt;Cook.&lt;/p&gt;</description></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Jobs</title><link rel="next" href="?page=2"/><entry><id>tag:acme,1</id>
    <title type="html">Clerk</title><link href="/jobs/1"/><updated>2026-05-01T10:00:00Z</updated><content type="html">&lt;p&gt;Sort&lt;/p&gt;</content></entry></feed>`,
  `<source><publisher>Acme</publisher><job><title><![CDATA[Clerk]]></title><date>2026-05-01</date><referencenumber>1</referencenumber>
    <url>https://acme.example/jobs/1</url><company>Acme</company><city>Ulm</city><state>BW</state><country>DE</country>
    <salary>€40k - €50k per year</salary><jobtype>fulltime</jobtype><remotetype>Hybrid</remotetype><description>Sort letters.</description></job></source>`,
  `{"version":"https://jsonfeed.org/version/1.1","title":"Jobs","next_url":"/feed?page=2","items":[{"id":"1","url":"/jobs/1","title":"Clerk",
    "date_published":"2026-05-01T10:00:00Z","content_html":"<p>Sort letters.</p>","tags":["post"],"authors":[{"name":"Acme"}]},{"id":2,"title":"Cook"}]}`,
];

export const sitemaps: readonly string[] = [
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://acme.example/jobs/1</loc>
    <lastmod>2026-05-01</lastmod></url><url><loc> /jobs/2 </loc></url></urlset>`,
  `<sitemapindex><sitemap><loc>https://acme.example/sitemap-jobs.xml.gz</loc><lastmod>2026-05-01T10:00:00Z</lastmod></sitemap></sitemapindex>`,
  'https://acme.example/jobs/1\nhttps://acme.example/jobs/2\n',
];

export const companyLists: readonly string[] = [
  'name,careers,notes\nAcme,https://acme.example/jobs,"a ""good"" one"\nGlobex;,https://jobs.lever.co/globex,\n',
  'sep=;\nFirma;Adresse\nAcme;acme.example\n"Bad row;x\n',
  '| Company | Jobs |\n| --- | --- |\n| Acme | [jobs](https://acme.example/jobs) |\n',
  '[{"name":"Acme","url":"https://acme.example"},{"company":"Globex","careers":["https://globex.example/jobs"]},"initech.example"]',
  '<opml version="2.0"><body><outline text="Acme" htmlUrl="https://acme.example" xmlUrl="https://acme.example/feed"/></body></opml>',
  '<!DOCTYPE NETSCAPE-Bookmark-file-1><dl><dt><a href="https://acme.example/jobs">Acme</a></dt></dl>',
  '- name: Acme\n  url: https://acme.example\n- name: Globex\n  url: https://globex.example\n',
  '# mine\nacme.example\nStripe\nhttps://jobs.ashbyhq.com/globex Globex\n\n',
];
