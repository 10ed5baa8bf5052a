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
