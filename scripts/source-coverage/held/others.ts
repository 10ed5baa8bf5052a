/** Recordings that hold no facts of an opening, and why. Tests of the sources read them too. */
export const otherRecordings: Readonly<Record<string, string>> = {
  'greenhouse/unknown_board_404.json': 'the answer for an unknown board',
  'greenhouse/unknown_job_404.json': 'the answer for an unknown opening',
  'lever/unknown_site_404.json': 'the answer for an unknown board',
  'avature/ally_search_offset66.html': 'a page past the end of a list',
  'eightfold/amdocs_sitemap.xml': 'addresses of openings, without facts',
  'html-listing/stackoverflow_jobs.html': 'links to openings, without facts',
  'html-listing/jobscz_listing.html': 'a list without data for machines',
  'html-listing/jobscz_listing_empty.html': 'a list without openings',
  'html-listing/jobscz_job_en.html': 'an opening without data for machines',
  'html-listing/loxo_fitnext_listing.html': 'a list without data for machines',
  'html-listing/loxo_fitnext_detail.html': 'an opening without data for machines',
  'html-listing/talentclue_decathlon_job.html': 'an opening whose block of data is empty',
};
