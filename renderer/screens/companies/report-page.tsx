import { Button, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { CompanyView } from '#renderer/model.ts';
import { reportCompany } from '#renderer/store/company-actions.ts';
import { reportStrings as words } from '#renderer/strings/companies.ts';
import classes from './company-pane.module.css';

/** For a company that could not be read, or only in part: everything its scan gets, as one file. */
export function ReportPage({ company }: { readonly company: CompanyView }) {
  const [isRecording, setIsRecording] = useState(false);
  if (company.health !== 'failed' && company.health !== 'partial') return null;
  const report = async () => {
    setIsRecording(true);
    await reportCompany(company);
    setIsRecording(false);
  };
  return (
    <section>
      <Title order={3}>{words.title}</Title>
      <p className={classes.hint}>{words.content}</p>
      <Button
        variant="default"
        leftSection={<IconDownload size={14} />}
        loading={isRecording}
        onClick={() => void report()}
      >
        {words.save}
      </Button>
      <p className={classes.hint}>{words.nothingSent}</p>
    </section>
  );
}
