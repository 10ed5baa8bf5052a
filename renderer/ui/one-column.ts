import { useMediaQuery } from '@mantine/hooks';

/**
 * Windows this narrow show a list or what is open in it, not both. A window of 1,280 px at a zoom
 * of 200% is 640 px wide.
 */
const query = '(max-width: 799px)';

export const useOneColumn = (): boolean =>
  useMediaQuery(query, false, { getInitialValueInEffect: false });

export const isOneColumn = (): boolean => window.matchMedia(query).matches;
