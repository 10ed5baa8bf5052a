import { Select, Stack, Switch, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { exactDate } from '#renderer/format.ts';
import type { CompanyView } from '#renderer/model.ts';
import { renameCompany, setPaused, setScanInterval } from '#renderer/store/company-actions.ts';
import { companyDetailStrings as words } from '#renderer/strings/company-detail.ts';
import classes from './company-pane.module.css';

const longestName = 200;

const usualHours = [1, 3, 6, 12, 24, 48, 168] as const;

/** That of all first; another number of hours that was set stays among them. */
function intervalChoices(current: number | null) {
  const all = [...new Set([...usualHours, ...(current === null ? [] : [current])])];
  return [
    { value: String(null), label: words.asAll },
    ...all.toSorted((a, b) => a - b).map((n) => ({ value: String(n), label: words.every(n) })),
  ];
}

/** What it is called here, and whether scans of all companies take it in. */
export function CompanySettings({ company }: { readonly company: CompanyView }) {
  return (
    <section>
      <Title order={3}>{words.settings}</Title>
      <Stack gap="md" mt="sm">
        <NameField key={company.name} company={company} />
        <Select
          size="xs"
          label={words.interval}
          disabled={company.isPaused}
          allowDeselect={false}
          data={intervalChoices(company.scanEveryHours)}
          value={String(company.scanEveryHours)}
          onChange={(value) =>
            void setScanInterval(company, value === 'null' ? null : Number(value))
          }
        />
        <Switch
          size="xs"
          label={words.paused}
          description={words.pausedHint}
          classNames={{ description: classes.description ?? '' }}
          checked={company.isPaused}
          onChange={({ currentTarget }) => void setPaused([company], currentTarget.checked)}
        />
        <p className={classes.hint}>
          {words.added} {exactDate(company.addedAt)}
        </p>
      </Stack>
    </section>
  );
}

function NameField({ company }: { readonly company: CompanyView }) {
  const [name, setName] = useState(company.name);
  const save = () => {
    const wanted = name.trim();
    if (wanted === '') setName(company.name);
    else if (wanted !== company.name) void renameCompany(company, wanted);
  };
  return (
    <TextInput
      size="xs"
      label={words.name}
      dir="auto"
      maxLength={longestName}
      value={name}
      onChange={({ currentTarget }) => setName(currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setName(company.name);
      }}
    />
  );
}
