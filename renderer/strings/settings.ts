import type { PageSection } from '../screens/settings/page-sections.ts';
import type { Choice } from '../screens/settings/setting-field.ts';
import { settingFields } from './setting-fields.ts';

/** Words of the settings screen. */
export const settingsStrings = {
  fields: settingFields,
  sections: {
    schedule: 'Schedule',
    sites: 'Sites',
    model: 'Model',
    programs: 'Programs',
    other: 'Other',
    appearance: 'Appearance',
    demo: 'Demo',
    data: 'Data',
  } satisfies Record<PageSection, string>,
  about: {
    schedule: 'When Rolewatch looks for new openings by itself.',
    sites: 'How Rolewatch behaves towards the sites it reads.',
    model:
      'A language model reads what the built-in rules cannot: summaries, skills between the lines. It runs where you say, and everything works without one.',
    programs: 'What Rolewatch starts on this machine, and how.',
    other: 'Settings of this version that have no place of their own yet.',
    appearance: 'How Rolewatch looks, here and in any other window.',
    demo: 'A dozen invented companies on this machine, to try everything without a network.',
    data: 'What is kept, and where.',
  } satisfies Record<PageSection, string>,
  navigation: 'Sections of the settings',
  search: 'Search settings',
  nothingTitle: 'No setting is called that',
  nothing: 'Try another word, or look through the sections.',
  showAll: 'Show all',
  on: 'On',
  off: 'Off',
  none: 'none',
  usually: (value: string) => `Default: ${value}`,
  fromRestart: 'Counts from the next start',
  reset: 'Put the default back',
  resetOf: (label: string) => `Put the default of “${label}” back`,
  saved: 'Saved',
  saving: 'Saving',
  setByEnvironment: (name: string) => `Set by ${name}`,
  setByFlag: 'Set on the command line',
  fixedHint: 'Start Rolewatch without it to change it here.',
  secretIsSet: 'Set',
  replace: 'Replace',
  problems: {
    number: 'Give a number',
    missing: 'Give a value, or put the default back',
  },
  nextScan: (when: string) => `The next scan starts ${when}.`,
  noNextScan: 'No scan is planned.',
  found: 'Found on this machine',
  looking: 'Looking for model servers on this machine',
  nothingFound: 'No Ollama, vLLM or LM Studio answers on this machine.',
  lookAgain: 'Look again',
  use: (server: string, model: string) => `Use ${model} from ${server}`,
  inUse: 'In use',
  useFailed: 'The model could not be set',
  test: 'Test connection',
  testHint: 'Asks the model for a word.',
  answers: (detail: string, took: string) => `${detail} · ${took}`,
  scheme: 'Colours',
  schemes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  demoRuns: 'Demo companies are being watched. Real job boards cannot be reached meanwhile.',
  demoIdle:
    'Some of them publish well, some have faults. They are scanned like any other, and forgotten when you stop.',
  startDemo: 'Start the demo',
  stopDemo: 'Stop the demo',
  stopDemoHint: 'Its companies and openings are forgotten.',
  folder: 'Folder',
  version: 'Version',
  clear: 'Clear scan history',
  clearHint: 'Forgets past scans. The openings they found stay.',
  clearConfirm:
    'Forget all past scans? What they found stays, but how each went can no longer be looked up.',
  erase: 'Erase everything',
  eraseHint:
    'Forgets every company, opening, note, saved search and scan. Settings stay. This cannot be undone.',
  eraseWord: 'erase',
  eraseLabel: (word: string) => `Type “${word}” to confirm`,
  erased: 'Everything was erased',
  danger: 'No way back',
} as const;

const everyHours = [0, 1, 3, 6, 12, 24] as const;

/** How often to scan, as choices; one of another number of hours that was set stays among them. */
export function scheduleChoices(hours: number): readonly Choice[] {
  const all = [...new Set([...everyHours, hours])].toSorted((a, b) => a - b);
  return all.map((value) => ({ value, label: everyHoursLabel(value) }));
}

const everyHoursLabel = (hours: number): string => {
  if (hours === 0) return 'Never by itself';
  if (hours === 1) return 'Every hour';
  return hours === 24 ? 'Once a day' : `Every ${hours} hours`;
};
