import type { Layout, Place } from './raw-openings.ts';

/** Where each system's answers hold the facts of an opening, as its recordings show. */

const schemaOrg = {
  title: ['/title'],
  place: [
    '/jobLocation/address/addressLocality',
    '/jobLocation/*/address/addressLocality',
    '/jobLocation/*/address/addressRegion',
    '/jobLocation/*/address/addressCountry',
  ],
  pay: ['/baseSalary/value', '/baseSalary/value/value', '/baseSalary/value/minValue'],
  text: ['/description'],
  posted: ['/datePosted'],
  workplace: ['/jobLocationType'],
  type: ['/employmentType', '/employmentType/*'],
  company: ['/hiringOrganization/name'],
  closing: ['/validThrough'],
} as const satisfies Layout['facts'];

/** The block of schema.org data that is of an opening; a page may have others. */
const schemaOrgBlock =
  /ld\+json"?>((?:(?!<\/script>).)*"JobPosting"(?:(?!<\/script>).)*)<\/script>/s;

export const layouts = {
  schemaOrg: { inside: schemaOrgBlock, openings: '', id: '/title', facts: schemaOrg },
  greenhouse: greenhouse('/jobs/*'),
  greenhouseDetail: greenhouse(''),
  lever: {
    openings: '/*',
    id: '/id',
    facts: {
      title: ['/text'],
      place: ['/categories/location', '/categories/allLocations/*', '/country'],
      pay: ['/salaryRange/min', '/salaryRange/max'],
      text: ['/description', '/lists/*/content', '/additional'],
      posted: ['/createdAt'],
      workplace: ['/workplaceType'],
      type: ['/categories/commitment'],
      department: ['/categories/department', '/categories/team'],
      level: ['/categories/level'],
    },
  },
  ashby: {
    openings: '/jobs/*',
    id: '/id',
    facts: {
      title: ['/title'],
      place: ['/location', '/secondaryLocations/*/location', '/address/postalAddress/*'],
      pay: amounts(
        '/compensation/summaryComponents/compensationType=Salary',
        'minValue',
        'maxValue',
      ),
      text: ['/descriptionHtml', '/descriptionPlain'],
      posted: ['/publishedAt'],
      workplace: ['/workplaceType', '/isRemote'],
      type: ['/employmentType'],
      department: ['/department', '/team'],
    },
  },
  workable: {
    openings: '/jobs/*',
    id: '/shortcode',
    facts: {
      title: ['/title'],
      place: ['/city', '/state', '/country', '/locations/*/city', '/locations/*/country'],
      text: ['/description'],
      posted: ['/published_on'],
      workplace: ['/telecommuting'],
      type: ['/employment_type'],
      department: ['/department'],
      level: ['/experience'],
    },
  },
  smartrecruiters: smartrecruiters('/content/*'),
  smartrecruitersDetail: smartrecruiters(''),
  recruitee: {
    openings: '/offers/*',
    id: '/id',
    facts: {
      title: ['/title'],
      place: ['/location', '/city', '/country', '/locations/*/city'],
      pay: ['/salary/min', '/salary/max'],
      text: ['/description', '/requirements', '/translations/*/description'],
      posted: ['/published_at'],
      workplace: ['/remote', '/hybrid', '/on_site'],
      type: ['/employment_type_code'],
      department: ['/department'],
      level: ['/experience_code'],
      company: ['/company_name'],
      updated: ['/updated_at'],
      closing: ['/close_at'],
    },
  },
  personio: {
    openings: /<position>.*?<\/position>/gs,
    id: /<id>(.*?)<\/id>/g,
    facts: {
      title: [/<name>(.*?)<\/name>/gs],
      place: [/<office>(.*?)<\/office>/g],
      pay: [/<(?:min|max)>(.*?)</g],
      text: [/<jobDescription>.*?<value>(.*?)<\/value>/gs],
      posted: [/<createdAt>(.*?)</g],
      workplace: [/<office>(Remote)</g],
      type: [/<(?:schedule|employmentType)>(.*?)</g],
      department: [/<department>(.*?)</g],
      level: [/<seniority>(.*?)</g],
      company: [/<subcompany>(.*?)</g],
    },
  },
  bamboohr: {
    openings: '/result/*',
    id: '/id',
    facts: {
      title: ['/jobOpeningName'],
      place: ['/location/*', '/atsLocation/*'],
      workplace: [
        { at: '/locationType', says: /^[012]$/ },
        '/isRemote',
        { at: '/atsLocation/city', says: /remote/i },
      ],
      type: ['/employmentStatusLabel'],
      department: ['/departmentLabel'],
    },
  },
  bamboohrDetail: {
    openings: '/result/jobOpening',
    id: { at: '/jobOpeningShareUrl', says: /\d+$/ },
    facts: {
      title: ['/jobOpeningName'],
      place: ['/atsLocation/state', '/atsLocation/country'],
      text: ['/description'],
      workplace: [{ at: '/atsLocation/city', says: /remote/i }],
    },
  },
  teamtailor: {
    openings: '/items/*',
    id: { at: '/url', says: /\/jobs\/(\d+)/ },
    facts: {
      ...beneath('/_jobposting', schemaOrg),
      title: ['/title'],
      text: ['/content_html'],
      posted: ['/date_published'],
    },
  },
  breezy: {
    openings: '/*',
    id: '/id',
    facts: {
      title: ['/name'],
      place: ['/location/name', '/location/city', '/location/country/name', '/locations/*/name'],
      pay: ['/salary'],
      text: ['/description'],
      posted: ['/published_date'],
      workplace: ['/location/is_remote', '/locations/*/is_remote'],
      type: ['/type/name'],
      department: ['/department'],
      company: ['/company/name'],
    },
  },
  pinpoint: {
    openings: '/data/*',
    id: '/id',
    facts: {
      title: ['/title'],
      place: ['/location/name', '/location/city', '/location/province'],
      pay: ['/compensation_minimum', '/compensation_maximum'],
      text: ['/description', '/key_responsibilities', '/skills_knowledge_expertise', '/benefits'],
      workplace: ['/workplace_type', '/workplace_type_text'],
      type: ['/employment_type', '/employment_type_text'],
      department: ['/job/department/name', '/job/division/name'],
      closing: ['/deadline_at'],
    },
  },
  manatal: {
    openings: '/results/*',
    id: '/id',
    facts: {
      title: ['/position_name'],
      place: ['/location_display', '/city', '/country'],
      pay: ['/salary_min', '/salary_max'],
      text: ['/description'],
    },
  },
  oracle: oracle('/items/*/requisitionList/*'),
  oracleDetail: oracle(''),
  comeet: {
    openings: '/*',
    id: { at: '/uid', says: /^[^-]+/ },
    facts: {
      title: ['/name'],
      place: ['/location/name', '/location/city', '/location/country'],
      text: ['/details/*/value'],
      workplace: ['/workplace_type', '/location/is_remote'],
      type: ['/employment_type'],
      department: ['/department'],
      level: ['/experience_level'],
      company: ['/company_name'],
      updated: ['/time_updated'],
    },
  },
  gem: {
    openings: '/*',
    id: '/id',
    facts: {
      title: ['/title'],
      place: ['/location/name', '/offices/*/name', '/offices/*/location/name'],
      text: ['/content'],
      posted: ['/first_published_at'],
      workplace: ['/location_type'],
      type: ['/employment_type'],
      department: ['/departments/*/name'],
      updated: ['/updated_at'],
    },
  },
  hibob: {
    openings: '/jobAdDetails/*',
    id: '/id',
    facts: {
      title: ['/title'],
      place: ['/site', '/country'],
      text: ['/description', '/requirements', '/responsibilities', '/benefits'],
      posted: ['/publishedAt'],
      workplace: ['/workspaceTypeId', '/workspaceType'],
      type: ['/employmentType'],
      department: ['/department'],
    },
  },
  ripplingFirst: {
    openings: '/*',
    id: '/uuid',
    facts: {
      title: ['/name'],
      place: ['/workLocation/label'],
      department: ['/department/label'],
    },
  },
  ripplingSecond: {
    openings: '/items/*',
    id: '/id',
    facts: {
      title: ['/name'],
      place: ['/locations/*/name', '/locations/*/country'],
      workplace: ['/locations/*/workplaceType'],
      department: ['/department/name'],
    },
  },
  ripplingDetail: {
    openings: '',
    id: '/uuid',
    facts: {
      title: ['/name'],
      text: ['/description/company', '/description/role'],
      company: ['/companyName'],
    },
  },
  workday: {
    openings: '/jobPostings/*',
    id: { at: '/externalPath', says: /_([^_]+)$/ },
    facts: {
      title: ['/title'],
      place: ['/locationsText'],
      posted: ['/postedOn'],
      workplace: ['/remoteType'],
      type: ['/timeType'],
    },
  },
  workdayDetail: {
    openings: '/jobPostingInfo',
    id: '/jobReqId',
    facts: {
      title: ['/title'],
      place: ['/location', '/additionalLocations/*', '/country/descriptor'],
      text: ['/jobDescription'],
      posted: ['/startDate'],
      workplace: ['/remoteType'],
      type: ['/timeType'],
    },
  },
  jibe: {
    openings: '/jobs/*/data',
    id: '/slug',
    facts: {
      title: ['/title'],
      place: ['/full_location', '/location_name', '/city', '/country'],
      pay: ['/salary_value', '/salary_min_value', '/tags2/*'],
      text: ['/description'],
      posted: ['/posted_date'],
      type: ['/employment_type'],
      department: ['/department', '/categories/*/name', '/category/*'],
      company: ['/hiring_organization'],
      updated: ['/update_date'],
    },
  },
  cornerstone: {
    openings: '/data/requisitions/*',
    id: '/requisitionId',
    facts: {
      title: ['/displayJobTitle'],
      place: ['/locations/*/city', '/locations/*/state', '/locations/*/country'],
      text: ['/externalDescription'],
      posted: ['/postingEffectiveDate'],
      closing: ['/postingExpirationDate'],
    },
  },
  ukg: {
    openings: '/opportunities/*',
    id: '/Id',
    facts: {
      title: ['/Title'],
      place: ['/Locations/*/LocalizedDescription'],
      text: ['/BriefDescription'],
    },
  },
  adp: {
    openings: '/jobRequisitions/*',
    id: '/itemID',
    facts: {
      title: ['/requisitionTitle'],
      place: [
        '/requisitionLocations/*/address/cityName',
        '/requisitionLocations/*/nameCode/shortName',
      ],
      posted: ['/postDate'],
    },
  },
  eightfold: {
    openings: '/positions/*',
    id: '/id',
    facts: {
      title: ['/name'],
      place: ['/location', '/locations/*'],
      text: ['/job_description'],
      posted: ['/t_create'],
      department: ['/department'],
    },
  },
  eightfoldNew: {
    openings: '/data/positions/*',
    id: '/id',
    facts: {
      title: ['/name'],
      place: ['/locations/*', '/standardizedLocations/*'],
      posted: ['/postedTs'],
      workplace: ['/workLocationOption'],
      department: ['/department'],
    },
  },
  brassring: {
    openings: '/Jobs/Job/*',
    id: answer('reqid'),
    facts: {
      title: [answer('jobtitle')],
      place: [answer('formtext12')],
      text: [answer('jobdescription')],
      type: [answer('formtext1')],
      updated: [answer('lastupdated')],
    },
  },
} as const satisfies Readonly<Record<string, Layout>>;

