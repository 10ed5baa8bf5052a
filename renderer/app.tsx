import { Center, MantineProvider, useMantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { IconLinkOff } from '@tabler/icons-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Shell } from './frame/shell.tsx';
import { useConnection } from './store/connection.ts';
import { useLayout } from './store/layout.ts';
import { queryClient } from './store/queries.ts';
import { frameStrings } from './strings/frame.ts';
import { theme } from './theme.ts';
import { EmptyState } from './ui/empty-state.tsx';
import { useLate } from './ui/use-late.ts';

/** All of the interface. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Scheme />
        <Notifications position="bottom-center" limit={3} />
        <Start />
      </MantineProvider>
    </QueryClientProvider>
  );
}

/** The frame, once the host has answered; what it is up to until then. */
function Start() {
  const state = useConnection((connection) => connection.state);
  const isLoaded = useLayout((layout) => layout.isLoaded);
  if (state === 'refused') {
    return (
      <EmptyState icon={<IconLinkOff size={22} />} title={frameStrings.refused}>
        {frameStrings.refusedHint}
      </EmptyState>
    );
  }
  return isLoaded ? <Shell /> : <Connecting />;
}

function Connecting() {
  const isLate = useLate(600);
  return <Center h="100%">{isLate ? frameStrings.connecting : null}</Center>;
}

/** Follows the scheme that was chosen, here or in another window. */
function Scheme() {
  const scheme = useLayout((layout) => layout.scheme);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(scheme), [scheme, setColorScheme]);
  return null;
}
