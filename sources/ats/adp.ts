import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import { vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getJson, type VendorAnswer, type Verdict } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { descriptionOf } from '../html.ts';
import { jsonDetail, pagedBoardWithDetails } from '../list-details.ts';

const pageSize = 20;
const page = '/mascsr/default/mdf/recruitment/recruitment.html';

const Rate = part({ amountValue: amount, currencyCode: line });
const Code = part({ codeValue: line, shortName: line });

const Requisition = z.object({
  itemID: required,
  requisitionTitle: required,
  postDate: line,
  workLevelCode: Code,
  requisitionLocations: listOf(
    part({
      nameCode: Code,
      address: part({ cityName: line, countrySubdivisionLevel1: Code, countryCode: line }),
    }),
  ),
  payGradeRange: part({ minimumRate: Rate, maximumRate: Rate }),
  customFieldGroup: part({ stringFields: listOf(part({ nameCode: Code, stringValue: line })) }),
});
type Requisition = z.output<typeof Requisition>;

const Detail = z.object({ itemID: required, requisitionDescription: body });
type Detail = z.output<typeof Detail>;

/**
 * The JSON behind the career centers of ADP Workforce Now, which has no public documentation. The
 * slug is the address of the career center: the two hosts know different companies, and a company
 * may have several career centers (`ccId`).
 */
export const adp = pagedBoardWithDetails({
  slugOf,
  // A later page begins one row earlier than asked for, so that it repeats a row.
  request: (slug, { offset }) => {
    const { url, query } = api(slug);
    return getJson(`${url}?${query}&$top=${pageSize}&$skip=${offset}`);
  },
  pageSize,
  judge,
  list: jsonList({ list: 'jobRequisitions', total: 'meta.totalNumber' }),
  schema: Requisition,
  id: ({ itemID }) => itemID,
  detail: {
    request: ({ itemID }, slug) => {
      const { url, query } = api(slug);
      return getJson(`${url}/${encodeURIComponent(itemID)}?${query}`);
    },
    read: jsonDetail(Detail),
    isOf: (detail, { itemID }) => detail.itemID === itemID,
    // ADP allows about one request in six seconds.
    max: 80,
  },
  posting,
});

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const parameter = (name: RegExp): string =>
    [...url.searchParams].find(([key, value]) => name.test(key) && /^[\w-]+$/.test(value))?.[1] ??
    '';
  const [cid, ccId] = [parameter(/^cid$/i), parameter(/^ccid$/i)];
  const isVendors = /^workforcenow(\.cloud)?\.adp\.com$/.test(host);
  if (!isVendors || !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(cid)) return null;
  return `${host}${page}?cid=${cid}${ccId === '' ? '' : `&ccId=${ccId}`}`;
}

function api(slug: string): { readonly url: string; readonly query: string } {
  const [address = '', company = ''] = slug.split('?');
  const path = '/mascsr/default/careercenter/public/events/staffing/v1/job-requisitions';
  return {
    url: `https://${address.replace(page, path)}`,
    query: `${company}&lang=en_US&locale=en_US`,
  };
}

/** A gone opening is answered with an opening that has no id. */
function judge({ finalUrl, body: text }: VendorAnswer): Verdict | null {
  const isOpening = /\/job-requisitions\/[^?]/.test(finalUrl) && /^\s*\{/.test(text);
  return isOpening && !text.includes('"itemID"') ? 'missing' : null;
}

function posting(entry: Requisition, detail: Detail | null, slug: string): RawPosting {
  return rawPosting({
    externalId: entry.itemID,
    title: entry.requisitionTitle,
    url: `https://${slug}&jobId=${encodeURIComponent(entry.itemID)}`,
    locations: entry.requisitionLocations.map(place),
    employmentType: employmentTypeOf(entry.workLevelCode.shortName),
    salary: salary(entry),
    postedAt: isoDate(entry.postDate),
    ...descriptionOf(detail?.requisitionDescription ?? ''),
  });
}

/** The name is "Employer, City, ST, US", so the parts of the address come first. */
function place({
  nameCode,
  address,
}: Requisition['requisitionLocations'][number]): Location | null {
  const { cityName: city, countrySubdivisionLevel1: region, countryCode: country } = address;
  return (
    locationOf({ city, region: region.codeValue, country }) ??
    locationOf({ text: nameCode.shortName })
  );
}

/** Only a text for people names the period: "225000.00 To 275000.00 (USD) Annually". */
function salary({ payGradeRange, customFieldGroup }: Requisition) {
  const { minimumRate, maximumRate } = payGradeRange;
  const range = customFieldGroup.stringFields.find(
    ({ nameCode }) => nameCode.codeValue === 'SalaryRange',
  );
  return salaryOf({
    min: minimumRate.amountValue,
    max: maximumRate.amountValue,
    currency: minimumRate.currencyCode ?? maximumRate.currencyCode,
    period: periodOf(/\)\s*(\p{L}+)$/u.exec(range?.stringValue ?? '')?.[1] ?? null),
  });
}
