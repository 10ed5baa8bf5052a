import { FileButton } from '@mantine/core';
import { type ReactNode, useRef } from 'react';

/** Opens the system's choice of files. The same file can be chosen again. */
export function FilesButton({
  accept,
  isMultiple = false,
  onFiles,
  children,
}: {
  readonly accept?: string;
  readonly isMultiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: (props: { readonly onClick: () => void }) => ReactNode;
}) {
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      {...(accept !== undefined && { accept })}
      multiple={isMultiple}
      resetRef={reset}
      onChange={(chosen: File | File[] | null) => {
        reset.current?.();
        const files = chosen === null ? [] : [chosen].flat();
        if (files.length > 0) onFiles(files);
      }}
    >
      {({ onClick }) => children({ onClick })}
    </FileButton>
  );
}
