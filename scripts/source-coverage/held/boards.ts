import type { SourceId } from '#sources/registry.ts';
import { layouts } from './layouts.ts';
import { pageLayouts } from './page-layouts.ts';
import type { Layout } from './raw-openings.ts';

/** A recorded document of a board: its name, where it holds what, and its address if that counts. */
type Recorded = readonly [file: string, layout: Layout, url?: string];

/** Recordings that one source reads together: a list and pages of its openings. */
export type Board = {
  readonly source: SourceId;
  readonly slug: string;
  readonly recorded: readonly Recorded[];
  /** A list made for the recorded page of an opening that no recorded list has. */
  readonly made?: { readonly url: string; readonly body: string };
};

const cxs = 'https://nvidia.wd5.myworkdayjobs.com/wday/cxs/nvidia/NVIDIAExternalCareerSite';
const nvidiaPath = '/job/US-NC-Durham/Senior-AI-Security-Researcher_JR2017578';
const oracleApi = 'https://acme.fa.oraclecloud.com/hcmRestApi/resources/latest';
const oracleDetail = 'recruitingCEJobRequisitionDetails?onlyData=true&expand=all&finder=ById';
const rippling = 'https://api.rippling.com/platform/api/ats/v1/board/just-appraised-jobs/jobs';
const amdocs =
  'https://jobs.amdocs.com/careers/job/563431013427445-software-support-specialist-finland-helsinki-amdocs-site-?domain=amdocs.com';

const alone = (source: SourceId, file: string, layout: Layout, slug = 'acme'): Board => ({
  source,
  slug,
  recorded: [[file, layout]],
});

