import type { Layout } from './raw-openings.ts';

/** Where each system's pages and feeds hold the facts of an opening, as their recordings show. */

const filter = (label: string): RegExp =>
  new RegExp(`<label>${label}</label>\\s*<value>(.*?)</value>`, 'gs');

const tag = (name: string): RegExp => new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gs');

const job = (name: string): RegExp => tag(`joblisting:${name}`);

export const pageLayouts = {
  phenom: {
    inside: /phApp\.ddo = (.*?); phApp/s,
    openings: '/eagerLoadRefineSearch/data/jobs/*',
    id: '/jobSeqNo',
    facts: {
      title: ['/title'],
      place: ['/location', '/city', '/country'],
      text: ['/descriptionTeaser'],
      posted: ['/postedDate'],
      type: ['/type'],
      department: ['/department', '/category'],
    },
  },
  paylocity: {
    inside: /window\.pageData = (.*?);\s*<\/script>/s,
    openings: '/Jobs/*',
    id: '/JobId',
    facts: {
      title: ['/JobTitle'],
      place: ['/LocationName', '/JobLocation/City', '/JobLocation/Country'],
      text: ['/Description'],
      posted: ['/PublishedDate'],
      workplace: ['/IsRemote'],
      department: ['/HiringDepartment'],
    },
  },
  icims: {
    openings: /<li class="iCIMS_JobCardItem">.*?<\/li>/gs,
    id: /\/jobs\/(\d+)\//g,
    facts: {
      title: [/<h3[^>]*>(.*?)<\/h3>/gs],
      place: [
        /field-label">Job Locations?<\/span>\s*(?:<\/dt>\s*<dd[^>]*>)?\s*<span[^>]*>(.*?)<\/span>/gs,
        /<dt[^>]*>Campus Location<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs,
      ],
      pay: [/<dt[^>]*>Combined Salary Range<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs],
      text: [/<div class="[^"]*description">(.*?)<\/div>/gs],
      posted: [/Posted Date<\/span>\s*<span title="(.*?)"/gs],
      type: [/<dt[^>]*>Job Type<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs],
      department: [/<dt[^>]*>(?:Job )?Category<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs],
    },
  },
  avature: {
    openings: /<article class="article article--result.*?<\/article>/gs,
    id: /\/JobDetail\/[^"]*\/(\d+)"/g,
    facts: {
      title: [/\/JobDetail\/[^"]*">(.*?)<\/a>/gs],
      place: [
        /__subtitle">\s*<span>(.*?)<\/span>\s*,/gs,
        /<span class="text--bold">(?:City|State\/Province|Country):<\/span>(.*?)<\/p>/gs,
      ],
      posted: [/<span>\s*Posted (.*?)<\/span>/gs],
    },
  },
  avatureOld: {
    openings: /<div class="jobItem">.*?<div class="jobOptions/gs,
    id: /\/JobDetail\/[^"]*\/(\d+)"/g,
    facts: {
      title: [/\/JobDetail\/[^>]*>(.*?)<\/a>/gs],
      place: [/<span class="locationText">(.*?)<\/span>/gs],
      posted: [/<span class="daysAgo">Posted:(.*?)<\/span>/gs],
    },
  },
  radancy: {
    inside: '/results',
    openings: /<(li|tr)\b[^>]*>(?:(?!<\/?\1\b).)*data-job-id(?:(?!<\/?\1\b).)*<\/\1>/gs,
    id: /<a [^>]*data-job-id="(\d+)"/g,
    facts: {
      title: [/<h2>(.*?)<\/h2>/gs, /jobtitle">(.*?)<\/span>/gs],
      place: [/<span class="job-(?:location|address-list)[^"]*">(.*?)<\/span>/gs],
      posted: [/<span class="job-date-posted">(.*?)<\/span>/gs],
      type: [
        /<b>Position Type<\/b>\s*\|(.*?)<\/span>/gs,
        /<span class="[^"]*link-job-type">(.*?)<\/span>/gs,
      ],
      department: [/<span class="[^"]*job-categories[^"]*">(.*?)<\/span>/gs],
    },
  },
  hrmdirect: {
    openings: /<tr class="reqitem.*?<\/tr>/gs,
    id: /data-req-id="(\d+)"/g,
    facts: {
      title: [/<td class="posTitle[^>]*>(.*?)<\/td>/gs],
      posted: [/<td[^>]*>(\d\d\/\d\d\/\d{4})<\/td>/gs],
      department: [/<td class="departments[^>]*>(.*?)<\/td>/gs],
    },
  },
  successfactors: {
    openings: /<Job>.*?<\/Job>/gs,
    id: tag('ReqId'),
    facts: {
      title: [tag('JobTitle')],
      place: [filter('Country'), filter('State/Province'), filter('City')],
      text: [tag('Job-Description')],
      posted: [tag('Posted-Date')],
      workplace: [filter('Work Location')],
      department: [tag('Department')],
      company: [filter('Company')],
    },
  },
  neogov: {
    openings: /<item>.*?<\/item>/gs,
    id: job('jobId'),
    facts: {
      title: [tag('title')],
      place: [job('location')],
      pay: [job('minimumSalary'), job('maximumSalary')],
      text: [tag('description'), job('examplesofduties'), job('qualifications')],
      posted: [tag('pubDate'), job('advertiseFromDateUTC')],
      workplace: [/<joblisting:location>(Remote)</g],
      department: [job('department'), job('category')],
      closing: [job('advertiseToDateTimeUTC')],
    },
  },
  weWorkRemotely: {
    openings: /<item>.*?<\/item>/gs,
    id: tag('guid'),
    facts: {
      title: [tag('title')],
      place: [tag('region'), tag('country'), tag('state')],
      text: [tag('description')],
      posted: [tag('pubDate')],
      type: [tag('type')],
      department: [tag('category')],
      company: [/<title>\s*([^:<]*):/g],
      closing: [tag('expires_at')],
    },
  },
  startupJobs: {
    openings: /<offer>.*?<\/offer>/gs,
    id: tag('id'),
    facts: {
      title: [tag('position')],
      place: [tag('city')],
      text: [tag('description')],
      type: [tag('jobtype')],
      company: [tag('startup')],
      updated: [tag('lastUpdate')],
    },
  },
} as const satisfies Readonly<Record<string, Layout>>;
