import type { Recipe, Recipes } from './recipe.ts';
import { applicationRecipes } from './recipes/applications.ts';
import { channelRecipes } from './recipes/channels.ts';
import { guildRecipes } from './recipes/guilds.ts';
import { messageRecipes } from './recipes/messages.ts';
import { oauth2Recipes } from './recipes/oauth2.ts';

const recipes: Recipes = {
  ...applicationRecipes,
  ...guildRecipes,
  ...channelRecipes,
  ...messageRecipes,
  ...oauth2Recipes,
};

/** The operations that have recipes, by method and path. */
export const recipeNames: readonly string[] = Object.keys(recipes);

/** One request or several for an operation; undefined makes `spec.test.ts` fail. */
export function recipesOf(name: string): readonly Recipe[] | undefined {
  const found = recipes[name];
  return found === undefined || Array.isArray(found) ? (found as readonly Recipe[] | undefined) : [found as Recipe];
}
