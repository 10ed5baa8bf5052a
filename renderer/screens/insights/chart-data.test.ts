import { describe, expect, test } from 'vitest';
import { fromParams } from '#renderer/filter-params.ts';
import { parseRoute } from '#renderer/routes.ts';
import { chartLinks, chartNames, chartRows, skillsToShow, weekDomains } from './chart-data.ts';

test('all charts take three rows, with the short ones stacked', () => {
  expect(chartRows(chartNames)).toEqual([
    [['weeks']],
    [['companies'], ['pay']],
    [['skills'], ['seniorities', 'workplaces']],
  ]);
});

test.for([1, 2, 3, 4, 5, 6])('each of %i charts has a place, with no gap beside it', (count) => {
  for (const names of [chartNames.slice(0, count), chartNames.slice(-count)]) {
    const rows = chartRows(names);
    expect(rows.flat(2)).toEqual(names);
    expect(rows.flat().every((column) => column.length > 0)).toBe(true);
    expect(rows.every((row) => row.length > 0 && row.length < 3)).toBe(true);
  }
});

describe('the skills to show', () => {
  const skills = Array.from({ length: 20 }, (_, index) => ({
    value: `s${index}`,
    count: 40 - index,
  }));
  const levels = (['intern', 'junior', 'mid', 'senior', 'staff', 'lead', null] as const).map(
    (value) => ({ value, count: 3 }),
  );
  const remote = { value: 'remote', count: 9 } as const;

  test('skills end level with the charts beside them, headings included', () => {
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

  test('there are at least ten skills, or all of them', () => {
    const none = { seniorities: [], workplaces: [] };
    expect(skillsToShow({ skills, ...none })).toHaveLength(10);
    expect(skillsToShow({ skills: skills.slice(0, 4), ...none })).toHaveLength(4);
  });
});

describe('the scales of the weeks', () => {
  const week = (fresh: number, closed: number, open: number | null) => ({
    from: '',
    to: '',
    new: fresh,
    closed,
    open,
  });

  /** The height of a value in the plot, 0 to 1. */
  const height = (value: number, [from, to]: readonly [number, number]) =>
    (value - from) / (to - from);

  test('the bars fill the lower part, and the line stays above the tallest', () => {
    const { bars, line } = weekDomains([week(20, 10, 800), week(50, 4, 900), week(30, 8, 1_200)]);
    expect(height(-10, bars)).toBe(0);
    expect(height(50, bars)).toBeCloseTo(0.7);
    expect(height(800, line)).toBeGreaterThan(0.7);
    expect(height(1_200, line)).toBeLessThan(1);
  });

  test('equal, empty or unwatched weeks still have a plot', () => {
    for (const weeks of [
      [week(0, 0, null), week(0, 0, null)],
      [week(0, 0, 0), week(0, 0, 0)],
      [week(3, 0, 7)],
    ]) {
      const { bars, line } = weekDomains(weeks);
      expect(bars[1]).toBeGreaterThan(bars[0]);
      expect(line[1]).toBeGreaterThan(line[0]);
      expect([...bars, ...line].every(Number.isFinite)).toBe(true);
    }
  });
});

describe('the links of a chart', () => {
  const filterOf = (href: string) => fromParams(parseRoute(href).params);

  test('bars lead to the open postings that they count', () => {
    expect(filterOf(chartLinks().company('c1'))).toEqual({ companies: ['c1'], status: 'open' });
    expect(filterOf(chartLinks().skill('C, C++'))).toEqual({ skills: ['C, C++'], status: 'open' });
    expect(filterOf(chartLinks().seniority('lead'))).toEqual({
      seniorities: ['lead'],
      status: 'open',
    });
    expect(filterOf(chartLinks().workplace('remote'))).toEqual({
      workplaces: ['remote'],
      status: 'open',
    });
  });

  test('a week leads to openings that were new in it, closed since or not', () => {
    const week = { from: '2026-11-02T00:00:00Z', to: '2026-11-09T00:00:00Z' };
    expect(filterOf(chartLinks().week({ ...week, new: 1, closed: 0, open: 1 }))).toEqual({
      firstSeenFrom: week.from,
      firstSeenBefore: week.to,
      isNews: true,
    });
  });

  test('of a search, a bar leads to as many openings as it counts: read ones, too, and none hidden', () => {
    const scope = { query: 'cook', isUnread: true, hidden: 'only' } as const;
    expect(filterOf(chartLinks(scope).workplace('remote'))).toEqual({
      ...{ query: 'cook', workplaces: ['remote'], status: 'open' },
    });
  });

  test('a band of pay leads to openings that pay at least its lower end; the lowest to every opening with pay', () => {
    expect(
      filterOf(chartLinks().pay({ from: 80_000, to: 100_000, count: 1 }, 'EUR')).minSalary,
    ).toBe(80_000);
    expect(filterOf(chartLinks().pay({ from: 0, to: 40_000, count: 1 }, 'EUR')).minSalary).toBe(1);
  });
});
