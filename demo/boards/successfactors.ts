import { cdata, element, listPage, postingPage } from '../pages.ts';
import { html, xml } from '../site-answer.ts';
import { type BoardPosting, employmentWords, type PlayedVendor } from './board.ts';

/** SuccessFactors: an old career site, with all openings and their texts in one XML file. */
export const successfactors: PlayedVendor = {
  list: '/career',
  listed: ({ url, company }) => {
    const id = url.searchParams.get('career_job_req_id');
    const posting = company.postings.find((each) => String(each.id) === id);
    if (posting !== undefined) return postingPage(company, posting);
    if (url.searchParams.get('resultType') !== 'XML') {
      const pageOf = (each: BoardPosting) => `${company.url}&career_job_req_id=${each.id}`;
      return listPage(company, pageOf);
    }
    return xml(element('Job-Listing', company.postings.map(job)));
  },
  page: '/career',
  slugParameter: 'company',
  unknown: html('<html><body>Sorry, this career site is not available.</body></html>'),
};

const models = { remote: 'Remote', hybrid: 'Hybrid', onsite: 'On-site' } as const;

const job = (posting: BoardPosting): string =>
  element('Job', [
    cdata('JobTitle', posting.title),
    element('ReqId', String(posting.id)),
    cdata('Department', posting.department),
    element('Posted-Date', posting.postedAt.slice(0, 10)),
    filter(1, 'Country', posting.place.country),
    filter(2, 'City', posting.place.city),
    filter(3, 'Work Model', models[posting.workplace]),
    filter(4, 'Employment Type', employmentWords[posting.employmentType]),
    cdata('Job-Description', posting.descriptionHtml),
  ]);

/** Facts have labels of the employer's own. */
const filter = (n: number, label: string, value: string): string =>
  element(`filter${n}`, [cdata('label', label), cdata('value', value)]);
