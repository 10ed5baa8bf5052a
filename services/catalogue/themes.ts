import type { CatalogueTheme } from '#core/catalogue-theme.ts';
import type { CatalogueCompany } from './catalogue.ts';

export type Theme = {
  readonly theme: CatalogueTheme;
  readonly companies: readonly CatalogueCompany[];
};

/** THE TABLE of companies to begin with, by their names in the catalogue. A test finds each there. */
export const themeNames: Readonly<Record<CatalogueTheme, readonly string[]>> = {
  ai: [
    ...['Anthropic', 'OpenAI', 'NVIDIA', 'Databricks', 'Mistral AI', 'Hugging Face', 'Cohere'],
    ...['Perplexity', 'ElevenLabs', 'Scale AI', 'DeepL', 'Black Forest Labs'],
  ],
  fintech: [
    ...['Stripe', 'Wise', 'Monzo', 'Adyen', 'Ramp', 'Coinbase', 'Revolut', 'Plaid', 'N26'],
    ...['Mercury', 'Nubank', 'SumUp'],
  ],
  climate: [
    ...['Tesla', 'Rivian', 'Climeworks', 'Redwood Materials', 'Commonwealth Fusion Systems'],
    ...['Enpal', 'Watershed', 'Zipline', 'Sunrun', 'Helion', 'Aurora Solar', 'Span'],
  ],
  remote: [
    ...['GitLab', 'Zapier', 'Automattic', 'Canonical', 'Grafana Labs', '1Password', 'DuckDuckGo'],
    ...['Mozilla', 'Buffer', 'Remote', 'Supabase', 'Close'],
  ],
  developers: [
    ...['Figma', 'Notion', 'Linear', 'Vercel', 'Cloudflare', 'Datadog', 'MongoDB', 'Sentry'],
    ...['JetBrains', 'Postman', 'Docker', 'Tailscale'],
  ],
  consumer: [
    ...['Spotify', 'Airbnb', 'Duolingo', 'Netflix', 'Discord', 'Canva', 'Pinterest', 'Strava'],
    ...['The New York Times', 'Zalando', 'Supercell', 'BlaBlaCar'],
  ],
  health: [
    ...['Doctolib', 'Moderna', 'Oscar Health', 'Zocdoc', 'Headspace', 'Benchling', 'Whoop'],
    ...['Flo Health', 'Neuralink', 'Maven Clinic', 'Alan', 'Recursion'],
  ],
  space: [
    ...['SpaceX', 'Waymo', 'Boston Dynamics', 'Blue Origin', 'Anduril Industries', 'Planet'],
    ...['Relativity Space', 'Isar Aerospace', 'Wayve', 'Skydio', 'Joby Aviation', 'Zoox'],
  ],
  good: [
    ...['Wikimedia Foundation', 'Khan Academy', 'Médecins Sans Frontières', 'Code for America'],
    ...['Too Good To Go', 'Coursera', 'DonorsChoose', 'GiveDirectly', 'Brilliant'],
  ],
};

/** The companies of each theme; of several rows with one name, the best known. */
export function themesOf(companies: readonly CatalogueCompany[]): readonly Theme[] {
  const byName = new Map(companies.toReversed().map((company) => [company.name, company]));
  return Object.entries(themeNames).map(([theme, names]) => ({
    theme: theme as CatalogueTheme,
    companies: names.flatMap((name) => byName.get(name) ?? []),
  }));
}
