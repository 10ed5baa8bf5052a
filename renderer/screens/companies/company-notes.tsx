import { ActionIcon, Stack, TagsInput, Textarea, Title, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyView } from '#renderer/model.ts';
import { setCompanyNote, setCompanyTags, setStarred } from '#renderer/store/company-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { companyNoteStrings as words } from '#renderer/strings/companies.ts';
import { tagsOf } from './companies-address.ts';
import classes from './company-notes.module.css';

/** Marks a company that one dreams of: its openings come first in the inbox. */
export function StarButton({ company }: { readonly company: CompanyView }) {
  const { isStarred } = company;
  const Icon = isStarred ? IconStarFilled : IconStar;
  return (
    <Tooltip label={isStarred ? words.unstar : words.star}>
      <ActionIcon
        className={isStarred ? (classes.star ?? '') : ''}
        aria-label={words.starred}
        aria-pressed={isStarred}
        onClick={() => void setStarred(company, !isStarred)}
      >
        <Icon size={17} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

const longestTag = 40;
const mostTags = 20;
const longestNote = 5_000;

/** What the user says of a company: tags, and why. */
export function CompanyNotes({ company }: { readonly company: CompanyView }) {
  const { data: companies = [] } = useQuery(queries.companies());
  const [tags, setTags] = useState(company.tags);
  const [note, setNote] = useState(company.note);
  const save = useDebouncedCallback((text: string) => void setCompanyNote(company, text), {
    delay: 600,
    flushOnUnmount: true,
  });
  return (
    <section>
      <Title order={3}>{words.title}</Title>
      <Stack gap="md" mt="sm">
        <TagsInput
          size="xs"
          label={words.tags}
          placeholder={tags.length === 0 ? words.tagsHint : ''}
          data={[...tagsOf(companies)]}
          maxTags={mostTags}
          maxLength={longestTag}
          value={[...tags]}
          onChange={(next) => {
            setTags(next);
            void setCompanyTags(company, next);
          }}
        />
        <Textarea
          size="xs"
          label={words.note}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={longestNote}
          dir="auto"
          value={note}
          onChange={({ currentTarget: { value } }) => {
            setNote(value);
            save(value);
          }}
          onBlur={() => save.flush()}
        />
      </Stack>
    </section>
  );
}
