import { describe, expect, it } from 'vitest';
import { jobDescription } from './job-description.ts';

const textOf = (node: Readonly<Record<string, unknown>>) => jobDescription(node).descriptionText;

describe('jobDescription', () => {
  it.each([
    ['HTML', '<p>R&amp;D</p><p>Two</p>', 'R&D\n\nTwo'],
    ['HTML escaped once', '&lt;p&gt;Ansible &amp;amp; Helm&lt;/p&gt;', 'Ansible & Helm'],
    ['plain text', 'One\nTwo\n\nThree &amp; four', 'One\nTwo\n\nThree & four'],
    ['plain text with entities', 'Title:&nbsp;Engineer&rsquo;s', 'Title: Engineer’s'],
    ['line breaks written out in HTML', 'A\\n\\n<b>B</b>\\nC', 'A\n\nB\nC'],
    ['line breaks written out in text', 'A\\r\\nB\\n\\nC', 'A\nB\n\nC'],
    ['text with comparisons', 'a < b and c > d', 'a < b and c > d'],
    ['nothing', undefined, ''],
  ])('reads %s', (_name, description, text) => {
    expect(textOf({ description })).toBe(text);
  });

  it('adds the sections beside the description', () => {
    const node = {
      description: '<p>Build.</p>',
      responsibilities: 'Ship it',
      jobBenefits: ['Lunch', 'A <b>bike</b>'],
      experienceRequirements: {
        '@type': 'OccupationalExperienceRequirements',
        monthsOfExperience: 36,
      },
    };
    expect(textOf(node)).toBe(
      'Build.\n\nResponsibilities\n\nShip it\n\nExperience\n\n36 months of experience\n\nBenefits\n\n• Lunch\n• A bike',
    );
  });

  it('does not repeat the description', () => {
    const node = {
      description: '<p>You know <i>SQL</i>  and Go.</p>',
      qualifications: 'know SQL and Go',
    };
    expect(textOf(node)).toBe('You know SQL and Go.');
  });

  it('lets nothing dangerous through', () => {
    const node = {
      description: '&lt;script&gt;x()&lt;/script&gt;&lt;p onclick=y()&gt;A&lt;/p&gt;',
      jobBenefits: ['<img src=x onerror=y()>B', 'C'],
    };
    expect(jobDescription(node).descriptionHtml).not.toMatch(/script|onclick|onerror|img/);
  });
});
