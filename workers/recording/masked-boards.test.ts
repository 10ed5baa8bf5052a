import { describe, expect, it } from 'vitest';
import { createPeopleMask } from '#core/mask-people.ts';
import { createSecretMask } from '#core/mask-secrets.ts';
import type { RawPosting } from '#core/posting.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { knownSource } from '../known-source.ts';

/** What people compare and filter by; texts may lose a name. */
const kept = (posting: RawPosting) => {
  const { descriptionHtml: _html, descriptionText: _text, ...facts } = posting;
  return facts;
};

function masked(text: string): string {
  const secrets = createSecretMask();
  secrets.learn(text);
  return createPeopleMask().text(secrets.replace(text));
}

describe.skipIf(!hasRecordings)('masking leaves ids, titles, places, pay and dates', () => {
  it.each([
    ['greenhouse', 'greenhouse/gitlab_board.json'],
    ['greenhouse', 'greenhouse/amplitude_board.json'],
    ['lever', 'lever/matchgroup_full.json'],
    ['lever', 'lever/idealistconsulting.json'],
    ['ashby', 'ashby/linear.json'],
    ['ashby', 'ashby/etched.json'],
    ['smartrecruiters', 'smartrecruiters/westerndigital_postings.json'],
    ['recruitee', 'recruitee/germanzero_offers.json'],
    ['teamtailor', 'teamtailor/leaseweb_jobs.json'],
    ['personio', 'personio/rtc_rath.xml'],
    ['breezy', 'breezy/matroid.json'],
    ['json_ld', 'jsonld/stackoverflow_job.html'],
    ['json_ld', 'jsonld/weworkremotely_job.html'],
  ])('of %s in %s', async (id, name) => {
    const source = await knownSource(id).load();
    const text = recording(name);
    const before = parseBody(source, text).postings.map(kept);
    expect(before.length).toBeGreaterThan(0);
    expect(parseBody(source, masked(text)).postings.map(kept)).toEqual(before);
  });
});
