import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PostingFilter } from '#renderer/model.ts';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { insightsStrings } from '#renderer/strings/insights.ts';
import classes from './insights-screen.module.css';

const words = insightsStrings.scope;

/** The openings that the charts count: all (null), or those of a saved search or a company. */
export type Scope = {
  readonly filter: PostingFilter | null;
  readonly companyId: string | undefined;
  readonly isKnown: boolean;
};

/** `isKnown` is false until the saved searches are here. */
export function useScope(): Scope {
  const { search, company } = useRoute().params;
  const { data: searches } = useQuery(queries.searches());
  if (company !== undefined) {
    return { filter: { companies: [company] }, companyId: company, isKnown: true };
  }
  const none = { filter: null, companyId: undefined };
  if (search === undefined) return { ...none, isKnown: true };
  const found = searches?.find(({ id }) => id === search);
  return { ...none, filter: found?.filter ?? null, isKnown: searches !== undefined };
}

/** Chooses among all openings, the saved searches and the companies. */
export function ScopeSelect() {
  const { search, company } = useRoute().params;
  const { data: searches = [] } = useQuery(queries.searches());
  const { data: companies = [] } = useQuery(queries.companies());
  const groups = [
    { group: words.searches, items: choicesOf('search', searches) },
    { group: words.companies, items: choicesOf('company', companies) },
  ].filter(({ items }) => items.length > 0);
  if (groups.length === 0) return null;
  const chosen = search !== undefined ? { search } : company !== undefined ? { company } : {};
  const [value = null] = Object.entries(chosen).map(([kind, id]) => `${kind} ${id}`);
  return (
    <Select
      size="xs"
      className={classes.scope ?? ''}
      aria-label={words.label}
      placeholder={words.all}
      data={groups}
      value={value}
      searchable
      clearable
      maxDropdownHeight={320}
      limit={200}
      onChange={(next) => {
        const [kind, id] = next?.split(' ', 2) ?? [];
        const params = kind === undefined ? {} : { [kind]: id };
        navigate(hrefTo('insights', { params }), { replace: true });
      }}
    />
  );
}

const choicesOf = (
  kind: 'search' | 'company',
  named: readonly { readonly id: string; readonly name: string }[],
) => named.map(({ id, name }) => ({ value: `${kind} ${id}`, label: name }));
