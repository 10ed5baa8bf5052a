import { expect, test } from 'vitest';
import { skillsToShow } from './skills-to-show.ts';

const skills = Array.from({ length: 20 }, (_, index) => ({
  value: `s${index}`,
  count: 40 - index,
}));
const levels = (['intern', 'junior', 'mid', 'senior', 'staff', 'lead', null] as const).map(
  (value) => ({ value, count: 3 }),
);
const remote = { value: 'remote', count: 9 } as const;

test('skills go as far down as the charts beside them, heading and all', () => {
  const hybrid = { value: 'hybrid', count: 2 } as const;
  const shown = skillsToShow({ skills, seniorities: levels, workplaces: [remote, hybrid] });
  expect(shown).toEqual(skills.slice(0, 13));
});

test('levels that no opening has take no room', () => {
  const director = { value: 'director', count: 0 } as const;
  const { length } = skillsToShow({
    skills,
    seniorities: [...levels, director],
    workplaces: [remote],
  });
  expect(length).toBe(12);
});

test('beside little there are ten still, or what there is', () => {
  const none = { seniorities: [], workplaces: [] };
  expect(skillsToShow({ skills, ...none })).toHaveLength(10);
  expect(skillsToShow({ skills: skills.slice(0, 4), ...none })).toHaveLength(4);
});
