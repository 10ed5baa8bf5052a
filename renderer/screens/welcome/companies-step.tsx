import { Button, Title } from '@mantine/core';
import { IconBellRinging, IconLock, IconQuote } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { AddField } from '#renderer/parts/add-companies/add-field.tsx';
import { isDraftEmpty } from '#renderer/parts/add-companies/draft.ts';
import { useDroppedFile } from '#renderer/parts/add-companies/dropped-file.ts';
import { ImportDialog, useImport } from '#renderer/parts/add-companies/import-dialog.tsx';
import { ThemeTiles } from '#renderer/parts/add-companies/theme-tiles.tsx';
import { useAddCompanies } from '#renderer/parts/add-companies/use-add-companies.ts';
import { LookAroundButton } from '#renderer/parts/look-around-button.tsx';
import { queries } from '#renderer/store/queries.ts';
import { addCompaniesStrings } from '#renderer/strings/add-companies.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { InboxPicture } from './inbox-picture.tsx';
import classes from './welcome-screen.module.css';

const benefitIcons = { told: IconBellRinging, proven: IconQuote, local: IconLock } as const;

/**
 * What Rolewatch promises, and the companies to watch. Unclear lines keep the user here; a second
 * click continues.
 */
export function CompaniesStep({ onNext }: { readonly onNext: () => void }) {
  const adding = useAddCompanies();
  const importing = useImport();
  useDroppedFile(importing.readFile);
  const field = useRef<HTMLTextAreaElement>(null);
  const { data: companies = [] } = useQuery(queries.companies());
  const hasSome = companies.length > 0;
  const focusField = () => field.current?.focus();
  useEffect(focusField, []);
  const goOn = async () => {
    if (adding.ready > 0) await adding.add();
    if (adding.ready === 0 || isDraftEmpty()) onNext();
  };
  return (
    <>
      <div className={classes.page}>
        <div className={classes.promise}>
          <Title order={1} className={classes.title}>
            {words.promise}
          </Title>
          <ul className={classes.benefits}>
            {words.benefits.map(({ key, title, text }) => {
              const Icon = benefitIcons[key];
              return (
                <li key={key} className={classes.benefit}>
                  <Icon size={18} stroke={1.6} aria-hidden />
                  <span>
                    <b className={classes.benefitTitle}>{title}</b> {text}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
        <div className={classes.field}>
          <AddField
            adding={adding}
            onImport={importing.readText}
            onFile={importing.readFile}
            onSubmit={() => (adding.ready > 0 || hasSome) && void goOn()}
            field={field}
          />
        </div>
        <InboxPicture companies={adding.taken} onRemoved={focusField} />
        <div className={classes.tiles}>
          <ThemeTiles />
        </div>
      </div>
      <div className={classes.foot}>
        <div className={classes.footInner}>
          {hasSome ? (
            <StatusMark tone="good" label={words.watching(companies.length)} />
          ) : (
            <>
              <span className={classes.muted}>{words.lookAround}</span>
              <LookAroundButton />
            </>
          )}
          <Button
            size="sm"
            className={classes.end}
            disabled={adding.ready === 0 && !hasSome}
            loading={adding.isAdding}
            onClick={() => void goOn()}
          >
            {adding.ready > 0 || !hasSome ? addCompaniesStrings.watch(adding.ready) : words.next}
          </Button>
        </div>
      </div>
      <ImportDialog importing={importing} />
    </>
  );
}
