import { Button, Modal, UnstyledButton } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isCallError } from '#contract/client.ts';
import { exactTime, shortMessage } from '#renderer/format.ts';
import type { CompanyView } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { readingStrings as words } from '#renderer/strings/companies.ts';
import { Age } from '#renderer/ui/age.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import paneClasses from './company-pane.module.css';
import classes from './page-picture.module.css';

/** The company's page as a browser draws it for us: on request only, small, and large in a dialog. */
export function PagePicture({ company: { url, usesProxy } }: { readonly company: CompanyView }) {
  const { data, error, isFetching, refetch } = useQuery(queries.picture({ url, usesProxy }));
  const [isLarge, setIsLarge] = useState(false);
  const alt = words.picture(data?.url ?? url);
  return (
    <div className={classes.root}>
      {data !== undefined && (
        <>
          <UnstyledButton
            className={classes.small ?? ''}
            aria-label={words.enlarge}
            onClick={() => setIsLarge(true)}
          >
            <img src={data.image} alt={alt} />
          </UnstyledButton>
          <p className={paneClasses.hint}>
            {words.drawn} <Age at={data.at} />
          </p>
          <Modal
            opened={isLarge}
            onClose={() => setIsLarge(false)}
            size="auto"
            title={
              <>
                <span className={classes.address}>{data.url}</span>
                <span className={classes.time}>
                  {words.drawn} {exactTime(data.at)}
                </span>
              </>
            }
          >
            <img
              className={classes.large}
              src={data.image}
              alt={alt}
              width={data.width}
              height={data.height}
            />
          </Modal>
        </>
      )}
      {error !== null && !isFetching && <ErrorNote tone="warn" error={brief(error)} />}
      <Button
        variant="default"
        leftSection={<IconPhoto size={14} aria-hidden />}
        disabled={isFetching}
        onClick={() => void refetch()}
      >
        {isFetching ? words.drawing : data === undefined ? words.draw : words.again}
      </Button>
      {data === undefined && error === null && <p className={paneClasses.hint}>{words.drawHint}</p>}
    </div>
  );
}

/** Its address stands above: the host is enough. */
const brief = (error: Error) =>
  isCallError(error) ? { message: shortMessage(error.message), hint: error.hint } : error;
