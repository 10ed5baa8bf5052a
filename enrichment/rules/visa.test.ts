import { describe, expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { readVisaSponsorship } from './visa.ts';

const read = (text: string) => readVisaSponsorship(readingOf(text))?.value ?? null;

describe('readVisaSponsorship', () => {
  it.each([
    'We are unable to sponsor visas at this time.',
    'We do not offer visa sponsorship.',
    'No visa sponsorship available.',
    'Applicants must be authorized to work in the US without sponsorship.',
    'This position is open to candidates who are authorized to work in Singapore without requiring work pass sponsorship only.',
    'Visa sponsorship is not available for this role.',
    'We cannot provide immigration support.',
  ])('reads %j as no', (text) => {
    expect(read(text)).toBe(false);
  });

  it.each([
    'We sponsor visas! We will sponsor your work visa.',
    'Visa sponsorship available.',
    'We offer relocation and visa support.',
    'We provide H-1B sponsorship for qualified candidates.',
    'Visa sponsorship: we do sponsor visas.',
  ])('reads %j as yes', (text) => {
    expect(read(text)).toBe(true);
  });

  it.each([
    'Will you now or in the future require visa sponsorship?',
    'Act as an executive sponsor for key accounts.',
    'Sell sponsorship packages for our events.',
    'Experience at Visa or Mastercard.',
    'We have offices in twelve countries.',
  ])('reads nothing from %j', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('a fact is read by its answer, a sentence by its verb', () => {
  it.each([
    'Visa sponsorship: No',
    'Visa sponsorship available: No',
    'Visa sponsorship - no',
    'Visa sponsorship: not available',
    'This role is not eligible for Visa sponsorship, including H-1B, TN, L1, and OPT.',
    'Applicants must be authorized to work in the United States without the need for Visa Sponsorship by the start date of employment.',
    'NO VISA (EU work authorisation required)',
    'Visa Sponsored: No',
    'Visa transfer: No',
    'We do not sponsor.',
    'US citizens and green card holders only, no sponsorship',
    'Unable to sponsor',
    'Sponsorship: Not offered',
    'Visa sponsorship – None',
    'Visa Sponsorship? No',
    'Visa sponsorship\nNo\nRelocation\nYes',
    'Visa sponsorship No\nRelocation Yes',
    'Visa sponsorship (no)',
    'Sponsorship: No',
    'Sponsorship available: no',
    'H1B sponsorship: No',
    '• Visa sponsorship: ❌',
    'Visa sponsorship: Unfortunately not',
    'Visa sponsorship: no, but we help you move',
    'Do you sponsor visas? No.',
    'Do you offer visa sponsorship? Unfortunately, no',
    'Is visa sponsorship available? No',
    'Visasponsoring: Nein',
    'Visa-Sponsoring: nicht möglich',
    'Parrainage de visa : non',
    'Sponsoring de visa: non',
    'Patrocinio de visado: No',
    'Visumsponsoring: nee',
    'Patrocínio de visto: não',
    'We are not able to sponsor visas.',
    'This role does not offer sponsorship for work visas',
    'We are not in a position to sponsor work permits',
    'Applicants must be authorised to work in the UK without the need for current or future visa sponsorship.',
    'No H1B or OPT candidates; no visa',
    'This position is ineligible for visa sponsorship',
    'Candidates must not require visa sponsorship now or in the future.',
    'Wir bieten kein Visa-Sponsoring an.',
    'Leider können wir kein Visum sponsern oder Sponsoring anbieten',
    'Nous ne sponsorisons pas de visa.',
    'No ofrecemos patrocinio de visado.',
    'Wij bieden geen visumsponsoring.',
    'Visa sponsorship is not something we offer at this time',
    'Please note that visa sponsorship isn’t available',
    'Visa sponsorship (H-1B): No',
    'Sponsorship (visa): no',
    'Work permit sponsorship: no',
    'Visa sponsorship: N',
    'Visa sponsorship: currently no',
    'We would like to help, but we cannot sponsor visas.',
  ])('%j is no', (text) => {
    expect(read(text)).toBe(false);
  });

  it.each([
    'Visa sponsorship: Yes',
    'We are happy to help you with your visa.',
    'Visa sponsorship available: Yes',
    'Visa sponsorship: available',
    '• Visa sponsorship: ✅',
    'Visa sponsorship\nYes',
    'Visa sponsorship Yes\nRelocation No',
    'Do you sponsor visas? Yes, we do.',
    'Benefits\n• Visa sponsorship\n• Lunch',
    'Benefits\n• Visa sponsorship\n• No dress code',
    '• Visa sponsorship and relocation support',
    'We can sponsor your visa if you do not have a work permit.',
    'If you do not have a work permit, we will sponsor your visa.',
    'Visasponsoring: Ja',
    'Wir bieten Visum-Unterstützung',
    'Nous proposons un parrainage de visa',
    'Ofrecemos patrocinio de visado',
    'Benefits: health insurance, visa sponsorship, lunch',
    'We not only sponsor visas but also pay the move.',
    'Visa sponsorship: no problem, we sponsor visas',
    'Visumsponsoring: ja',
    'Visa sponsorship (H-1B, O-1): Yes',
    'This role does not offer relocation, but visa sponsorship is available',
    'No relocation support, but we do sponsor visas',
    'Relocation not available; visa sponsorship offered',
  ])('%j is yes', (text) => {
    expect(read(text)).toBe(true);
  });

  it.each([
    'Visa sponsorship: n/a',
    'Visa sponsorship: Yes/No',
    'Visa sponsorship available: yes / no',
    'Visa sponsorship: N/A',
    'Visa sponsorship: TBD',
    'Visa sponsorship: -',
    'Visa sponsorship: case by case',
    'Visa sponsorship: only H-1B transfers',
    'Visa sponsorship: 0',
    'Visa sponsorship is limited to exceptional cases',
    'Visa sponsorship: not specified',
    'Will you now or in the future require visa sponsorship? No',
    'Do you need sponsorship? Yes',
    'Visa sponsorship required: No',
    'Do you require visa sponsorship: Yes / No',
    'For questions about visa sponsorship contact HR',
    'Act as an executive sponsor for key accounts.',
    'Visa sponsorship may depend on the country',
    'Event sponsorship: yes',
    'Work permit: yes',
    'Do you offer visa sponsorship?',
    'Sie benötigen kein Visum.',
    'You do not need a visa to live here.',
  ])('%j says neither', (text) => {
    expect(read(text)).toBeNull();
  });
});

it.each<[string, boolean | null]>([
  ['Nie sponsorujemy wiz.', false],
  ['Pomagamy uzyskać wizę i zezwolenie na pracę.', true],
  ['当法人では在留資格の申請支援は行っていません。', false],
  ['ビザサポートあり', true],
  ['Ti aiutiamo con il visto e il permesso di lavoro.', true],
  ['Non sponsorizziamo visti.', false],
  ['We regelen je visum en werkvergunning.', true],
  ['Vi hjälper dig med visum och arbetstillstånd.', true],
  ['Wymagane jest zezwolenie na pracę.', null],
  ['就労可能な在留資格が必要です。', null],
])('reads %j as %s', (text, value) => {
  expect(readVisaSponsorship(readingOf(text))?.value ?? null).toBe(value);
});
