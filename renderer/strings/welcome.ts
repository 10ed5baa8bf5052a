import type { WelcomeStep } from '../screens/welcome/step-frame.tsx';
import { everywhere } from './everywhere.ts';

export const welcomeStrings = {
  label: 'Welcome to Rolewatch',
  product: 'Rolewatch',
  skip: 'Skip',
  restore: 'Restore a backup',
  back: 'Back',
  next: 'Continue',
  promise: 'Know the moment your favorite companies post a role',
  benefits: [
    {
      key: 'told',
      title: 'Be first.',
      text: 'New roles, pay changes and closings, in one inbox.',
    },
    {
      key: 'proven',
      title: 'See the facts.',
      text: 'Pay, place and level of each role, with the words that state them.',
    },
    {
      key: 'local',
      title: 'Stay private.',
      text: 'No account. Everything stays on your computer.',
    },
  ],
  picture: 'Your inbox',
  example: 'Example',
  picked: (n: number) => `${everywhere.companies(n)} picked`,
  examples: [
    {
      company: 'Tidewater Grid',
      kind: 'new',
      what: 'New',
      title: 'Staff Engineer, Metering',
      facts: 'Dublin · hybrid · €95–120k · 4 min ago',
    },
    {
      company: 'Moth & Lantern',
      kind: 'raised',
      what: 'Pay up',
      title: 'Product Designer',
      facts: '£62–70k → £68–76k',
    },
    {
      company: 'Quillmarsh Ledger',
      kind: 'new',
      what: 'New',
      title: 'Data Analyst, Payments',
      facts: 'Remote · Europe · €70–85k · 1 hour ago',
    },
    {
      company: 'Larkspur Robotics',
      kind: 'new',
      what: 'New',
      title: 'Field Engineer, Grippers',
      facts: 'Austin · on-site · $98–118k · 3 hours ago',
    },
    {
      company: 'Nimbuswright',
      kind: 'closed',
      what: 'Taken down',
      title: 'Machine Learning Engineer',
      facts: 'Open for 23 days · you applied on day 2',
    },
    {
      company: 'Fernwhistle Foods',
      kind: 'new',
      what: 'New',
      title: 'Brand Manager',
      facts: 'Lyon · hybrid · today',
    },
  ],
  titles: {
    schedule: 'How often should Rolewatch look?',
  } satisfies Record<Exclude<WelcomeStep, 'companies'>, string>,
  texts: {
    schedule: 'Rolewatch checks all your companies while it runs, and tells you what changed.',
  } satisfies Record<Exclude<WelcomeStep, 'companies'>, string>,
  watching: (n: number) => `${everywhere.companies(n)} already watched`,
  lookAround: 'Just exploring? Try it with invented companies:',
  summaries: (server: string) => `Use ${server} on this computer for summaries`,
  summariesText: 'Two-line summaries and implied skills. Openings appear first; summaries follow.',
  fixed: (by: string) => `Set by ${by}. To choose here, start Rolewatch without it.`,
  commandLine: 'the command line',
  schedule: 'Scan all companies',
  alerts: 'The desktop app also shows alerts. In a browser, check the inbox.',
  firstScan: 'The first scan starts when you add a company.',
  start: 'Start first scan',
  finish: 'Finish',
} as const;
