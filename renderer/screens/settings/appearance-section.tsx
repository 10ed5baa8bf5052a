import { SegmentedControl } from '@mantine/core';
import { arrange, type Layout, useLayout } from '#renderer/store/layout.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { OwnRow } from './own-row.tsx';

const schemes: readonly Layout['scheme'][] = ['auto', 'light', 'dark'];

/** Light, dark, or as the system has it. */
export function AppearanceSection() {
  const scheme = useLayout((layout) => layout.scheme);
  return (
    <OwnRow label={words.scheme}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={words.scheme}
        data={schemes.map((value) => ({ value, label: words.schemes[value] }))}
        value={scheme}
        onChange={(chosen) => arrange({ scheme: chosen })}
      />
    </OwnRow>
  );
}
