import { json } from '../site-answer.ts';
import { type BoardPosting, employmentWords, type PlayedVendor, uuidOf } from './board.ts';

/** Pinpoint: one answer holds all openings, with their texts in sections. */
export const pinpoint: PlayedVendor = {
  list: '/postings.json',
  listed: ({ url, company }) =>
    json({ data: company.postings.map((each) => entry(url.origin, each)) }),
  page: '/en/postings/{id}',
  idOf: uuidOf,
  unknown: json({ error: 'Not found' }, 404),
};

const employmentTypes = {
  full_time: 'permanent_full_time',
  part_time: 'permanent_part_time',
  contract: 'contract',
  temporary: 'temporary',
  internship: 'internship',
} as const;

const entry = (origin: string, posting: BoardPosting): object => ({
  id: String(posting.id),
  title: posting.title,
  url: `${origin}/en/postings/${uuidOf(posting)}`,
  location: {
    name: posting.place.country,
    city: posting.place.city || null,
    province: posting.place.region || null,
  },
  workplace_type: posting.workplace,
  job: { department: { name: posting.department }, division: null },
  compensation_minimum: posting.pay?.min ?? null,
  compensation_maximum: posting.pay?.max ?? null,
  compensation_currency: posting.pay?.currency ?? null,
  compensation_frequency: posting.pay?.period ?? null,
  compensation_visible: posting.pay !== null,
  employment_type: employmentTypes[posting.employmentType],
  employment_type_text: employmentWords[posting.employmentType],
  deadline_at: null,
  description: posting.descriptionHtml,
  key_responsibilities: '',
  skills_knowledge_expertise: '',
  benefits: '',
});
