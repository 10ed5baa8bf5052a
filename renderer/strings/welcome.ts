import type { WelcomeStep } from '../screens/welcome/step-frame.tsx';
import { everywhere } from './everywhere.ts';

export const welcomeStrings = {
  label: 'Welcome to Rolewatch',
  steps: { companies: 'Companies', model: 'Model', schedule: 'Schedule' } satisfies Record<
    WelcomeStep,
    string
  >,
  stepsLabel: 'Steps',
  skipAll: 'Skip introduction',
  skip: 'Skip',
  back: 'Back',
  next: 'Continue',
  titles: {
    companies: 'Which companies interest you?',
    model: 'Add AI summaries? (optional)',
    schedule: 'How often should Rolewatch scan?',
  } satisfies Record<WelcomeStep, string>,
  texts: {
    companies:
      'Get told when they post, change or close a role. Everything stays on your computer.',
    model: 'Pay, skills and level are always extracted. A local AI model can add summaries.',
    schedule: 'Rolewatch checks all companies while it runs, and tells you about new openings.',
  } satisfies Record<WelcomeStep, string>,
  watching: (n: number) => `${everywhere.companies(n)} already watched`,
  lookAroundTitle: 'Just exploring?',
  lookAroundText:
    'Try it with invented companies. Takes a minute, works offline, and leaves your own list alone.',
  models: 'AI model',
  rules: 'Built-in rules',
  rulesText:
    'Instant, nothing to install. Pay, place, seniority, skills and more, where an opening states them.',
  server: (name: string) => `${name} on this machine`,
  serverText: 'Two-line summaries and implied skills. Openings appear first; summaries follow.',
  model: (server: string) => `Model on ${server}`,
  noModels: 'No models yet.',
  set: (model: string) => `${model} (current)`,
  looking: 'Looking for model servers on this machine…',
  nothingFound:
    'No Ollama, vLLM or LM Studio found on this machine. You can add a model later in Settings.',
  lookAgain: 'Search again',
  fixed: (by: string) => `Set by ${by}. To choose here, start Rolewatch without it.`,
  commandLine: 'the command line',
  schedule: 'Scan all companies',
  alerts: 'The desktop app also shows alerts. In a browser, check the inbox.',
  start: 'Start first scan',
  finish: 'Finish',
} as const;
