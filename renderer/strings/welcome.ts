import type { WelcomeStep } from '../screens/welcome/welcome-steps.ts';
import { everywhere } from './everywhere.ts';

/** Words of the welcome. */
export const welcomeStrings = {
  label: 'Welcome to Rolewatch',
  steps: { companies: 'Companies', model: 'Model', schedule: 'Schedule' } satisfies Record<
    WelcomeStep,
    string
  >,
  stepsLabel: 'Steps',
  skipAll: 'Skip the introduction',
  skip: 'Skip',
  back: 'Back',
  next: 'Continue',
  titles: {
    companies: 'Which companies interest you?',
    model: 'Who reads the openings?',
    schedule: 'How often should Rolewatch look?',
  } satisfies Record<WelcomeStep, string>,
  texts: {
    companies:
      'Name them, and Rolewatch finds out how each publishes its openings. The list stays on this machine, and you can add more at any time.',
    model:
      'Built-in rules always do. A language model on this machine adds to them, after the openings are there.',
    schedule: 'It checks all companies by itself while it runs, and tells you what is new.',
  } satisfies Record<WelcomeStep, string>,
  watching: (n: number) => `${everywhere.companies(n)} watched already`,
  demoTitle: 'Only looking?',
  demoText: 'A dozen invented companies on this machine show everything in a minute, even offline.',
  models: 'Who reads the openings',
  rules: 'Built-in rules',
  rulesText:
    'At once, and nothing to install. They read pay, place, seniority, skills and more where an opening states them.',
  server: (name: string) => `${name} on this machine`,
  serverText:
    'Also a summary in two lines, and what is said between the lines. Slower: openings appear first, and are enhanced afterwards.',
  model: (server: string) => `Model of ${server}`,
  noModels: 'It has no models yet.',
  set: (model: string) => `${model}, as it is set`,
  looking: 'Looking for model servers on this machine',
  nothingFound:
    'No Ollama, vLLM or LM Studio answers on this machine. You can set a model later, in the settings.',
  lookAgain: 'Look again',
  fixed: (by: string) => `Set by ${by}. Start Rolewatch without it to choose here.`,
  commandLine: 'the command line',
  schedule: 'Scan all companies',
  alerts:
    'Alerts on your desktop come with the desktop app. In a browser, the inbox shows what is new.',
  start: 'Start the first scan',
  finish: 'Finish',
} as const;
