import { applicationMethods } from './applications.ts';
import { companyMethods } from './companies.ts';
import { dataMethods } from './data.ts';
import { demoMethods } from './demo.ts';
import { healthMethods } from './health.ts';
import { inboxMethods } from './inbox.ts';
import { insightMethods } from './insights.ts';
import { jobMethods } from './jobs.ts';
import { postingMethods } from './postings.ts';
import { profileMethods } from './profile.ts';
import { rateMethods } from './rates.ts';
import { runMethods } from './runs.ts';
import { searchMethods } from './searches.ts';
import { settingMethods } from './settings.ts';

/** THE TABLE of calls: what the UI, the CLI and other clients may ask of the host. */
export const methods = {
  ...companyMethods,
  ...postingMethods,
  ...profileMethods,
  ...applicationMethods,
  ...searchMethods,
  ...inboxMethods,
  ...insightMethods,
  ...rateMethods,
  ...runMethods,
  ...jobMethods,
  ...settingMethods,
  ...healthMethods,
  ...demoMethods,
  ...dataMethods,
} as const;