export const boards: readonly Board[] = [
  alone('greenhouse', 'greenhouse/gitlab_board.json', layouts.greenhouse),
  alone('greenhouse', 'greenhouse/amplitude_board.json', layouts.greenhouse),
  {
    source: 'greenhouse',
    slug: 'gongio',
    recorded: [
      ['greenhouse/gong_board.json', layouts.greenhouse],
      ['greenhouse/gong_job_detail.json', layouts.greenhouseDetail],
    ],
  },
  alone('greenhouse', 'greenhouse/discord_job_detail_questions.json', layouts.greenhouseDetail),
  alone('lever', 'lever/matchgroup_full.json', layouts.lever),
  alone('lever', 'lever/idealistconsulting.json', layouts.lever),
  alone('ashby', 'ashby/linear.json', layouts.ashby),
  alone('ashby', 'ashby/etched.json', layouts.ashby),
  alone('ashby', 'ashby/highlightta.json', layouts.ashby),
  alone('workable', 'workable/crewai.json', layouts.workable),
  alone('workable', 'workable/zaelab_widget.json', layouts.workable),
  alone('smartrecruiters', 'smartrecruiters/westerndigital_postings.json', layouts.smartrecruiters),
  {
    source: 'smartrecruiters',
    slug: 'HireVue',
    recorded: [
      ['smartrecruiters/hirevue_postings.json', layouts.smartrecruiters],
      ['smartrecruiters/hirevue_detail.json', layouts.smartrecruitersDetail],
    ],
  },
  alone('recruitee', 'recruitee/anonymised_offers.json', layouts.recruitee),
  alone('recruitee', 'recruitee/germanzero_offers.json', layouts.recruitee),
  alone('personio', 'personio/rtc_rath.xml', layouts.personio),
  alone('personio', 'personio/clark_empty_texts.xml', layouts.personio),
  alone('bamboohr', 'bamboohr/list.json', layouts.bamboohr),
  {
    source: 'bamboohr',
    slug: 'avidbots',
    recorded: [
      ['bamboohr/avidbots_list.json', layouts.bamboohr],
      [
        'bamboohr/avidbots_detail.json',
        layouts.bamboohrDetail,
        'https://avidbots.bamboohr.com/careers/878/detail',
      ],
    ],
  },
  alone('teamtailor', 'teamtailor/leaseweb_jobs.json', layouts.teamtailor),
  alone('teamtailor', 'teamtailor/tibber_jobs.json', layouts.teamtailor),
  alone('breezy', 'breezy/matroid.json', layouts.breezy),
  alone('breezy', 'breezy/breezydemo_verbose.json', layouts.breezy),
  alone('pinpoint', 'pinpoint/jed_postings.json', layouts.pinpoint),
  alone('pinpoint', 'pinpoint/workwithus_postings.json', layouts.pinpoint),
  alone('manatal', 'manatal/ghostwerks_list.json', layouts.manatal),
  alone('comeet', 'comeet/wiliot_positions.json', layouts.comeet, 'wiliot/F6.003'),
  alone('gem', 'gem/resprop_job_posts.json', layouts.gem),
  alone('hibob', 'hibob/job_ad.json', layouts.hibob),
  alone('rippling', 'rippling/board_v1_one_uuid_two_places.json', layouts.ripplingFirst),
  {
    source: 'rippling',
    slug: 'just-appraised-jobs',
    recorded: [
      ['rippling/justappraised_v2_list.json', layouts.ripplingSecond],
      [
        'rippling/justappraised_v1_detail.json',
        layouts.ripplingDetail,
        `${rippling}/c224bc39-251f-47ba-b6f8-45b187c40471`,
      ],
    ],
  },
  {
    source: 'paylocity',
    slug: '3ecffcba-6b5a-4a7e-b71b-bbb54a4527ab',
    recorded: [
      ['paylocity/sendcutsend_board.html', pageLayouts.paylocity],
      [
        'paylocity/sendcutsend_detail_4272751.html',
        layouts.schemaOrg,
        'https://recruiting.paylocity.com/Recruiting/Jobs/Details/4272751',
      ],
    ],
  },
  alone('jibe', 'jibe/jcp_jobs.json', layouts.jibe, 'jobs.jcp.com'),
  alone('workday', 'workday/nvidia_jobs.json', layouts.workday, 'nvidia.wd5.myworkdayjobs.com/A'),
  alone('workday', 'workday/analogdevices_jobs_page0.json', layouts.workday),
  {
    source: 'workday',
    slug: 'nvidia.wd5.myworkdayjobs.com/NVIDIAExternalCareerSite',
    recorded: [['workday/nvidia_detail.json', layouts.workdayDetail, `${cxs}${nvidiaPath}`]],
    made: {
      url: `${cxs}/jobs#{}`,
      body: JSON.stringify({
        total: 1,
        jobPostings: [{ title: 'Senior AI Security Researcher', externalPath: nvidiaPath }],
      }),
    },
  },
  alone('oracle', 'oracle/kroger_requisitions.json', layouts.oracle),
  alone('oracle', 'oracle/secondary_locations_requisitions.json', layouts.oracle),
  {
    source: 'oracle',
    slug: 'acme.fa.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1',
    recorded: [
      [
        'oracle/requisition_detail_reduced.json',
        layouts.oracleDetail,
        `${oracleApi}/${oracleDetail};Id=%222026001760%22,siteNumber=CX_1`,
      ],
    ],
    made: {
      url: `${oracleApi}/recruitingCEJobRequisitions`,
      body: JSON.stringify({
        items: [{ requisitionList: [{ Id: '2026001760', Title: 'Technology Leader' }] }],
      }),
    },
  },
  alone('cornerstone', 'cornerstone/macom_jobs.json', layouts.cornerstone),
  alone('ukg', 'ukg/thryv_search.json', layouts.ukg),
  alone('adp', 'adp/molloy_requisitions.json', layouts.adp),
  alone('eightfold', 'eightfold/albemarle_apply_v2.json', layouts.eightfold),
  alone('eightfold', 'eightfold/pcsx_search.json', layouts.eightfoldNew),
  {
    source: 'eightfold',
    slug: 'jobs.amdocs.com',
    recorded: [['eightfold/amdocs_job_page.html', layouts.schemaOrg, amdocs]],
    made: {
      url: 'https://jobs.amdocs.com/careers/sitemap.xml?domain=amdocs.com',
      body: `<urlset><url><loc>${amdocs}</loc></url></urlset>`,
    },
  },
  alone('phenom', 'phenom/phenom_search_results.html', pageLayouts.phenom, 'careers.acme.example'),
  alone('brassring', 'brassring/bestbuy_search_page1.json', layouts.brassring),
  alone('icims', 'icims/emory_search_page1.html', pageLayouts.icims),
  alone('icims', 'icims/gdms_search_page1.html', pageLayouts.icims),
  alone('icims', 'icims/matchretail_search_page1.html', pageLayouts.icims),
  alone('avature', 'avature/ally_search_offset0.html', pageLayouts.avature),
  alone('avature', 'avature/xerox_search_offset0.html', pageLayouts.avature),
  alone('avature', 'avature/landolakes_search_offset0.html', pageLayouts.avatureOld),
  alone('radancy', 'radancy/aldi_results.json', pageLayouts.radancy),
  alone('radancy', 'radancy/disney_results.json', pageLayouts.radancy),
  alone('radancy', 'radancy/vinci_results.json', pageLayouts.radancy),
  alone('hrmdirect', 'hrmdirect/board.html', pageLayouts.hrmdirect),
  alone(
    'successfactors',
    'successfactors/colgate_jobs.xml',
    pageLayouts.successfactors,
    'career4.successfactors.com/career?company=acme',
  ),
  alone('neogov', 'neogov/agency.rss', pageLayouts.neogov),
  alone('feed', 'neogov/agency.rss', pageLayouts.neogov),
  alone('feed', 'rss/weworkremotely_sales.rss', pageLayouts.weWorkRemotely),
  alone('feed', 'rss/startupjobs_feed.xml', pageLayouts.startupJobs),
  alone('json_ld', 'jsonld/stackoverflow_job.html', layouts.schemaOrg),
  alone('json_ld', 'jsonld/stackoverflow_job_remote.html', layouts.schemaOrg),
  alone('json_ld', 'jsonld/remoteok_job.html', layouts.schemaOrg),
  alone('json_ld', 'jsonld/weworkremotely_job.html', layouts.schemaOrg),
  alone('json_ld', 'jsonld/neura_robotics_manager.html', layouts.schemaOrg),
  alone('json_ld', 'eightfold/amdocs_job_page.html', layouts.schemaOrg),
];
