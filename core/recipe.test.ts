import { describe, expect, it } from 'vitest';
import { siteApiRecipe, stateRecipe } from '#tests/support/recipes.ts';
import { parseRecipe, Recipe } from './recipe.ts';

describe('Recipe', () => {
  it.each([
    siteApiRecipe({ paging: { kind: 'offset', where: 'query', key: ['o'], first: 0, size: 20 } }),
    stateRecipe(),
  ])('survives its way through JSON', (recipe) => {
    expect(parseRecipe(JSON.stringify(recipe))).toEqual(recipe);
  });

  it.each([
    ['an address that is not of the web', { url: 'file:///etc/passwd' }],
    ['a method that changes things', { method: 'DELETE' }],
  ])('refuses %s', (_what, said) => {
    const recipe = siteApiRecipe();
    const changed = { ...recipe, request: { ...recipe.request, ...said } };
    expect(Recipe.safeParse(changed).success).toBe(false);
  });

  it('refuses a field with a typing error rather than to leave it out', () => {
    const fields = { title: ['title'], tilte: ['x'] };
    expect(Recipe.safeParse({ ...siteApiRecipe(), fields }).success).toBe(false);
  });
});

describe('parseRecipe', () => {
  it('takes a recipe of another version for none', () => {
    expect(parseRecipe('{"means":"telepathy"}')).toBeNull();
  });

  it('has none without one', () => {
    expect(parseRecipe(null)).toBeNull();
  });
});
