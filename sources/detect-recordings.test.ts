import { describe, expect, it } from 'vitest';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { detectByPage, detectByUrl } from './detect.ts';

const foundOn = async (name: string, url: string) =>
  await detectByPage({ url: new URL(url), html: recording(name) });

const company = 'https://www.acme.example/careers';
const paylocity = '3ecffcba-6b5a-4a7e-b71b-bbb54a4527ab';
const paylocityJob = 'https://recruiting.paylocity.com/recruiting/jobs/Details/4272751';
const amdocsJob = 'careers/job/563431013427445-software-support-specialist?domain=amdocs.com';
const stackoverflow = 'https://stackoverflow.com/jobs';

describe.skipIf(!hasRecordings)('a recorded page is of the board that it names', () => {
  it.each([
    [
      'avature/ally_search_offset0.html',
      'https://ally.avature.net/careers/SearchJobs/',
      'avature',
      'ally.avature.net/careers',
    ],
    [
      'avature/ally_search_offset66.html',
      'https://ally.avature.net/careers/SearchJobs/',
      'avature',
      'ally.avature.net/careers',
    ],
    [
      'avature/xerox_search_offset0.html',
      'https://xerox.avature.net/en_US/careers/SearchJobs/',
      'avature',
      'xerox.avature.net/en_US/careers',
    ],
    [
      'avature/landolakes_search_offset0.html',
      'https://lol.avature.net/Careers/SearchJobs/',
      'avature',
      'lol.avature.net/Careers',
    ],
    [
      'icims/emory_search_page1.html',
      'https://clinical-emory.icims.com/jobs/search?pr=0',
      'icims',
      'clinical-emory.icims.com',
    ],
    [
      'icims/gdms_search_page1.html',
      'https://careers-gdms.icims.com/jobs/search?pr=0',
      'icims',
      'careers-gdms.icims.com',
    ],
    [
      'icims/matchretail_search_page1.html',
      'https://careers-wow.icims.com/jobs/search?pr=0',
      'icims',
      'careers-wow.icims.com',
    ],
    [
      'paylocity/sendcutsend_board.html',
      `https://recruiting.paylocity.com/recruiting/jobs/All/${paylocity}/Send`,
      'paylocity',
      paylocity,
    ],
    [
      'paylocity/sendcutsend_detail_4272751.html',
      `${paylocityJob}/${paylocity}`,
      'paylocity',
      paylocity,
    ],
    ['paylocity/sendcutsend_detail_4272751.html', paylocityJob, 'paylocity', paylocity],
    [
      'hrmdirect/board.html',
      'https://acme.hrmdirect.com/employment/job-openings.php',
      'hrmdirect',
      'acme',
    ],
    [
      'phenom/phenom_search_results.html',
      'https://careers.acme.example/us/en/search-results',
      'phenom',
      'careers.acme.example/us/en',
    ],
    [
      'eightfold/amdocs_job_page.html',
      `https://amdocs.eightfold.ai/${amdocsJob}`,
      'eightfold',
      'amdocs.eightfold.ai',
    ],
    [
      'eightfold/amdocs_job_page.html',
      `https://jobs.amdocs.com/${amdocsJob}`,
      'eightfold',
      'amdocs.eightfold.ai',
    ],
  ])('%s at %s', async (name, url, source, slug) => {
    expect((await foundOn(name, url))[0]).toMatchObject({ source, slug });
  });

  it.each([
    ['avature/ally_search_offset0.html', 'avature', 'ally.avature.net/careers'],
    ['avature/ally_search_offset66.html', 'avature', 'ally.avature.net/careers'],
    ['avature/xerox_search_offset0.html', 'avature', 'xerox.avature.net/en_US/careers'],
    ['avature/landolakes_search_offset0.html', 'avature', 'lol.avature.net/Careers'],
    ['icims/emory_search_page1.html', 'icims', 'clinical-emory.icims.com'],
    ['icims/gdms_search_page1.html', 'icims', 'careers-gdms.icims.com'],
    ['icims/matchretail_search_page1.html', 'icims', 'careers-wow.icims.com'],
  ])('%s in a page of the company', async (name, source, slug) => {
    expect((await foundOn(name, company))[0]).toMatchObject({ source, slug });
  });

  it.each([
    ['jsonld/stackoverflow_job.html', `${stackoverflow}/292933/solution-engineer`],
    ['jsonld/stackoverflow_job_remote.html', `${stackoverflow}/440502/senior-front-end-engineer`],
    ['jsonld/remoteok_job.html', 'https://remoteok.io/remote-jobs/99859-remote-software-engineer'],
    // It also has one link to the employer's board.
    ['jsonld/weworkremotely_job.html', 'https://weworkremotely.com/remote-jobs/bluelight'],
    ['jsonld/neura_robotics_manager.html', 'https://jobs.neura-robotics.com/offer/manager'],
    ['html-listing/stackoverflow_jobs.html', stackoverflow],
  ])('%s is read by its own data', async (name, url) => {
    expect((await foundOn(name, url))[0]).toMatchObject({ source: 'json_ld', slug: url });
  });

  it.each([
    ['html-listing/jobscz_listing.html', 'https://www.jobs.cz/prace/programator/'],
    ['html-listing/jobscz_listing_empty.html', 'https://www.jobs.cz/prace/'],
    ['html-listing/jobscz_job_en.html', 'https://www.jobs.cz/rpd/2000130345/'],
    ['html-listing/loxo_fitnext_listing.html', 'https://fitnext.app.loxo.co/fitnext'],
    ['html-listing/loxo_fitnext_detail.html', 'https://fitnext.app.loxo.co/job/NDI0NzQ='],
    ['html-listing/talentclue_decathlon_job.html', 'https://decathlon.talentclue.com/es/node/1/2'],
  ])('%s names none, and at most leads to openings', async (name, url) => {
    const found = await foundOn(name, url);
    expect(found.filter(({ source }) => source !== 'json_ld' && source !== 'listing')).toEqual([]);
    expect(found.every(({ confidence }) => confidence <= 0.5)).toBe(true);
  });
});

