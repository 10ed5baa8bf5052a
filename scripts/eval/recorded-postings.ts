import type { RawPosting } from '#core/posting.ts';
import { rawPosting } from '#sources/fields/raw-posting.ts';
import { descriptionOf } from '#sources/html.ts';
import { readDetail } from '#sources/listing/read-detail.ts';
import { sources } from '#sources/registry.ts';
import { parseRecording } from '#tests/support/parse-recording.ts';
import { recording } from '#tests/support/recordings.ts';
import { boards } from '../source-coverage/held/boards.ts';
import { readBoard } from '../source-coverage/held/held-facts.ts';

/** The postings of one recording by key, as a scan would store them. */
export async function recordedPostings(name: string): Promise<ReadonlyMap<string, RawPosting>> {
  const postings = await read(name);
  return new Map(postings.map((posting) => [`${name}#${posting.externalId}`, posting]));
}

/** The name of the recording in the key of a label. */
export const recordingOf = (key: string): string => key.slice(0, key.indexOf('#'));

async function read(name: string): Promise<readonly RawPosting[]> {
  const title = pages[name];
  if (title !== undefined) return [readPage(name, title)];
  const having = boards.filter(({ recorded }) => recorded.some(([file]) => file === name));
  if (having.length > 0) return (await Promise.all(having.map(readBoard))).flat();
  return parseRecording(await sources.listing.load(), name).postings;
}

/** Recorded pages of openings whose list was not recorded, with their titles. */
const pages: Readonly<Record<string, string>> = {
  'html-listing/jobscz_job_en.html': 'PHP Developer - s Kuráží, i Junior',
  'html-listing/loxo_fitnext_detail.html': 'Frontend Engineer (React + TypeScript)',
  'html-listing/talentclue_decathlon_job.html': 'VENDEDOR/A DEPORTES DE AGUA Decathlon Albacete',
};

function readPage(name: string, title: string): RawPosting {
  const { html } = readDetail({ url: 'https://example.com/jobs/1', html: recording(name) }, title);
  return rawPosting({ externalId: 'page', title, ...descriptionOf(html) });
}
