import { hrefTo, parseRoute } from './routes.ts';
import type { Layout } from './store/layout.ts';

/**
 * Where the page begins; null for where its address leads. Without companies it begins with the
 * welcome, unless the address names another screen: one may want to restore a backup first.
 */
export async function firstPage(
  fragment: string,
  { home, isWelcomeDone }: Pick<Layout, 'home' | 'isWelcomeDone'>,
  hasCompanies: () => Promise<boolean>,
): Promise<string | null> {
  const isWelcome = !isWelcomeDone && parseRoute(fragment).screen === 'inbox';
  if (isWelcome && !(await hasCompanies())) return hrefTo('welcome');
  return ['', '#', '#/'].includes(fragment) ? home : null;
}