function greenhouse(openings: string): Layout {
  return {
    openings,
    id: '/id',
    facts: {
      title: ['/title'],
      place: ['/location/name', '/offices/*/name', '/offices/*/location'],
      pay: ['/pay_input_ranges/*/min_cents', '/pay_input_ranges/*/max_cents'],
      text: ['/content'],
      posted: ['/first_published'],
      type: ['/metadata/name=Time Type/value', '/metadata/name=Employment Type/value'],
      department: ['/departments/*/name'],
      company: ['/company_name'],
      updated: ['/updated_at'],
      closing: ['/application_deadline'],
    },
  };
}

function smartrecruiters(openings: string): Layout {
  return {
    openings,
    id: '/id',
    facts: {
      title: ['/name'],
      place: ['/location/fullLocation', '/location/city', '/location/country'],
      text: ['/jobAd/sections/*/text'],
      posted: ['/releasedDate'],
      workplace: ['/location/remote', '/location/hybrid'],
      type: ['/typeOfEmployment/label'],
      department: ['/department/label', '/function/label'],
      level: ['/experienceLevel/label'],
      company: ['/company/name'],
    },
  };
}

function oracle(openings: string): Layout {
  return {
    openings,
    id: '/Id',
    facts: {
      title: ['/Title'],
      place: ['/PrimaryLocation', '/secondaryLocations/*/Name'],
      text: ['/ExternalDescriptionStr', '/ExternalResponsibilitiesStr', '/ShortDescriptionStr'],
      posted: ['/PostedDate', '/ExternalPostedStartDate'],
      workplace: ['/WorkplaceTypeCode', '/WorkplaceType'],
      type: ['/JobSchedule'],
      department: ['/JobFamily', '/Department'],
      closing: ['/PostingEndDate'],
    },
  };
}

function answer(name: string): string {
  return `/Questions/QuestionName=${name}/Value`;
}

function amounts(parent: string, ...names: readonly string[]): readonly Place[] {
  return names.map((name) => `${parent}/${name}`);
}

function beneath(parent: string, places: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(
    Object.entries(places).map(([fact, pointers]) => [
      fact,
      pointers.map((pointer) => `${parent}${pointer}`),
    ]),
  );
}