describe.skipIf(!hasRecordings)('an opening’s address in a recorded answer names its board', () => {
  it.each([
    ['ashby/etched.json', 'ashby', 'Etched'],
    ['ashby/highlightta.json', 'ashby', 'HighlightTA'],
    ['ashby/linear.json', 'ashby', 'linear'],
    ['bamboohr/avidbots_detail.json', 'bamboohr', 'avidbots'],
    [
      'brassring/bestbuy_search_page1.json',
      'brassring',
      'sjobs.brassring.com/TGnewUI/Search/Home/Home?partnerid=25632&siteid=5649',
    ],
    ['breezy/breezydemo_verbose.json', 'breezy', 'breezy'],
    ['breezy/matroid.json', 'breezy', 'matroid'],
    ['comeet/wiliot_positions.json', 'comeet', 'wiliot/F6.003'],
    ['eightfold/albemarle_apply_v2.json', 'eightfold', 'albemarle.eightfold.ai'],
    ['gem/resprop_job_posts.json', 'gem', 'resprop'],
    ['greenhouse/amplitude_board.json', 'greenhouse', 'amplitude'],
    ['greenhouse/discord_job_detail_questions.json', 'greenhouse', 'discord'],
    ['greenhouse/gitlab_board.json', 'greenhouse', 'gitlab'],
    ['greenhouse/gong_board.json', 'greenhouse', 'gongio'],
    ['greenhouse/gong_job_detail.json', 'greenhouse', 'gongio'],
    ['lever/idealistconsulting.json', 'lever', 'idealistconsulting'],
    ['lever/matchgroup_full.json', 'lever', 'matchgroup'],
    ['neogov/agency.rss', 'neogov', 'governmentjobs.com/careers/exampleagency'],
    ['pinpoint/jed_postings.json', 'pinpoint', 'jed'],
    ['pinpoint/workwithus_postings.json', 'pinpoint', 'workwithus'],
    ['recruitee/germanzero_offers.json', 'recruitee', 'germanzeroev'],
    ['rippling/justappraised_v2_list.json', 'rippling', 'just-appraised-jobs'],
    ['smartrecruiters/hirevue_detail.json', 'smartrecruiters', 'HireVue'],
    ['smartrecruiters/westerndigital_postings.json', 'smartrecruiters', 'WesternDigital'],
    ['teamtailor/leaseweb_jobs.json', 'teamtailor', 'leaseweb'],
    ['teamtailor/tibber_jobs.json', 'teamtailor', 'tibber'],
    [
      'workday/nvidia_detail.json',
      'workday',
      'nvidia.wd5.myworkdayjobs.com/NVIDIAExternalCareerSite',
    ],
  ])('%s', async (name, source, slug) => {
    const addresses = new Set(
      Array.from(recording(name).matchAll(/https?:\/\/[^\s"'<>\\)]+/g), ([address]) => address),
    );
    const boards = await Promise.all(
      [...addresses].map(async (address) => {
        const url = URL.parse(address);
        const found = url === null ? null : await detectByUrl(url);
        return found === null ? [] : [`${found.source} ${found.slug}`];
      }),
    );
    expect([...new Set(boards.flat())]).toEqual([`${source} ${slug}`]);
  });
});
